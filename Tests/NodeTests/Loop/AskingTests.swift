import Node
import Testing
import Wire

@Suite struct AskingTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func withoutAModelEveryQuestionWaits() async throws {
        let node = try bench.open()

        let reply = try await node.ask("printer on fire")

        #expect(reply.outcome == .waiting(.noModel, guess: nil))
        let page = try await node.questions(QuestionQuery())
        #expect(page.rows.map(\.id) == [reply.id] && page.total == 1)
        #expect(page.rows[0].preview == "printer on fire" && page.rows[0].client == "test")
        await node.stop()
    }

    @Test func aTrainedModelAnswersWhatItKnows() async throws {
        let node = try await bench.openTrained()

        let answer = try #require(try await node.ask("the printer has a paper jam").answer)

        #expect(answer.name == "printer" && answer.via == .model && answer.by == "box v1")
        #expect(answer.ranked.map(\.name) == ["printer", "wifi"])
        #expect(abs(answer.ranked.reduce(0) { $0 + $1.probability } - 1) < 1e-5)
        await node.stop()
    }

    @Test func whatIsUnfamiliarWaitsWithItsReason() async throws {
        let node = try await bench.openTrained()

        let reply = try await node.ask("жжж")

        #expect(reply.outcome == .waiting(.unfamiliar, guess: nil))
        await node.stop()
    }

    @Test func anIdSentTwiceGetsTheFirstOutcomeAgain() async throws {
        let node = try await bench.openTrained()

        let first = try await node.ask("printer jams", id: "q1")
        let second = try await node.ask("printer jams", id: "q1")

        #expect(first == second && first.answer?.name == "printer")
        let message =
            "the question q1 was asked with other fields before; give each question an id of its "
            + "own"
        await #expect(throws: NodeError(.conflict, message)) {
            try await node.ask("wifi is down", id: "q1")
        }
        let total = try await node.questions(QuestionQuery(states: [.answered])).total
        #expect(total == 1)
        await node.stop()
    }

    @Test func anIdThatAnotherTaskWasAskedUnderIsRefused() async throws {
        try bench.addTask(named: "shelf")
        let node = try bench.open()
        _ = try await node.ask("printer", id: "q1")

        let message =
            "the question q1 was asked of the task desk before, not of shelf; give each question "
            + "an id of its own"
        await #expect(throws: NodeError(.conflict, message)) {
            try await node.ask(
                AskRequest(task: "shelf", id: QuestionID("q1"), fields: ["text": .text("x")]))
        }
        await node.stop()
    }

    @Test func answeredQuestionsAreKept() async throws {
        let node = try await bench.openTrained()
        let reply = try await node.ask("printer jams")
        await node.stop()

        let again = try bench.open()
        let detail = try await again.question(reply.id)

        #expect(detail.row.state == .answered && detail.row.answer == "printer")
        #expect(detail.answers.map(\.by) == ["box v1"])
        await again.stop()
    }

    @Test func theEndOfAnIdIsEnough() async throws {
        let node = try bench.open()
        let reply = try await node.ask("printer")

        let detail = try await node.question(QuestionID(reply.id.short))

        #expect(detail.row.id == reply.id)
        #expect(detail.fields.map(\.content) == [.text("printer")])
        await node.stop()
    }

    @Test(arguments: [
        (
            "desks", ["text": FieldContent.text("x")],
            "there is no task \"desks\"; its tasks are desk"
        ),
        ("desk", ["body": .text("x")], "task desk has no field \"body\"; its fields are text"),
        ("desk", ["text": .number(1)], "field \"text\" of task desk is text, not a number"),
        ("desk", [:], "every field is missing; give at least one of text"),
    ])
    func badQuestionsAreRefused(
        task: String, fields: [String: FieldContent], message: String
    ) async throws {
        let node = try bench.open()

        await #expect(throws: NodeError(task == "desks" ? .notFound : .invalid, message)) {
            try await node.ask(AskRequest(task: task, fields: fields))
        }
        await node.stop()
    }
}
