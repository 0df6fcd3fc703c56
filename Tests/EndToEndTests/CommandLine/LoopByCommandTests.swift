import Foundation
import Testing
import Wire

/// The whole loop as a script plays it: ask, label, retrain, promote, roll back.
@Suite struct LoopByCommandTests {
    @Test func `a label answers the question and is an example until it is taken back`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let asked = try node.run("ask", "text=hello there", "--json")
        #expect(asked.code == 2)
        let id = try asked.json(AskReply.self).id

        let labelled = try node.succeed(["label", id.short, "billing", "--json"])
        let receipt = try labelled.json(LabelReceipt.self)
        let answered = try node.succeed(["questions", id.short, "--json"])
            .json(QuestionDetail.self)
        let undone = try node.succeed(["label", "--undo", "\(receipt.id)"])

        #expect(receipt.question == id)
        #expect(receipt.name == "billing")
        #expect(answered.row.state == .answered)
        #expect(answered.answers.map(\.by) == ["anna"])
        #expect(undone.output == "\(id.short) waits again\n")
        #expect(try exampleCount(node) == 0)
        let page = try node.succeed(["questions", "--json"]).json(QuestionPage.self)
        #expect(page.rows.map(\.id) == [id])
    }

    @Test func `a new class, and a question that nobody can answer`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        #expect(try node.run("ask", input: "{\"text\":\"one\"}\n{\"text\":\"two\"}\n").code == 2)
        let ids = try node.succeed(["questions", "--json"]).json(QuestionPage.self).rows.map(\.id)

        let typo = try node.run("label", ids[0].short, "biling")
        let new = try node.run("label", ids[0].short, "vouchers", "--new-class", "--as", "ben")
        let none = try node.run(
            "label", ids[1].short, "--unanswerable", "--note", "no words in it")

        #expect(typo.code == 1)
        #expect(typo.errors.contains("biling"))
        #expect(new.output.hasPrefix("\(ids[0].short) = vouchers (l"))
        #expect(none.output.hasPrefix("\(ids[1].short) = unanswerable (l"))
        let task = try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0]
        #expect(task.classes.last == "vouchers")
        let detail = try node.succeed(["questions", ids[1].short]).output
        #expect(detail.contains("unanswerable"))
        #expect(detail.contains("no words in it"))
    }

    @Test func `versions are trained, compared, promoted and rolled back`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        try node.succeed(["import", "--task", "tickets", "-"], input: Rows.jsonl(0..<120))
        let first = try node.succeed(["retrain", "--task", "tickets"])
        #expect(first.output.hasPrefix("tickets v1 promoted: first version: 100.0 % right"))
        try expectItAnswers(node)
        try node.succeed(["import", "--task", "tickets", "-"], input: Rows.jsonl(120..<240))

        let second = try node.succeed(["retrain", "--task", "tickets", "--json"]).json(JobRow.self)
        let back = try node.succeed(["rollback", "--task", "tickets"])
        let nothing = try node.run("rollback", "--task", "tickets")
        let again = try node.succeed(
            ["promote", "v2", "--task", "tickets", "--reason", "it was fine"])

        #expect(second.state == .promoted)
        #expect(second.version == 2)
        #expect(back.output == "tickets v1 is live, v2 before\n")
        #expect(nothing.code == 1)
        #expect(nothing.errors.contains("no version to roll back to"))
        #expect(again.output == "tickets v2 is live, v1 before\n")
        try expectHistory(node)
    }

    private func expectItAnswers(_ node: TemporaryNode) throws {
        let known = try node.run("ask", "text=row 7: shipping, please, with 3 shipping things")
        let mixed = try node.run(
            "ask", input: "{\"text\":\"shipping please\"}\n{\"text\":\"жжж\"}\n")

        #expect(known.code == 0)
        #expect(known.output.hasPrefix("shipping "))
        #expect(known.output.contains(" via model by box v1  (then "))
        #expect(mixed.code == 2)
        #expect(mixed.lines.last?.hasPrefix("unknown: nothing in it is known to the model") == true)
    }

    private func expectHistory(_ node: TemporaryNode) throws {
        let history = try node.succeed(["models", "--history", "--json"])
            .json([PromotionRow].self)
        #expect(history.map(\.version) == [2, 1, 2, 1])
        #expect(history.map(\.kind) == [.override, .rollback, .gate, .gate])
        #expect(history[0].by == "anna")
        #expect(history[0].reason == "it was fine")
    }

    private func exampleCount(_ node: TemporaryNode) throws -> Int {
        try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0].exampleCount
    }
}
