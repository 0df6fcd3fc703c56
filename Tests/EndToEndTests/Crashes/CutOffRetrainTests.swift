import Foundation
import PseudoTerminal
import Testing
import Wire

/// `kill -9` in the middle of a retrain.
@Suite(.serialized)
struct CutOffRetrainTests {
    @Test func `the next start says so, and the job comes to its end`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        try node.succeed(["import", "--task", "tickets", "-"], input: Rows.jsonl(0..<6_000))
        try cutOffInTheConsole(node)

        let status = try node.run("status", "--json").json(NodeStatus.self)

        #expect(status.recovered.count == 1)
        #expect(status.recovered[0].hasPrefix("job #1 (tickets) was cut off at "))
        #expect(status.recovered[0].hasSuffix(" % and starts over"))
        try expectJobEnds(node)
    }

    private func cutOffInTheConsole(_ node: TemporaryNode) throws {
        let console = try node.console()
        // A task with examples and no version trains its first one by itself.
        try console.waitForLine("#1", "◐")
        console.send(SIGKILL)
        #expect(try console.end() == .signalled(SIGKILL))
    }

    private func expectJobEnds(_ node: TemporaryNode) throws {
        let console = try node.console(columns: 120, rows: 35)
        try console.waitForLine("v1", "● live")
        #expect(try console.quit() == .exited(0))

        let jobs = try node.run("jobs", "--json").json([JobRow].self)
        #expect(jobs.map(\.state) == [.promoted])
    }
}
