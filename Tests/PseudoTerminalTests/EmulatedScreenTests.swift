import PseudoTerminal
import Testing

private let abc = "\u{1B}[1;1Haaaa\u{1B}[2;1Hbbbb\u{1B}[3;1Hcccc"

/// Bytes in, rows out, as xterm would show them.
struct EmulatedScreenTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let bytes: String
        let lines: [String]

        init(_ name: String, _ bytes: String, _ lines: [String]) {
            self.name = name
            self.bytes = bytes
            self.lines = lines
        }

        var testDescription: String { name }
    }

    @Test(arguments: [
        Case("text wraps behind the last column", "abcdefgh", ["abcdef", "gh", ""]),
        Case("the last column does not wrap by itself", "abcdef\rX", ["Xbcdef", "", ""]),
        Case("return and line feed", "ab\r\ncd", ["ab", "cd", ""]),
        Case("a line feed keeps the column", "ab\ncd", ["ab", "  cd", ""]),
        Case("the last line scrolls", "a\r\nb\r\nc\r\nd", ["b", "c", "d"]),
        Case("backspace and tab", "ab\u{8}X\r\tY", ["aX   Y", "", ""]),
        Case("cup", "\u{1B}[2;3Hx", ["", "  x", ""]),
        Case("home", "ab\u{1B}[Hx", ["xb", "", ""]),
        Case("hpa and vpa", "\u{1B}[3d\u{1B}[4Gx", ["", "", "   x"]),
        Case(
            "up, down, right, left", "\u{1B}[2;2H\u{1B}[Aa\u{1B}[Bb\u{1B}[2C\u{1B}[Dc",
            [" a", "  b c", ""]),
        Case("out of bounds is the border", "\u{1B}[99;99Hx\u{1B}[99Ay", ["     y", "", "     x"]),
    ])
    func `the cursor moves`(of table: Case) {
        expectLines(table)
    }

    @Test(arguments: [
        Case("el", abc + "\u{1B}[2;3H\u{1B}[K", ["aaaa", "bb", "cccc"]),
        Case("el1", abc + "\u{1B}[2;3H\u{1B}[1K", ["aaaa", "   b", "cccc"]),
        Case("ed", abc + "\u{1B}[2;3H\u{1B}[J", ["aaaa", "bb", ""]),
        Case("ed to the cursor", abc + "\u{1B}[2;3H\u{1B}[1J", ["", "   b", "cccc"]),
        Case("clear", abc + "\u{1B}[H\u{1B}[2J", ["", "", ""]),
        Case("ech", abc + "\u{1B}[2;2H\u{1B}[2X", ["aaaa", "b  b", "cccc"]),
        Case("rep", "x\u{1B}[3b", ["xxxx", "", ""]),
        Case("rep over the border", "x\u{1B}[6b", ["xxxxxx", "x", ""]),
        Case("ich", "abcd\u{1B}[1;2H\u{1B}[2@XY", ["aXYbcd", "", ""]),
        Case("ich pushes out", "abcdef\u{1B}[1;1H\u{1B}[2@", ["  abcd", "", ""]),
        Case("dch", "abcdef\u{1B}[1;2H\u{1B}[2P", ["adef", "", ""]),
        Case("il", abc + "\u{1B}[2;1H\u{1B}[L", ["aaaa", "", "bbbb"]),
        Case("dl", abc + "\u{1B}[1;1H\u{1B}[M", ["bbbb", "cccc", ""]),
    ])
    func `cells are changed`(by table: Case) {
        expectLines(table)
    }

    @Test(arguments: [
        Case("csr and a line feed", abc + "\u{1B}[1;2r\u{1B}[2;1H\n", ["bbbb", "", "cccc"]),
        Case(
            "csr and a reverse line feed", abc + "\u{1B}[2;3r\u{1B}[2;1H\u{1B}M",
            ["aaaa", "", "bbbb"]),
        Case("indn", abc + "\u{1B}[2S", ["cccc", "", ""]),
        Case("rin", abc + "\u{1B}[T", ["", "aaaa", "bbbb"]),
        Case(
            "il stays above the region's end", abc + "\u{1B}[1;2r\u{1B}[1;1H\u{1B}[L",
            ["", "aaaa", "cccc"]),
        Case("csr is taken back", abc + "\u{1B}[1;2r\u{1B}[r\u{1B}[3;1H\n", ["bbbb", "cccc", ""]),
    ])
    func `rows scroll`(by table: Case) {
        expectLines(table)
    }

    @Test(arguments: [
        Case("wide characters take two columns", "漢字x", ["漢字x", "", ""]),
        Case("a wide character does not stand on the border", "abcde漢", ["abcde", "漢", ""]),
        Case("half a wide character is none", "漢x\u{1B}[1;2Ho", [" ox", "", ""]),
        Case("marks join what stands before them", "e\u{301}x", ["e\u{301}x", "", ""]),
        Case("box drawing", "┏━┓", ["┏━┓", "", ""]),
        Case(
            "colours leave no trace", "\u{1B}[1;38;5;12mab\u{1B}[0;10mc\u{1B}(B", ["abc", "", ""]),
        Case(
            "titles and copies leave no trace", "\u{1B}]0;ti\u{7}a\u{1B}]52;c;eA==\u{1B}\\b",
            ["ab", "", ""]),
        Case("questions leave no trace", "\u{1B}[c\u{1B}[>q\u{1B}[?2026$pa", ["a", "", ""]),
        Case("save and restore", "ab\u{1B}7\u{1B}[3;3Hx\u{1B}8c", ["abc", "", "  x"]),
    ])
    func `other characters stand where they should`(in table: Case) {
        expectLines(table)
    }

    @Test func `the alternate screen comes empty and goes without a trace`() {
        var screen = EmulatedScreen(columns: 6, rows: 3)
        screen.feed("shell\u{1B}[?1049h\u{1B}[1;1Happ".utf8)
        #expect(screen.lines == ["app", "", ""])
        #expect(screen.isAlternate)

        screen.feed("\u{1B}[?1049l$".utf8)

        #expect(screen.lines == ["shell$", "", ""])
        #expect(!screen.isAlternate)
    }

    @Test func `the cursor and the frame follow their modes`() {
        var screen = EmulatedScreen(columns: 6, rows: 3)
        screen.feed("\u{1B}[?25l\u{1B}[?2026h\u{1B}[2;5H".utf8)
        #expect(!screen.isCursorShown)
        #expect(screen.isUpdating)
        #expect(screen.cursor == EmulatedScreen.Place(row: 1, column: 4))

        screen.feed("\u{1B}[?25h\u{1B}[?2026l".utf8)

        #expect(screen.isCursorShown)
        #expect(!screen.isUpdating)
    }

    @Test func `bytes may come one by one`() {
        var whole = EmulatedScreen(columns: 6, rows: 3)
        var single = whole
        let bytes = Array("\u{1B}[2;2H漢é\u{1B}[38;5;1m┏\u{1B}[2b".utf8)

        whole.feed(bytes)
        for byte in bytes { single.feed([byte]) }

        #expect(single.lines == whole.lines)
        #expect(whole.lines == ["", " 漢é┏┏", "┏"])
    }

    @Test func `a new size keeps what fits`() {
        var screen = EmulatedScreen(columns: 6, rows: 3)
        screen.feed("abcdef\r\nx".utf8)

        screen.resize(columns: 4, rows: 2)

        #expect(screen.lines == ["abcd", "x"])
        #expect(screen.cursor == EmulatedScreen.Place(row: 1, column: 1))
    }

    private func expectLines(_ table: Case) {
        var screen = EmulatedScreen(columns: 6, rows: 3)
        screen.feed(table.bytes.utf8)
        #expect(screen.lines == table.lines)
    }
}
