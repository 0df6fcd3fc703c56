import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct WaitingTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    @Test func aCallerWhoWaitsGetsTheHumansWord() async throws {
        let node = try bench.open()
        async let asked = node.ask("badge door entrance", id: "q1", wait: 30)
        try await node.reaches { try await $0.isWaiting(QuestionID("q1")) }

        _ = try await node.label(QuestionID("q1"), .known("wifi"))

        let answer = try #require(try await asked.answer)
        #expect(answer.name == "wifi" && answer.via == .human && !answer.isProvisional)
        await node.stop()
    }

    @Test func whenTheWaitRunsOutThereIsAProvisionalGuess() async throws {
        let node = try await bench.openTrained()

        let reply = try await node.ask("the badge jams on the meeting room paper", wait: 0.02)

        guard case .waiting(_, let guess?) = reply.outcome else {
            Issue.record("not waiting with a guess: \(reply)")
            return await node.stop()
        }
        #expect(guess.isProvisional)
        await node.stop()
    }

    @Test func manyMayWaitForOneQuestionAndEachIsToldOnce() async throws {
        let node = try bench.open()
        let id = try await node.ask("one", id: "q1").id
        async let first = node.collect(id, wait: 30)
        async let second = node.collect(id, wait: 30)
        async let third = node.ask("one", id: "q1", wait: 30)

        _ = try await node.label(id, .known("wifi"))

        #expect(
            try await [first, second, third].map { $0.answer?.name } == ["wifi", "wifi", "wifi"])
        await node.stop()
    }

    @Test func collectingWhatIsAnsweredReturnsAtOnce() async throws {
        let node = try await bench.openTrained()
        let id = try await node.ask("the printer has a paper jam").id

        #expect(try await node.collect(id, wait: 300).answer?.name == "printer")
        await node.stop()
    }

    @Test func collectingTakesTheWholeId() async throws {
        let node = try bench.open()
        let id = try await node.ask("one").id

        let message =
            "there is no question \(id.short); collecting takes the whole id that asking gave"
        await #expect(throws: NodeError(.notFound, message)) {
            try await node.collect(QuestionID(id.short), wait: 0)
        }
        await node.stop()
    }

    @Test func aStoppingNodeKeepsNobodyWaiting() async throws {
        let node = try bench.open()
        async let asked = node.ask("one", id: "q1", wait: 300)
        try await node.reaches { try await $0.isWaiting(QuestionID("q1")) }

        await node.stop()

        #expect(try await asked.answer == nil)
    }

    @Test(arguments: [
        (
            AskRequest(task: "desk", fields: ["text": .text("x")], wait: 301),
            "a wait is 0 to 300 seconds; 301.0 is not"
        ),
        (
            AskRequest(task: "desk", fields: ["text": .text("x")], wait: .nan),
            "a wait is 0 to 300 seconds; nan is not"
        ),
        (
            AskRequest(task: "desk", fields: ["text": .text("x")], priority: 10),
            "a priority is 0 to 9; 10 is not"
        ),
        (
            AskRequest(task: "desk", fields: ["text": .text("x")], timeToLive: 0),
            "a time to live is seconds above 0; 0.0 is not; without one a question climbs for ever"
        ),
    ])
    func requestsOutOfBoundsAreRefused(request: AskRequest, message: String) async throws {
        let node = try bench.open()

        await #expect(throws: NodeError(.invalid, message)) { try await node.ask(request) }
        await node.stop()
    }

    /// A node that would answer the question now, which waits all the same.
    private func makeOvertaken() async throws -> (Node, QuestionID) {
        let node = try bench.open()
        let id = try await node.ask("the printer has a paper jam").id
        let receipt = try await node.label(id, .known("printer"))
        try bench.importSeed(node)
        _ = try await node.finished(try await node.retrain(task: "desk", by: "test").id)
        _ = try await node.undoLabel(receipt.id, by: "anna")
        try #require(try await node.isWaiting(id))
        return (node, id)
    }

    @Test func aChangedTargetLetsTheModelAnswerWhatWaits() async throws {
        let (node, id) = try await makeOvertaken()

        try await node.setTarget(.accuracy(0.7), task: "desk", by: "anna")

        try await node.reaches { try await $0.question(id).row.via == .model }
        #expect(try await node.question(id).row.answer == "printer")
        await node.stop()
    }

    @Test func whatWaitsIsLookedAtAgainAtTheStart() async throws {
        let (node, id) = try await makeOvertaken()
        await node.stop()

        let again = try bench.open(worksByItself: true)

        try await again.reaches { try await $0.question(id).row.via == .model }
        await again.stop()
        await again.stop()
    }
}
