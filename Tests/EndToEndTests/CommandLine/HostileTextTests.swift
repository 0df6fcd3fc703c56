import Testing
import Wire

/// What an asker wrote is shown on the operator's terminal and never obeyed by it.
@Suite struct HostileTextTests {
    @Test func `escape sequences in a question do not reach the terminal`() throws {
        let node = try TemporaryNode(tasks: Rows.declaration())
        let line = #"{"text":"evil \u001b]0;owned\u0007 \u001b[2J end"}"# + "\n"
        #expect(try node.run("ask", input: line).code == 2)
        let page = try node.succeed(["questions", "--json"]).json(QuestionPage.self)
        let id = try #require(page.rows.first?.id)

        let list = try node.succeed(["questions"]).output
        let whole = try node.succeed(["questions", id.text]).output

        for output in [list, whole] {
            #expect(output.contains("evil") && output.contains("end"))
            #expect(!output.contains("\u{1B}") && !output.contains("\u{7}"))
        }
        #expect(whole.split(separator: "\n").count > 2)
    }
}
