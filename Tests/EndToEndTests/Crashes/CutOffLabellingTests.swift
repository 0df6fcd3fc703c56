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

    /// Types a label at every frame, and kills the console on the way.
    ///
    /// Returns what the console said is saved.
    private func labelUntilKilled(_ node: TemporaryNode) throws -> [String: String] {
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label", "billing")
        var saved: [String: String] = [:]
        try console.wait("three labels saved") { screen in
            for line in screen.lines {
                if let (question, name) = acknowledged(line) { saved[question] = name }
            }
            console.type(saved.count.isMultiple(of: 2) ? "1" : "2")
            return saved.count >= 3
        }
        console.send(SIGKILL)
        #expect(try console.end() == .signalled(SIGKILL))
        return saved
    }

    /// From `✓ q-7f3k9 = billing saved · z to undo`, or from `z undo q-7f3k9 = billing`, which
    /// stands there when another message came at the same time.
    private func acknowledged(_ line: String) -> (question: String, name: String)? {
        let words = line.split(separator: " ").map(String.init)
        guard let sign = words.firstIndex(of: "="), sign + 1 < words.count, sign > 0,
            words[sign - 1].hasPrefix("q-"), words.contains("undo")
        else { return nil }
        return (words[sign - 1], words[sign + 1])
    }

    /// A label is the answer, an example and a memory, or nothing of them.
    private func expectNothingBetween(_ node: TemporaryNode, answered: Int) throws {
        let tasks = try node.run("tasks", "--json").json([TaskDescription].self)
        #expect(tasks[0].exampleCount == answered)
        #expect(tasks[0].waitingCount == 60 - answered)
        #expect(try node.run("doctor").code == 0)
    }
}
