import Glibc
import PseudoTerminal
import Testing

extension OnATerminal {
    /// What the terminal gets to see, and what it does not.
    @Suite
    struct ShowingTests {
        @Test func `the first frame switches the screen and draws in 256 colours`() throws {
            let terminal = try PseudoTerminal()

            try terminal.expect("round 0 [ready]")
            try terminal.expect("\u{1B}[?2026l")

            #expect(terminal.text.contains("\u{1B}[?1049h"))
            #expect(terminal.text.contains("indexed unicode=true"))
            #expect(terminal.text.contains("\u{1B}[38;5;"))
            #expect(terminal.text.contains("é 漢字"))
            #expect(terminal.text.contains("┏━"))
        }

        @Test func `a frame that did not change sends nothing`() throws {
            let terminal = try PseudoTerminal()
            try terminal.expect("[ready]")

            terminal.type("f")

            try terminal.expect("<before><after>")
        }

        @Test func `a small change sends less than a hundred bytes`() throws {
            let terminal = try PseudoTerminal()
            try terminal.expect("[ready]")
            terminal.type("n")
            try terminal.expect("round")
            terminal.type("f")
            let settled = try terminal.expect("<after>")

            terminal.type("n")

            try terminal.expect("character(\"n\"))]", from: settled)
            #expect(terminal.bytes.count - settled < 100)
        }

        @Test func `a large frame is shown at once and a small one without ceremony`() throws {
            let terminal = try PseudoTerminal()
            let first = try terminal.expect("\u{1B}[?2026l")

            terminal.type("n")

            try terminal.expect("\"n\"", from: first)
            #expect(!terminal.text.utf8.dropFirst(first).contains(subsequence: "?2026h"))
        }

        @Test(arguments: ["xterm-256color", "xterm"])
        func `more pairs of colours than there are do no harm`(term: String) throws {
            let terminal = try PseudoTerminal(environment: ["TERM": term])
            try terminal.expect("[ready]")

            terminal.type("c")
            let colored = try terminal.expect("<coloured>")

            let written = try terminal.expect("round 0", from: colored)
            let look = term == "xterm" ? "\u{1B}[35m" : "\u{1B}[38;5;80m\u{1B}[48;5;234m"
            #expect(
                terminal.bytes[colored..<written].firstRange(of: Array((look + "round").utf8))
                    != nil)
        }

        @Test func `a new window size is told once and drawn whole`() throws {
            let terminal = try PseudoTerminal()
            try terminal.expect("[ready]")
            let before = terminal.bytes.count

            terminal.resize(columns: 44, rows: 11)
            terminal.resize(columns: 50, rows: 10)

            try terminal.expect("size 50x10", from: before)
            try terminal.expect("\u{1B}[2J", from: before)
        }

        @Test func `the cursor stands where the frame says`() throws {
            let terminal = try PseudoTerminal()
            let drawn = try terminal.expect("┛")

            try terminal.expect("\u{1B}[4;3H", from: drawn)
        }

        @Test(arguments: [
            (environment: ["NO_COLOR": "1"], shows: "none unicode=true"),
            (environment: ["TERM": "xterm"], shows: "sixteen unicode=true"),
            (environment: ["TERM": "vt100"], shows: "none unicode=true"),
            (environment: ["TERM": "linux"], shows: "sixteen unicode=true"),
            (environment: ["TERM": "no-such-terminal"], shows: "sixteen unicode=true"),
            (environment: ["TERM": ""], shows: "sixteen unicode=true"),
            (environment: ["TERM": "xterm-kitty-of-tomorrow"], shows: "indexed unicode=true"),
            (environment: ["LANG": "C"], shows: "indexed unicode=false"),
            (environment: ["LANG": ""], shows: "indexed unicode=true"),
            (environment: ["LINES": "99", "COLUMNS": "200"], shows: "size 60x12"),
            (environment: ["COLORFGBG": "0;15"], shows: "light=true"),
        ])
        func `every environment gets a picture`(
            environment: [String: String], shows: String
        ) throws {
            let terminal = try PseudoTerminal(environment: environment)

            try terminal.expect(shows)
            terminal.type("q")

            #expect(try terminal.end() == .exited(0))
        }

