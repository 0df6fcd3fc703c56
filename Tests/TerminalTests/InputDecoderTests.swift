import Console
import Testing

@testable import Terminal

struct InputDecoderTests {
    @Test(arguments: [
        ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[1;2A", .shiftUp), ("\u{1B}[a", .shiftUp),
        ("\u{1B}[B", .down), ("\u{1B}[1;2B", .shiftDown), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
        ("\u{1B}\u{1B}[D", .left), ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home), ("\u{1B}OF", .end),
        ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete),
        ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab),
        ("\u{1B}OP", .function(1)), ("\u{1B}[[C", .function(3)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)), ("\t", .tab),
        ("\r", .enter), ("\n", .enter), ("\u{1B}OM", .enter), ("\u{7F}", .backspace),
        ("\u{8}", .backspace), ("\0", .control(" ")), ("\u{3}", .control("c")),
        ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")),
        ("q", .character("q")), (" ", .character(" ")), ("é", .character("é")),
        ("漢", .character("漢")), ("🙂", .character("🙂")), ("\u{1B}x", .alt("x")),
        ("\u{1B}é", .alt("é")), ("\u{1B}[97;5u", .control("a")), ("\u{1B}[97;3u", .alt("a")),
        ("\u{1B}[27;5;97~", .control("a")), ("\u{1B}[13u", .enter), ("\u{1B}[9;2u", .backTab),
    ])
    func `every form of a key is that key`(bytes: String, key: Key) {
        var decoder = InputDecoder()

        #expect(decoder.feed(bytes.utf8) == [.input(.key(key))])
        #expect(!decoder.isWaiting)
    }

    @Test(arguments: [
        "\u{1B}[1;2A", "\u{1B}[<0;3;4M", "é", "🙂", "\u{1B}[200~text\u{1B}[201~",
        "\u{1B}]11;rgb:ff/ff/ff\u{1B}\\", "\u{1B}\u{1B}[D",
    ])
    func `cut anywhere the meaning is the same`(bytes: String) {
        var whole = InputDecoder()
        let wanted = whole.feed(bytes.utf8)
        #expect(wanted.count == 1)

        for cut in 1..<bytes.utf8.count {
            var decoder = InputDecoder()
            let head = decoder.feed(bytes.utf8.prefix(cut))
            #expect(head + decoder.feed(bytes.utf8.dropFirst(cut)) == wanted)
        }
    }

    @Test func `an escape byte alone is the key only when nothing follows`() {
        var decoder = InputDecoder()

        #expect(decoder.feed([0x1B]).isEmpty)
        #expect(decoder.isWaiting)
        #expect(decoder.flush() == [.input(.key(.escape))])
        #expect(!decoder.isWaiting)
    }

    @Test func `alt and a bracket is a key when nothing follows`() {
        var decoder = InputDecoder()

        #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
        #expect(decoder.flush() == [.input(.key(.alt("[")))])
    }

    @Test func `two escapes are two keys`() {
        var decoder = InputDecoder()

        #expect(decoder.feed([0x1B, 0x1B]).isEmpty)
        #expect(decoder.flush() == [.input(.key(.escape)), .input(.key(.escape))])
    }

    @Test func `a sequence that is cut off is never typed`() {
        var decoder = InputDecoder()

        #expect(decoder.feed("\u{1B}[1;2".utf8).isEmpty)
        #expect(decoder.flush().isEmpty)
        #expect(decoder.feed("q".utf8) == [.input(.key(.character("q")))])
    }

    @Test(arguments: [
        "\u{1B}[?25$y", "\u{1B}[99~", "\u{1B}[12;40R", "\u{1B}Pjunk\u{1B}\\", "\u{1B}Oz",
    ])
    func `what is not known is dropped as a whole`(bytes: String) {
        var decoder = InputDecoder()

        #expect(decoder.feed((bytes + "k").utf8) == [.input(.key(.character("k")))])
    }

    @Test(arguments: [
        ("\u{1B}[<0;3;4M", MouseReport.Kind.press), ("\u{1B}[<0;3;4m", .release),
        ("\u{1B}[<64;3;4M", .wheelUp), ("\u{1B}[<65;3;4M", .wheelDown),
        ("\u{1B}[M #$", .press), ("\u{1B}[M##$", .release),
    ])
    func `the mouse is reported in cells from 0`(bytes: String, kind: MouseReport.Kind) {
        var decoder = InputDecoder()

        let report = MouseReport(position: Position(column: 2, row: 3), kind: kind)
        #expect(decoder.feed(bytes.utf8) == [.input(.mouse(report))])
    }

    @Test func `columns beyond 223 are exact`() {
        var decoder = InputDecoder()

        let report = MouseReport(position: Position(column: 299, row: 99), kind: .press)
        #expect(decoder.feed("\u{1B}[<0;300;100M".utf8) == [.input(.mouse(report))])
    }

    @Test func `other buttons and motion are no reports`() {
        var decoder = InputDecoder()

        #expect(decoder.feed("\u{1B}[<2;1;1M\u{1B}[<32;1;1M\u{1B}[<35;1;1M".utf8).isEmpty)
    }

    @Test func `a paste is one piece, whatever stands in it`() {
        var decoder = InputDecoder()
        let text = "q\r\u{1B}[A\u{3}é"

        let reports = decoder.feed(("\u{1B}[200~" + text + "\u{1B}[201~z").utf8)

        #expect(reports == [.input(.paste(text)), .input(.key(.character("z")))])
    }

    @Test func `a paste without end is kept to a limit and does not time out`() {
        var decoder = InputDecoder()
        _ = decoder.feed("\u{1B}[200~".utf8)
        for _ in 0..<300 { #expect(decoder.feed(Array(repeating: 0x61, count: 8192)).isEmpty) }

        #expect(!decoder.isWaiting)
        let reports = decoder.feed("\u{1B}[201~".utf8)

        guard case .input(.paste(let text)) = reports.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == InputDecoder.longestPaste)
    }

    @Test func `bytes that are no text become a replacement`() {
        var decoder = InputDecoder()

        let reports = decoder.feed([0xFF, 0xC3, 0x28])

        let replacement = InputDecoder.Report.input(.key(.character("\u{FFFD}")))
        #expect(reports == [replacement, replacement, .input(.key(.character("(")))])
    }

    @Test func `the answers of a terminal are told apart from keys`() {
        var decoder = InputDecoder()

        let reports = decoder.feed("\u{1B}]11;rgb:0000/8080/ffff\u{7}\u{1B}[?62;22cx".utf8)

        #expect(reports.count == 3)
        #expect(reports[0] == .background(red: 0, green: Double(0x8080) / 65_535, blue: 1))
        #expect(reports[1] == .attributes)
        #expect(reports[2] == .input(.key(.character("x"))))
    }

    @Test func `focus is told`() {
        var decoder = InputDecoder()

        #expect(
            decoder.feed("\u{1B}[I\u{1B}[O".utf8) == [.input(.focusGained), .input(.focusLost)])
    }

    @Test func `any bytes at all end in an empty buffer`() {
        var seed: UInt64 = 7
        var decoder = InputDecoder()
        for _ in 0..<2000 {
            let bytes = (0..<16).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let byte = UInt8(truncatingIfNeeded: seed >> 56)
                return byte < 80 ? 0x1B : byte < 120 ? UInt8(ascii: "[") : byte
            }
            _ = decoder.feed(bytes)
            _ = decoder.flush()
            #expect(!decoder.isWaiting)
        }
    }
}
