import Testing

@testable import Terminal

struct ClipboardTests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("ä", "w6Q="),
    ])
    func `text is encoded in base 64`(text: String, encoded: String) {
        #expect(Clipboard.base64(Array(text.utf8)) == encoded)
    }

    @Test func `in tmux the sequence is also wrapped`() {
        #expect(
            Clipboard.sequence(for: "f", isInTmux: true)
                == "\u{1B}]52;c;Zg==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zg==\u{7}\u{1B}\\")
    }

    @Test func `a text that terminals would cut is refused`() {
        let longest = Clipboard.longest / 4 * 3

        #expect(
            Clipboard.sequence(for: String(repeating: "a", count: longest), isInTmux: false) != nil)
        #expect(
            Clipboard.sequence(for: String(repeating: "a", count: longest + 1), isInTmux: false)
                == nil)
    }
}
