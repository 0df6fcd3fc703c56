import Foundation
import PseudoTerminal
import Testing
import Wire

/// What an operator does besides labelling by one key.
@Suite(.serialized)
struct ConsoleWorkTests {
    @Test func `classes are typed, made and refused, and questions skipped`() throws {
        let node = try makeNode(questions: 4)
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label", "billing")
        var seen: [String] = []

        try answer(console, &seen, "i" + "ship" + Keys.enter, "= shipping")
        try answer(console, &seen, "c" + "vouchers" + Keys.enter, "= vouchers")
        try answer(console, &seen, "x", "= unanswerable")
        let skipped = try #require(console.screen.question)
        try console.look()
        console.type("s")
        try leave(console)

        let page = try node.succeed(
            [
                "questions", "--state", "answered", "--state", "unanswerable", "--state",
                "waiting", "--json",
            ]
        ).json(QuestionPage.self)
        let rows = Dictionary(uniqueKeysWithValues: page.rows.map { ($0.id.short, $0) })
        #expect(seen.map { rows[$0]?.answer } == ["shipping", "vouchers", nil])
        #expect(seen.map { rows[$0]?.state } == [.answered, .answered, .unanswerable])
        #expect(rows[skipped]?.state == .waiting)
        #expect(rows[skipped]?.skips == 1)
        let task = try node.succeed(["tasks", "--json"]).json([TaskDescription].self)[0]
        #expect(task.classes.last == "vouchers")
    }

    @Test func `a read-only console changes nothing until it is told`() throws {
        let node = try makeNode(questions: 1)
        let console = try node.console("--read-only")
        try console.wait("3 Questions", "what abo", "read-only")

        try console.press("R", "read-only: nothing on the node can be changed (:rw allows it)")
        try console.press("3" + Keys.enter, "Your label", "read-only")
        console.type("1x")
        console.type(":rw" + Keys.enter)
        try console.wait("a console that may write") { !$0.contains("read-only ━┓") }
        try console.look()
        console.type("1")
        try console.wait("the label in the counter") { $0.number(behind: "today") == 1 }
        try leave(console)

        let page = try node.succeed(["questions", "--state", "answered", "--json"])
            .json(QuestionPage.self)
        #expect(page.rows.map(\.answer) == ["billing"])
    }

    @Test func `a running job is cancelled`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        try node.succeed(["import", "--task", "tickets", "-"], input: Rows.jsonl(0..<6_000))
        let console = try node.console()
        try console.waitForLine("#1", "◐")

        try console.press("4", "4 Jobs")
        try console.press("C", "Cancel job #1?", "[ Cancel the job ]")
        console.type("y")
        try console.wait("job #1 is over") { $0.line(["#1", "× cancel"]) != nil }
        #expect(try console.quit() == .exited(0))

        let jobs = try node.succeed(["jobs", "--json"]).json([JobRow].self)
        #expect(jobs.map(\.state) == [.cancelled])
        #expect(try node.succeed(["models", "--json"]).json([VersionRow].self).isEmpty)
    }

    @Test func `it is suspended and goes on`() throws {
        let node = try makeNode(questions: 1)
        let console = try node.console()
        try console.wait("3 Questions", "what abo")

        console.type("\u{1A}")
        #expect(try console.end() == .stopped(SIGTSTP))
        #expect(!console.screen.isAlternate)
        console.send(SIGCONT)

        try console.wait("the console again") { $0.isAlternate && $0.contains("what abo") }
        #expect(try console.quit() == .exited(0))
    }

    @Test func `the help is found, and Escape never quits`() throws {
        let node = try makeNode(questions: 1)
        let console = try node.console()
        try console.wait("3 Questions", "what abo")

        try console.press("?", "Help", "open what is selected")
        try console.press("half", "half as many questions per second from the feeder")
        for _ in 0..<3 {
            let before = console.bytes.count
            console.type(Keys.escape)
            try console.expect("\u{1B}", from: before)
        }
        try console.wait("5 Events")
        console.type(":quit" + Keys.enter)

        #expect(try console.end() == .exited(0))
    }

    private func makeNode(questions: Int) throws -> TemporaryNode {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let lines = (0..<questions).map { "{\"text\":\"what about \($0)?\"}\n" }
        #expect(try node.run("ask", input: lines.joined()).code == 2)
        return node
    }

    /// Leaves the label screen and then the console: a key right behind Escape would be Alt and it.
    private func leave(_ console: PseudoTerminal) throws {
        try console.press(Keys.escape, "1 Tiers", "2 Versions")
        #expect(try console.quit() == .exited(0))
    }

    /// Answers the question on the screen and notes it.
    private func answer(
        _ console: PseudoTerminal, _ seen: inout [String], _ keys: String, _ outcome: String
    ) throws {
        let question = try #require(console.screen.question)
        try console.look()
        console.type(keys)
        try console.wait("\(question) \(outcome)") {
            $0.contains("\(question) \(outcome)") && $0.question != question
        }
        seen.append(question)
    }
}
