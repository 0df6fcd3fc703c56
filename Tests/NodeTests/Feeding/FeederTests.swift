import Node
import Testing
import Wire

@Suite struct FeederTests {
    private static let questions = #"questions = ["rows.jsonl"]"#

    @Test func asksTheTasksQuestionsAtItsPace() async throws {
        let bench = try Workbench(data: Self.questions)
        let node = try bench.open(worksByItself: true)

        try await waitFor(node, bench) { $0.waiting >= 3 }

        let rows = try await node.questions(QuestionQuery()).rows
        #expect(rows[0].preview == "the printer is out of paper")
        #expect(rows[0].client == "desk feeder")
        #expect(try await node.tasks()[0].exampleCount == 0)
        await node.stop()
    }

    @Test func holdsBackWhileTooManyWait() async throws {
        let rows = (0..<150).map { ("question number \($0)", "printer") }
        let bench = try Workbench(rows: rows, data: Self.questions)
        let node = try bench.open(worksByItself: true)
        _ = try await node.setFeeder(isPaused: false, questionsPerSecond: 1000)

        try await waitFor(node, bench) { $0.feeder?.isHeld == true }

        // At most what was due in one step comes on top of the hundred.
        #expect((100...150).contains(try await node.status().waiting))
        await node.stop()
    }

    @Test func staysPausedAndPacedAfterARestart() async throws {
        let bench = try Workbench(data: Self.questions)
        let node = try bench.open(worksByItself: true)
        _ = try await node.setFeeder(isPaused: true, questionsPerSecond: 7)
        await node.stop()

        let again = try bench.open(worksByItself: true)

        let feeder = try #require(try await again.status().feeder)
        #expect(feeder.isPaused && feeder.questionsPerSecond == 7)
        await again.stop()
    }

    @Test func aNodeWithoutQuestionsSaysSo() async throws {
        let node = try Workbench().open(worksByItself: true)

        await #expect(
            throws: NodeError(
                .conflict, "nothing is fed here: no task's file names questions under [data]")
        ) {
            _ = try await node.setFeeder(isPaused: true, questionsPerSecond: 1)
        }
        await node.stop()
    }

    /// Lets the node's time pass until its status is as wanted.
    private func waitFor(
        _ node: Node, _ bench: Workbench, _ isThere: (NodeStatus) -> Bool
    ) async throws {
        // Not at the node's changes: where nothing is due nothing changes, and no time would pass.
        while !isThere(try await node.status()) {
            bench.advance(bySeconds: 1)
            await Task.yield()
        }
    }
}