        @Test func `without colours no colour is sent`() throws {
            let terminal = try PseudoTerminal(environment: ["NO_COLOR": "1"])
            try terminal.expect("[ready]")
            terminal.type("q")
            _ = try terminal.end()

            #expect(!terminal.text.contains("[38;"))
            #expect(!terminal.text.contains("[48;"))
            #expect(!terminal.text.contains("[3m"))
        }

        @Test func `in the C locale only ASCII is sent`() throws {
            let terminal = try PseudoTerminal(environment: ["LANG": "C"])
            try terminal.expect("[ready]")
            terminal.type("q")
            _ = try terminal.end()

            #expect(terminal.bytes.allSatisfy { $0 < 0x80 })
            #expect(terminal.text.contains("size 60x12 e ????"))
        }

        @Test func `an old terminal gets none of the modes it would print`() throws {
            let terminal = try PseudoTerminal(environment: ["TERM": "vt100"])
            try terminal.expect("[ready]")
            terminal.type("q")
            _ = try terminal.end()

            #expect(!terminal.text.contains("?2004"))
            #expect(!terminal.text.contains("?1000"))
            #expect(!terminal.text.contains("?2026"))
        }

        @Test func `a dumb terminal is refused with what to do`() throws {
            let terminal = try PseudoTerminal(environment: ["TERM": "dumb"])

            #expect(try terminal.end() == .exited(2))
            #expect(terminal.text.contains("TERM=dumb cannot place the cursor"))
        }

        @Test func `the background is asked for and the answer is not typed`() throws {
            let terminal = try PseudoTerminal(["--ask"])
            try terminal.expect("\u{1B}]11;?\u{1B}\\\u{1B}[c")

            terminal.type("\u{1B}]11;rgb:ffff/fafa/e0e0\u{1B}\\\u{1B}[?62;22c")

            try terminal.expect("light=true")
            try terminal.expect("round 0 [ready]")
        }

        @Test func `copying sends the text to the clipboard`() throws {
            let terminal = try PseudoTerminal()
            try terminal.expect("[ready]")

            terminal.type("y")

            try terminal.expect("\u{1B}]52;c;dGlkZQ==\u{7}")
        }

        @Test func `the mouse can be given to the terminal`() throws {
            let terminal = try PseudoTerminal()
            let ready = try terminal.expect("[ready]")
            #expect(terminal.text.contains("?1000h"))

            terminal.type("m")

            try terminal.expect("?1006l\u{1B}[?1000l", from: ready)
        }

        @Test(arguments: [
            (bytes: "\u{1B}[A", shows: "key(Console.Key.up)"),
            (bytes: "\u{1B}OA", shows: "key(Console.Key.up)"),
            (bytes: "\u{1B}", shows: "key(Console.Key.escape)"),
            (bytes: "\u{1B}x", shows: "key(Console.Key.alt(\"x\"))"),
            (bytes: "\u{3}", shows: "key(Console.Key.control(\"c\"))"),
            (bytes: "\u{1C}", shows: "key(Console.Key.control(\"\\\\\"))"),
            (bytes: "\u{1B}[200~qq\u{1B}[201~", shows: "paste(\"qq\")"),
            (bytes: "\u{1B}[I", shows: "focusGained"),
        ])
        func `keys arrive`(bytes: String, shows: String) throws {
            let terminal = try PseudoTerminal(columns: 100)
            try terminal.expect("[ready]")

            terminal.type(bytes)

            try terminal.expect(shows)
        }
    }
}

extension Sequence<UInt8> {
    fileprivate func contains(subsequence text: String) -> Bool {
        Array(self).firstRange(of: Array(text.utf8)) != nil
    }
}
