import Foundation
import Testing
import Wire

/// Every subcommand that prints does so for people, and as one JSON document for scripts.
@Suite struct PrintingTests {
    @Test func `what is printed for people has a JSON twin`() throws {
        let node = try makeBusyNode()
        let waiting = try node.succeed(["questions", "--json"]).json(QuestionPage.self).rows[0].id
        let table: [(arguments: [String], says: [String])] = [
            (["tasks"], ["TASK", "tickets", "right ≥ 90.0 %", "v1"]),
            (["tasks", "--task", "tickets", "--escalation", "0.2"], ["escalate ≤ 20.0 %"]),
            (["questions"], ["ID", waiting.short, "waiting", "жжж", "1 of 1"]),
            (["questions", waiting.short], [waiting.text, "text: жжж", "abstained nothing"]),
            (["questions", "--state", "answered", "--order", "newest"], ["answered", "refund"]),
            (["questions", "--search", "no such words"], ["no questions"]),
            (["jobs"], ["#1", "tickets", "promoted", "10/10", "v1"]),
            (["jobs", "1"], ["EPOCH", "HELD-OUT", "#1"]),
            (["models"], ["v1", "tickets", "live"]),
            (["models", "v1"], ["digest", "baseline", "RECALL", "billing"]),
            (["models", "--history"], ["WHEN", "v1", "gate", "first version"]),
            (["quality"], ["tickets (v1): asked to", "none of its answers go up", "PROVED"]),
            (["status"], ["box (on-prem): healthy", "waiting    1 questions"]),
            (["doctor"], ["ok   store:", "is sound", "ok   task tickets: v1 is live and whole"]),
        ]

        for row in table {
            let text = try node.succeed(row.arguments).output
            for words in row.says {
                #expect(text.contains(words), "\(row.arguments) does not say \(words): \(text)")
            }
            let json = try node.succeed(row.arguments + ["--json"]).output
            #expect(throws: Never.self, "\(row.arguments)") {
                try JSONSerialization.jsonObject(with: Data(json.utf8))
            }
        }
    }

    @Test func `what changes the node prints what it did as JSON too`() throws {
        let node = try makeBusyNode()
        let waiting = try node.succeed(["questions", "--json"]).json(QuestionPage.self).rows[0].id
        let file = try node.file("tickets.task", Rows.declaration())
        let table: [[String]] = [
            ["init", "--task", file], ["label", waiting.short, "praise"],
            ["retrain", "--task", "tickets"],
            ["promote", "v1", "--task", "tickets", "--reason", "a test"],
            ["rollback", "--task", "tickets"],
        ]

        for arguments in table {
            let json = try node.succeed(arguments + ["--json"]).output
            #expect(throws: Never.self, "\(arguments)") {
                try JSONSerialization.jsonObject(with: Data(json.utf8))
            }
        }
    }

    /// A node with a version, an answered question and a waiting one.
    private func makeBusyNode() throws -> TemporaryNode {
        let node = try TemporaryNode(tasks: Rows.declaration())
        try node.succeed(["import", "--task", "tickets", "-"], input: Rows.jsonl(0..<120))
        try node.succeed(["retrain", "--task", "tickets"])
        try node.succeed(["ask", "text=row 2: refund, please, with 2 refund things"])
        #expect(try node.run("ask", "text=жжж").code == 2)
        return node
    }
}
