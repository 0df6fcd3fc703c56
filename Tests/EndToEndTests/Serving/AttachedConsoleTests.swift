import Foundation
import PseudoTerminal
import Testing
import Wire

/// The console on a node that runs elsewhere shows and does what it does on its own.
@Suite(.serialized)
struct AttachedConsoleTests {
    @Test func `attached, it shows what it shows embedded`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        #expect(try node.run("ask", input: "{\"text\":\"what about 1?\"}\n").code == 2)
        let alone = try node.console()
        try alone.waitForLine("3 Questions", "● live")
        try alone.waitForLine("3 Questions", "oldest")
        try alone.waitForLine("1 Tiers", "1 node")
        let embedded = panes(alone.screen)
        #expect(try alone.quit() == .exited(0))

        let server = try node.serve("--no-listen")
        let attached = try node.console()

        try attached.wait("\(embedded)") { panes($0) == embedded }
        #expect(try attached.quit() == .exited(0))
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    @Test func `it does to the running node what its keys say`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let server = try node.serve("--no-listen")
        #expect(try node.run("ask", input: "{\"text\":\"what about 1?\"}\n").code == 2)
        let console = try node.console()
        try console.press("3" + Keys.enter, "Your label", "billing")
        let question = try #require(console.screen.question)
        try console.look()

        console.type("1")

        try console.wait("\(question) = billing") { $0.contains("\(question) = billing") }
        console.type(Keys.escape)
        try console.wait("1 Tiers")
        #expect(try console.quit() == .exited(0))
        let page = try node.succeed(["questions", "--state", "answered", "--json"])
            .json(QuestionPage.self)
        #expect(page.rows.map(\.answer) == ["billing"])
        server.send(SIGTERM)
        #expect(try server.end().code == 0)
    }

    @Test func `commands work beside a console that runs the node itself`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let console = try node.console()
        try console.wait("1 Tiers", "● live")

        let asked = try node.run("ask", "text=from beside")

        #expect(asked.code == 2)
        try console.wait("3 Questions", "from bes")
        #expect(try console.quit() == .exited(0))
    }

    /// The words that the console shows in its titles and for its question.
    ///
    /// Ages are left out, and with them the lines of the frames, which give way to an age of two
    /// digits.
    private func panes(_ screen: EmulatedScreen) -> [[Substring]] {
        let lines = screen.lines.filter {
            $0.contains("3 Questions") || $0.contains("what abo") || $0.contains("2 Versions")
        }
        return lines.map { line in
            line.replacing(/[0-9]+[smhd]?/, with: "").split { " ─━│┃".contains($0) }
        }
    }
}
