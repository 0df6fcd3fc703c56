import Foundation
import Testing
import Wire

@testable import Node

/// Confident answers that go up all the same, and what is seen by it.
@Suite(.timeLimit(.minutes(2))) struct AuditTests {
    @Test func anAuditedAnswerIsProvedByThoseAbove() async throws {
        let cloud = try await Member("cloud", tier: "cloud")
        let edge = try await Member("edge", watch: "audit = 1", isTrained: true)
        try await edge.join(cloud)
        let reply = try await edge.node.ask("the printer has a paper jam")
        #expect(reply.answer?.by == "edge v1")
        try await cloud.node.reaches { try await $0.isWaiting(reply.id) }
        let before = try await edge.node.quality(task: "desk", hours: 1)
        #expect(before.byModel.count == 0 && before.audit == 1)

        _ = try await cloud.node.label(reply.id, .known("printer"))

        let detail = try await edge.node.answer(to: reply.id, by: "anna")
        #expect(detail.answers.map(\.by) == ["edge v1", "anna"])
        #expect(detail.route.map(\.name) == ["edge", "cloud"])
        let report = try await edge.node.quality(task: "desk", hours: 1)
        #expect(report.byModel == .init(count: 1, right: 1))
        #expect(report.guesses == .init())
        #expect(report.classes.map(\.name) == ["printer"])
        #expect(report.tiers.map(\.name) == ["edge"])
        // It is confirmed, which nobody has to be told of as a correction.
        let events = try await edge.node.events(limit: 20).map(\.text)
        #expect(!events.contains { $0.contains("corrected") }, "\(events)")
        await edge.stop()
        await cloud.stop()
    }

    @Test func anAuditedAnswerThatWasWrongIsCorrectedAndCounted() async throws {
        let cloud = try await Member("cloud", tier: "cloud")
        let edge = try await Member("edge", watch: "audit = 1", isTrained: true)
        try await edge.join(cloud)
        let reply = try await edge.node.ask("the printer has a paper jam")
        try await cloud.node.reaches { try await $0.isWaiting(reply.id) }

        _ = try await cloud.node.label(reply.id, .known("wifi"))

        _ = try await edge.node.answer(to: reply.id, by: "anna")
        let report = try await edge.node.quality(task: "desk", hours: 1)
        #expect(report.byModel == .init(count: 1, right: 0))
        #expect(report.classes == [.init(name: "wifi", answers: .init(count: 1, right: 0))])
        #expect(try await edge.node.exampleNames().last == "wifi")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aGuessThatClimbedIsProvedToo() async throws {
        let cloud = try await Member("cloud", tier: "cloud")
        let edge = try await Member("edge", isTrained: true)
        try await edge.join(cloud)
        let id = try await edge.node.ask("badge door printer wifi").id
        try await cloud.node.reaches { try await $0.isWaiting(id) }

        _ = try await cloud.node.label(id, .newClass("badge"))

        _ = try await edge.node.answer(to: id, by: "anna")
        let report = try await edge.node.quality(task: "desk", hours: 1)
        #expect(report.byModel == .init())
        #expect(report.guesses == .init(count: 1, right: 0))
        await edge.stop()
        await cloud.stop()
    }

    @Test func withoutAuditNothingThatIsSureGoesUp() async throws {
        let cloud = try await Member("cloud", tier: "cloud")
        let edge = try await Member("edge", isTrained: true)
        try await edge.join(cloud)
        _ = try await edge.node.ask("the printer has a paper jam", id: "sure")
        let unsure = try await edge.node.ask("badge door printer wifi").id
        try await cloud.node.reaches { try await $0.isWaiting(unsure) }

        await #expect(throws: NodeError.self) {
            try await cloud.node.question(QuestionID("sure"))
        }
        await edge.stop()
        await cloud.stop()
    }

    @Test func whatTheMiddleAnswersForAChildIsAuditedToo() async throws {
        let cloud = try await Member("cloud", tier: "cloud")
        let near = try await Member("near", watch: "audit = 1", isTrained: true)
        let edge = try await Member("edge")
        try await near.join(cloud)
        try await edge.join(near)

        let reply = try await edge.node.ask("the printer has a paper jam", wait: 20)
        #expect(reply.answer?.by == "near v1")
        try await cloud.node.reaches { try await $0.isWaiting(reply.id) }
        _ = try await cloud.node.label(reply.id, .known("wifi"))

        #expect(try await near.node.answer(to: reply.id, by: "anna").row.answer == "wifi")
        #expect(try await edge.node.answer(to: reply.id, by: "anna").row.answer == "wifi")
        let report = try await near.node.quality(task: "desk", hours: 1)
        #expect(report.byModel == .init(count: 1, right: 0))
        for member in [edge, near, cloud] { await member.stop() }
    }
}
