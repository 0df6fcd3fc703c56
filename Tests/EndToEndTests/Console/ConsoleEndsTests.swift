import Foundation
import PseudoTerminal
import Testing

/// However the console ends, the store is closed in order and the terminal is as it was.
@Suite(.serialized)
struct ConsoleEndsTests {
    @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP])
    func `a signal ends it in order`(signal: Int32) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console()
        try console.wait("1 Tiers", "● live")

        console.send(signal)

        #expect(try console.end() == .exited(128 + signal))
        #expect(!console.screen.isAlternate)
        #expect(console.screen.isCursorShown)
        expectClosed(node)
    }

    @Test(arguments: [true, false])
    func `a terminal that is closed ends it`(isTold: Bool) throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console()
        try console.wait("1 Tiers", "● live")

        console.hangUp(isTold: isTold)

        // Whether the signal or the dead line is seen first is up to the system.
        #expect([.exited(0), .exited(128 + SIGHUP)].contains(try console.end()))
        expectClosed(node)
    }

    @Test func `quitting closes the store`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console()
        try console.wait("1 Tiers", "● live")

        console.type("q")

        #expect(try console.end() == .exited(0))
        expectClosed(node)
    }

    /// SQLite takes its log away, or empties it, when the last connection is closed.
    private func expectClosed(_ node: TemporaryNode) {
        let path = "\(node.folder)/node.sqlite-wal"
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect((size ?? 0) == 0)
    }
}

/// Where there is no terminal, the console says so.
@Suite struct NoTerminalTests {
    @Test func `without a terminal it says what else to do`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())

        let outcome = try node.shell(
            "setsid -w \"$TIDELINE\" console </dev/null | cat; exit ${PIPESTATUS[0]}")

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == "tideline: no terminal to draw on: /dev/tty: No such device or "
                + "address; run this in a terminal, or use a subcommand that prints (see "
                + "--help)\n")
        #expect(try node.run("status").code == 0)
    }

    @Test func `a dumb terminal is refused with what to do`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console(environment: ["TERM": "dumb"])

        #expect(try console.end() == .exited(1))
        #expect(
            console.text.replacing("\r\n", with: "\n")
                == "tideline: the terminal cannot show a console: TERM=dumb cannot place the "
                + "cursor; set TERM to what the terminal is, such as xterm-256color, or use a "
                + "subcommand that prints (see --help)\n")
    }
}
