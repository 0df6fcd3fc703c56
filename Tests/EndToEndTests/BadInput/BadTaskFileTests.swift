import Testing

/// A task file with a typo: the line, and what to write instead; no node is made by half.
@Suite struct BadTaskFileTests {
    @Test(arguments: [
        (
            right: "kind = \"image\"", wrong: "kind = \"imgae\"",
            says: ":8: there is no kind \"imgae\"; fix: did you mean \"image\"?"
        ),
        (
            right: "width = 4", wrong: "widht = 4",
            says: ":9: [field image] has no key widht; fix: did you mean width?"
        ),
        (
            right: "accuracy = 0.9", wrong: "accuracy = 90",
            says:
                ":13: accuracy = 90 is out of range: it is a share from 0 to 1; fix: did you mean 0.9?"
        ),
        (right: "[target]", wrong: "[tarket]", says: ":12: "),
        (
            right: "\"light\"]", wrong: "\"dark\"]",
            says: ":5: the class \"dark\" stands here a second time"
        ),
        (
            right: "\"light\"]", wrong: "\"light\"",
            says: ":5: the list of classes lacks a comma or its end; fix: put a comma"
        ),
        (
            right: "format = 1", wrong: "format = 9",
            says:
                ":1: the file has format 9: this Tideline reads format 1; fix: use a newer Tideline"
        ),
    ])
    func `a typo is named with its line and the fix`(
        right: String, wrong: String, says: String
    ) throws {
        let node = try TemporaryNode()
        let text = Rows.images.replacing(right, with: wrong)
        let file = try node.file("dots.task", text)

        let outcome = try node.run("init", "--task", file)

        #expect(outcome.code == 1)
        #expect(outcome.errors.hasPrefix("tideline: \(file)\(says)"), "\(outcome.errors)")
        #expect(try node.run("status").errors.contains("there is no node in"))
    }

    @Test func `a task file that is not there is named`() throws {
        let outcome = try TemporaryNode().run("init", "--task", "/no/such.task")

        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("/no/such.task"))
        #expect(outcome.errors.contains("the file does not exist; fix: check the path"))
    }
}
