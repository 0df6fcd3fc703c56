import Learning
import Store
import Testing
import Wire

@testable import Node

@Suite(.timeLimit(.minutes(2))) struct DriftWatchTests {
    /// Puts so many questions into the store as if they had been asked one a second.
    private func ask(_ node: Node, _ bench: Workbench, _ count: Int, _ text: String) throws {
        try node.store.recordAnswered(
            (0..<count).map { number in
                bench.advance(bySeconds: 1)
                let now = bench.clock.now()
                // Texts of no to three words more.
                let tail = Array(repeating: "please", count: number % 4).joined(separator: " ")
                let payload = Input(values: [.text("\(text) \(tail)")]).encoded()
                return AnsweredQuestion(
                    question: NewQuestion(
                        id: node.naming.name(at: now).text, task: "desk",
                        askedAt: now.milliseconds, preview: text, payload: payload,
                        fingerprint: payload),
                    answer: NewAnswer(
                        classIndex: 0, confidence: 0.9, by: "box v1", via: .model,
                        at: now.milliseconds))
            })
    }

    @Test func longerQuestionsThanAtFirstAreToldAndComeToRest() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()
        try ask(node, bench, 500, "printer paper jam")
        node.drift.look()
        #expect(try await node.quality(task: "desk", hours: 1).drift == nil)
        try ask(node, bench, 200, "printer paper jam")
        node.drift.look()
        let calm = try #require(try await node.quality(task: "desk", hours: 1).drift)
        #expect(!calm.isRaised && calm.reference == 500 && calm.recent == 200)

        try ask(
            node, bench, 500, "good morning everybody the printer on our floor has a paper jam")
        node.drift.look()

        let raised = try #require(try await node.quality(task: "desk", hours: 1).drift)
        #expect(raised.isRaised)
        #expect(raised.shifts.first?.name == "text (words)")
        #expect(raised.shifts.first?.isShifted == true)
        let events = try await node.events(limit: 5).map(\.text)
        #expect(
            events.first?.hasPrefix(
                "what desk is asked has shifted since v1 went live: text (words) by ") == true,
            "\(events)")
        try ask(node, bench, 500, "printer paper jam")
        node.drift.look()
        #expect(try await node.quality(task: "desk", hours: 1).drift?.isRaised == false)
        await node.stop()
    }

    @Test func aNodeThatWorksByItselfRetrainsOnDrift() async throws {
        let bench = try Workbench()
        let trained = try await bench.openTrained()
        await trained.stop()
        let node = try bench.open(worksByItself: true)
        try await node.addRows([("toner", "printer")])
        _ = try node.scheduler.examplesChanged(task: "desk")

        node.scheduler.drifted(task: "desk")

        let job = try #require(try await node.jobs(limit: 1).first)
        #expect(job.trigger == .quality)
        _ = try await node.finished(job.id)
        await node.stop()
    }
}
