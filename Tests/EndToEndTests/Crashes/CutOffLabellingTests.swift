import Foundation
import PseudoTerminal
import Testing
import Wire

/// `kill -9` in the middle of labelling.
@Suite(.serialized)
struct CutOffLabellingTests {
    @Test func `every label that was said to be saved is there`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let questions = (0..<60).map { "{\"text\":\"what about number \($0)?\"}\n" }
        #expect(try node.run("ask", input: questions.joined()).code == 2)

        let saved = try labelUntilKilled(node)

        let page = try node.run(
            "questions", "--state", "answered", "--limit", "100", "--json"
        ).json(QuestionPage.self)
        let kept = Dictionary(uniqueKeysWithValues: page.rows.map { ($0.id.short, $0.answer) })
        #expect(saved.count >= 3)
        for (question, answer) in saved { #expect(kept[question] == answer) }
        #expect(page.rows.allSatisfy { $0.via == .human && $0.by == "anna" })
        try expectNothingBetween(node, answered: page.rows.count)
    }

    /// Labels three questions and kills the console right behind the key for a fourth.
    ///
    /// Returns what the line that offers to undo the last label said is saved.
    private func labelUntilKilled(_ node: TemporaryNode) throws -> [String: String] {
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label", "billing")
        var saved: [String: String] = [:]
        for _ in 0..<3 {
            let question = try #require(console.screen.question)
            try console.look()
            console.type("1")
            try console.wait("\(question) saved") { $0.line(["z undo \(question) ="]) != nil }
            let line = try #require(console.screen.line(["z undo \(question) ="]))
            saved[question] = acknowledged(line)?.name
        }
        try console.look()
        console.type("2")
        console.send(SIGKILL)
        #expect(try console.end() == .signalled(SIGKILL))
        return saved
    }

    /// From `┃ z undo q-7f3k9 = billing        ┃`.
    private func acknowledged(_ line: String) -> (question: String, name: String)? {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "="), place > 0, place + 1 < words.count else {
            return nil
        }
        return (words[place - 1], words[place + 1])
    }

    /// A label is the answer, an example and a memory, or nothing of them.
    private func expectNothingBetween(_ node: TemporaryNode, answered: Int) throws {
        let tasks = try node.run("tasks", "--json").json([TaskDescription].self)
        #expect(tasks[0].exampleCount == answered)
        #expect(tasks[0].waitingCount == 60 - answered)
        #expect(try node.run("doctor").code == 0)
    }
}
