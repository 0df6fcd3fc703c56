import Testing

@testable import Console

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("ｆｕｌｌ", 8),
        ("🙂", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇳🇴", 2), ("❤️", 1), ("│┏█▀⣿", 5), ("…–“”", 4),
        ("\u{200B}x\u{FEFF}", 1), ("क्षि", 3), ("ᄒ\u{1161}\u{11AB}", 2), ("a\u{AD}b", 3),
    ])
    func `text has the columns that terminals give it`(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    @Test(arguments: [
        ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb", "a↵b"), ("a\r\nb", "a␍↵b"), ("a\tb", "a b"),
        ("a\u{0}b", "a␀b"), ("a\u{7F}b", "a␡b"), ("a\u{9B}31mb", "a\u{FFFD}31mb"),
        ("safe\u{202E}fdp.exe", "safe\u{FFFD}fdp.exe"), ("a\u{2066}b", "a\u{FFFD}b"),
        ("\u{301}x", "◌\u{301}x"), ("👨‍👩‍👧!", "👨!"), ("🇳🇴", "NO"),
    ])
    func `hostile text is shown and does nothing`(text: String, safe: String) {
        #expect(DisplayWidth.sanitised(text) == safe)
    }

    @Test func `a pile of marks is cut`() {
        let pile = "z" + String(repeating: "\u{302}", count: 50)

        #expect(DisplayWidth.sanitised(pile).unicodeScalars.count == 4)
    }

    @Test(arguments: [
        ("plain", "plain"), ("wait…", "wait..."), ("a–b", "a-b"), ("“q”", "\"q\""),
        ("naïve", "naive"),
        ("Ærø", "AEro"), ("● live ▸", "* live >"), ("┏━┓", "+-+"), ("漢", "??"), ("e\u{301}", "e"),
        ("a\u{1B}b", "a?b"), ("×", "x"), ("✓", "+"),
    ])
    func `without Unicode text keeps its sense`(text: String, ascii: String) {
        let shown = DisplayWidth.sanitised(text, isUnicode: false)

        #expect(shown == ascii)
        #expect(shown.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    }

    @Test func `any scalar becomes printable and measured`() {
        for value in stride(from: UInt32(0), to: 0x110000, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            let glyphs = DisplayWidth.glyphs(of: text, isUnicode: true)
            for glyph in glyphs {
                #expect(glyph.columns == DisplayWidth.columns(of: glyph.character))
                #expect(glyph.columns == 1 || glyph.columns == 2)
            }
            let ascii = DisplayWidth.sanitised(text, isUnicode: false)
            #expect(ascii.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
        }
    }

    @Test func `the ranges are sorted and apart`() {
        for ranges in [DisplayWidth.wide, DisplayWidth.zero] {
            for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.last < next.first) }
            #expect(ranges.allSatisfy { $0.first <= $0.last })
        }
    }
}
