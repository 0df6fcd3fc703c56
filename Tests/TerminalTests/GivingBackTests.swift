import Glibc
import PseudoTerminal
import Testing

extension OnATerminal {
    /// However the program ends, the terminal is as it was.
    @Suite
    struct GivingBackTests {
        @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        func `a signal ends the program in order`(signal: Int32) throws {
            let terminal = try PseudoTerminal()
            let before = try settingsBefore()
            try terminal.expect("[ready]")

            terminal.send(signal)

            #expect(try terminal.end() == .exited(0))
            #expect(terminal.text.hasSuffix("<ended \(signal)>"))
            expectGivenBack(terminal, before)
        }

        @Test(arguments: [
            (key: "a", end: PseudoTerminal.Event.signalled(SIGABRT)),
            (key: "s", end: .signalled(SIGSEGV)),
            (key: "o", end: .signalled(SIGSEGV)),
            (key: "e", end: .exited(3)),
            (key: "q", end: .exited(0)),
        ])
        func `a crash, an exit and the quit key give the terminal back`(
            key: String, end: PseudoTerminal.Event
        ) throws {
            let terminal = try PseudoTerminal()
            let before = try settingsBefore()
            try terminal.expect("[ready]")

            terminal.type(key)

            #expect(try terminal.end() == end)
            expectGivenBack(terminal, before)
        }

        @Test func `a trap of Swift gives the terminal back`() throws {
            let terminal = try PseudoTerminal(["--log=/dev/null"])
            let before = try settingsBefore()
            try terminal.expect("[ready]")

            terminal.type("t")

            let end = try terminal.end()
            #expect(end == .signalled(SIGILL) || end == .signalled(SIGTRAP))
            expectGivenBack(terminal, before)
            #expect(
                terminal.text.hasSuffix("tideline crashed; its last words are in /dev/null\r\n"))
        }

        @Test(arguments: [SIGBUS, SIGFPE, SIGILL, SIGTRAP])
        func `every deadly signal gives the terminal back and keeps its meaning`(
            signal: Int32
        ) throws {
            let terminal = try PseudoTerminal()
            let before = try settingsBefore()
            try terminal.expect("[ready]")

            terminal.send(signal)

            #expect(try terminal.end() == .signalled(signal))
            expectGivenBack(terminal, before)
        }

        @Test(arguments: ["key", "signal"])
        func `suspending gives the terminal back and continuing takes it again`(way: String) throws
        {
            let terminal = try PseudoTerminal()
            let before = try settingsBefore()
            try terminal.expect("[ready]")
            let raw = terminal.settings

            if way == "key" { terminal.type("\u{1A}") } else { terminal.send(SIGTSTP) }

            #expect(try terminal.end() == .stopped(SIGTSTP))
            expectGivenBack(terminal, before)
            let stopped = terminal.bytes.count

            terminal.send(SIGCONT)

            try terminal.expect("resumed", from: stopped)
            try terminal.expect("\u{1B}[?1049h", from: stopped)
            try terminal.expect("\u{1B}[?2004h", from: stopped)
            #expect(terminal.settings == raw)
        }

        @Test(arguments: [SIGINT, SIGTERM, SIGQUIT])
        func `a second signal ends a program that does not listen`(signal: Int32) throws {
            let terminal = try PseudoTerminal()
            let before = try settingsBefore()
            try terminal.expect("[ready]")
            terminal.type("b")
            try terminal.expect("<hanging>")

            terminal.send(signal)
            // The first must have been taken before the second comes, or the two become one.
            while terminal.hasPending(signal) {}
            terminal.send(signal)

            #expect(try terminal.end() == .signalled(signal))
            expectGivenBack(terminal, before)
        }

        @Test(arguments: [true, false])
        func `a terminal that goes away ends the program`(isTold: Bool) throws {
            let terminal = try PseudoTerminal()
            try terminal.expect("[ready]")

            terminal.hangUp(isTold: isTold)

            #expect(try terminal.end() == .exited(0))
        }

        @Test func `error output goes to the log and comes back`() throws {
            let log = "/tmp/tideline-probe-\(getpid()).log"
            defer { unlink(log) }
            let terminal = try PseudoTerminal(["--log=\(log)"])
            try terminal.expect("[ready]")

            terminal.type("wq")

            #expect(try terminal.end() == .exited(0))
            #expect(!terminal.text.contains("noise for the log"))
            #expect(contents(of: log) == "noise for the log\n")
        }

        /// The settings of a terminal on which nothing was done yet.
        private func settingsBefore() throws -> [UInt32] {
            let untouched = try PseudoTerminal(["--log=/no/such/folder/log"])
            _ = try untouched.end()
            return untouched.settings
        }

        private func expectGivenBack(_ terminal: PseudoTerminal, _ before: [UInt32]) {
            let text = terminal.text
            #expect(terminal.settings == before)
            for (on, off) in [
                ("?1049h", "?1049l"), ("?25l", "?25h"), ("?2004h", "?2004l"), ("?1000h", "?1000l"),
                ("?1004h", "?1004l"), ("?1006h", "?1006l"), ("?2026h", "?2026l"),
            ] {
                #expect(isLast(off, over: on, in: text), "\(off) does not stand behind \(on)")
            }
        }

        private func isLast(_ wanted: String, over other: String, in text: String) -> Bool {
            let bytes = Array(text.utf8)
            guard let off = bytes.ranges(of: Array(wanted.utf8)).last else { return false }
            guard let on = bytes.ranges(of: Array(other.utf8)).last else { return true }
            return off.lowerBound > on.lowerBound
        }

        private func contents(of path: String) -> String {
            guard let file = fopen(path, "r") else { return "" }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = fread(&bytes, 1, bytes.count, file)
            return String(decoding: bytes[..<count], as: UTF8.self)
        }
    }
}
