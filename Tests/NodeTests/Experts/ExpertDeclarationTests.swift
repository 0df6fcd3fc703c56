import Declaration
import Node
import Testing

struct ExpertDeclarationTests {
    private static func file(_ section: String) throws -> TaskFile {
        try TaskFile(
            parsing: """
                format = 1
                [task]
                name = "t"
                [field note]
                kind = "text"
                [target]
                accuracy = 0.9
                \(section)
                """, file: "t.task")
    }

    @Test func everyKeyIsReadAndWritten() throws {
        let file = try Self.file(
            """
            [expert first]
            command = ["./first", "a b", "\\"c\\""]
            [expert second]
            command = ["python3", "second.py"]
            folder = "/opt/experts"
            timeout_seconds = 2.5
            questions_per_minute = 6
            cost = 0.25
            daily_budget = 10
            only_at_top = false
            """)

        #expect(
            file.experts == [
                ExpertDeclaration(name: "first", command: ["./first", "a b", "\"c\""]),
                ExpertDeclaration(
                    name: "second", command: ["python3", "second.py"], folder: "/opt/experts",
                    timeoutSeconds: 2.5, questionsPerMinute: 6, cost: 0.25, dailyBudget: 10,
                    onlyAtTop: false),
            ])
        #expect(try TaskFile(parsing: TaskFile.text(for: file), file: "t.task") == file)
    }

    @Test(arguments: [
        (
            "[expert]\ncommand = [\"x\"]",
            """
            t.task:8: the expert has no plain name: its answers are signed with it; fix: write \
            [expert name] with letters, digits, _, - and . only
            """
        ),
        ("[expert x]", "t.task:8: [expert x] lacks command; fix: add a line command = [\"…\"]"),
        (
            "[expert x]\ncommand = []",
            """
            t.task:9: the command is empty; fix: name the program and its arguments, as in \
            command = ["python3", "x.py"]
            """
        ),
        (
            "[expert x]\ncommand = [\"x\"]\ntimeout = 3",
            """
            t.task:10: [expert x] has no key timeout; fix: the keys are command, \
            timeout_seconds, questions_per_minute, cost, daily_budget, only_at_top, folder
            """
        ),
        (
            "[expert x]\ncommand = [\"x\"]\ncost = 2\ndaily_budget = 1",
            """
            t.task:11: daily_budget = 1 does not pay for one question: cost = 2 is what a \
            question costs; fix: give cost and daily_budget in the same unit, or leave \
            daily_budget out
            """
        ),
        (
            "[expert x]\ncommand = [\"x\"]\ndaily_budget = 1",
            """
            t.task:10: daily_budget = 1 limits nothing: cost = 0 is what a question costs; fix: \
            give cost and daily_budget in the same unit, or leave daily_budget out
            """
        ),
    ])
    func aMistakeIsNamedWithItsLineAndWhatToWrite(section: String, message: String) {
        #expect {
            _ = try Self.file(section)
        } throws: { error in
            "\(error)" == message
        }
    }
}
