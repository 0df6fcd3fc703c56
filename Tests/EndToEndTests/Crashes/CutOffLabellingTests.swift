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

    /// Types labels without waiting for one before the next, and kills the console on the way.
    ///
    /// Returns what the status line said is saved.
    private func labelUntilKilled(_ node: TemporaryNode) throws -> [String: String] {
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label", "billing")
        var saved: [String: String] = [:]
        for _ in 0..<10 { console.type("12") }
        try console.wait("three labels saved") { screen in
            // Many may be saved between two looks at the screen: each that is seen asks for more.
            if let (question, name) = acknowledged(screen.statusLine),
                saved.updateValue(name, forKey: question) == nil
            {
                console.type("12")
            }
            return saved.count >= 3
        }
        console.send(SIGKILL)
        #expect(try console.end() == .signalled(SIGKILL))
        return saved
    }

    /// From `✓ q-7f3k9 = billing saved · z to undo`.
    private func acknowledged(_ line: String) -> (question: String, name: String)? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count > 4, words[2] == "=", words[4] == "saved" else { return nil }
        return (words[1], words[3])
    }

    /// A label is the answer, an example and a memory, or nothing of them.
    private func expectNothingBetween(_ node: TemporaryNode, answered: Int) throws {
        let tasks = try node.run("tasks", "--json").json([TaskDescription].self)
        #expect(tasks[0].exampleCount == answered)
        #expect(tasks[0].waitingCount == 60 - answered)
        #expect(try node.run("doctor").code == 0)
    }
}
