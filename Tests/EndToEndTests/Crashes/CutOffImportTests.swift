import Foundation
import PseudoTerminal
import Testing
import Wire

/// `kill -9` in the middle of an import.
@Suite(.serialized)
struct CutOffImportTests {
    private static let rows = 12_000
    private static let transaction = 2_000

    @Test func `whole transactions stay, and importing again takes the rest`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        try cutOff(node)

        let status = try node.run("status", "--json").json(NodeStatus.self)
        let kept = try exampleCount(node)

        #expect(kept >= Self.transaction)
        #expect(kept < Self.rows)
        #expect(kept.isMultiple(of: Self.transaction))
        #expect(
            status.recovered == [
                "the import of standard input into tickets was cut off after \(kept) rows, which "
                    + "are kept: import it again, what is there already is skipped"
            ])
        try expectRestIsTaken(node, kept)
    }

    /// Feeds an import all but its end, and kills it once it has said that rows are in.
    private func cutOff(_ node: TemporaryNode) throws {
        // The last transaction cannot fill, and the end of the input does not come.
        let rows = try node.file("rows.jsonl", Rows.jsonl(0..<Self.rows - 500))
        let terminal = try node.terminal(
            "exec \"$TIDELINE\" import --task tickets - < <(cat \(rows); exec sleep 600)")
        try terminal.wait("progress") { $0.contains("000 rows, ") }
        terminal.send(SIGKILL)
        #expect(try terminal.end() == .signalled(SIGKILL))
    }

    private func expectRestIsTaken(_ node: TemporaryNode, _ kept: Int) throws {
        let again = try node.run(
            "import", "--task", "tickets", "-", input: Rows.jsonl(0..<Self.rows))

        #expect(again.code == 0)
        #expect(
            again.output.hasPrefix(
                "-: \(Self.rows - kept) added, \(kept) duplicates skipped, 0 refused"))
        #expect(try exampleCount(node) == Self.rows)
        let status = try node.run("status", "--json").json(NodeStatus.self)
        #expect(status.recovered.isEmpty)
    }

    @Test func `an import that a task declares goes on by itself`() throws {
        let node = try TemporaryNode()
        let rows = 20_000
        _ = try node.file("rows.jsonl", Rows.jsonl(0..<rows))
        let data = "[data]\nexamples = [\"rows.jsonl\"]\n"
        let task = try node.file("tickets.task", Rows.declaration() + data)
        try node.succeed(["init", "--task", task])
        let console = try node.console(columns: 120, rows: 35)
        try console.wait("1 import", "import tickets")
        console.send(SIGKILL)
        #expect(try console.end() == .signalled(SIGKILL))

        let again = try node.console(columns: 120, rows: 35)

        try again.waitForLine("the import of rows.jsonl into tickets was cut off after")
        try again.waitForLine("tickets: \(rows) examples from rows.jsonl, 0 duplicates, 0 refused")
        // By now the first version is being trained; the job waits for the next start.
        again.send(SIGTERM)
        #expect(try again.end() == .exited(128 + SIGTERM))
        #expect(try exampleCount(node) == rows)
        #expect(try node.succeed(["status", "--json"]).json(NodeStatus.self).recovered.isEmpty)
    }

    private func exampleCount(_ node: TemporaryNode) throws -> Int {
        try node.run("tasks", "--json").json([TaskDescription].self)[0].exampleCount
    }
}
