import Foundation
import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct OutageTests {
    @Test func whatIsAskedWhileTheParentIsAwayGoesUpOnceItIsBack() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }
        await cloud.stop()
        try await edge.node.reaches { try await $0.link == .lost }

        let reply = try await edge.node.ask("the printer has a paper jam", wait: 0.01)
        #expect(reply.answer == nil)
        #expect(try await edge.node.question(reply.id).row.escalation == .queued)
        #expect(try await edge.node.tree().entries.first { $0.kind == .this }?.queued == 1)
        try cloud.restart()

        let late = try await edge.node.collect(reply.id, wait: 20)
        #expect(late.answer?.by == "cloud v1")
        #expect(try await edge.node.exampleNames() == ["printer"])
        await edge.stop()
        await cloud.stop()
    }

    @Test func theAnswerReachesAChildThatWasAwayAndStartedAgain() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        let id = try await edge.node.ask("badge door entrance").id
        try await cloud.node.reaches { try await $0.isWaiting(id) }
        await edge.stop()

        _ = try await cloud.node.label(id, .newClass("badge"))
        await cloud.stop()
        try cloud.restart()
        try edge.restart()
        try await edge.connect(to: cloud)

        #expect(try await edge.node.collect(id, wait: 20).answer?.name == "badge")
        #expect(try await edge.node.ask("badge door entrance").answer?.via == .memory)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aChildRestoredFromABackupIsToldAgainWhatItForgot() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        let before = try await edge.node.ask("badge door entrance").id
        try await cloud.node.reaches { try await $0.isWaiting(before) }
        try await edge.node.reaches {
            try await $0.question(before).row.escalation == .passedUp
        }
        let backup = try edge.bench.copyOfDisk()
        _ = try await cloud.node.label(before, .newClass("badge"))
        let after = try await edge.node.ask("no wifi at all", wait: 20).id
        _ = try await edge.node.answer(to: before, by: "anna")
        await edge.stop()

        try edge.bench.restore(backup)
        try edge.restart()
        try await edge.connect(to: cloud)

        #expect(try await edge.node.collect(before, wait: 20).answer?.name == "badge")
        #expect(try await cloud.node.question(after).row.answer == "wifi")
        let fresh = try await edge.node.ask("the printer has a paper jam", wait: 20)
        #expect(fresh.answer?.by == "cloud v1")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aParentRestoredFromABackupIsToldAgainWhatItForgot() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        _ = try await edge.node.ask("the printer has a paper jam", wait: 20)
        let backup = try cloud.bench.copyOfDisk()
        let lost = try await edge.node.ask("badge door entrance").id
        try await edge.node.reaches { try await $0.question(lost).row.escalation == .passedUp }
        _ = try await edge.node.ask("no wifi in the meeting room", wait: 20)
        await cloud.stop()

        try cloud.bench.restore(backup)
        try cloud.restart()
        try await cloud.node.reaches { try await $0.isWaiting(lost) }
        _ = try await cloud.node.label(lost, .newClass("badge"))

        #expect(try await edge.node.collect(lost, wait: 20).answer?.name == "badge")
        let fresh = try await edge.node.ask("toner of the printer is empty", wait: 20)
        #expect(fresh.answer?.by == "cloud v1")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aLinkThatTheChildHoldsCarriesNothingUntilItIsJoined() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }

        try await edge.node.setLink(to: nil, isHeld: true, by: "anna")
        #expect(try await edge.node.link == .held)
        let id = try await edge.node.ask("the printer has a paper jam").id
        await edge.stop()
        try edge.restart()
        try await edge.connect(to: cloud)
        #expect(try await edge.node.link == .held)
        #expect(try await edge.node.question(id).row.escalation == .queued)
        try await edge.node.setLink(to: nil, isHeld: false, by: "anna")

        #expect(try await edge.node.collect(id, wait: 20).answer?.name == "printer")
        #expect(
            try await edge.node.audit(limit: 2).map { "\($0.verb) \($0.object)" }
                == ["join link cloud", "cut link cloud"])
        await edge.stop()
        await cloud.stop()
    }

    @Test func aLinkThatTheParentHoldsIsHeldAtBothEndsUntilItIsJoined() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }

        try await cloud.node.setLink(to: edge.node.id, isHeld: true, by: "anna")
        try await edge.node.reaches { try await $0.link == .held }
        let id = try await edge.node.ask("the printer has a paper jam").id
        let seen = try await cloud.node.tree().entries.first { $0.id == edge.node.id.text }
        #expect(seen?.link == .held)
        try await cloud.node.setLink(to: edge.node.id, isHeld: false, by: "anna")

        #expect(try await edge.node.collect(id, wait: 20).answer?.name == "printer")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aChildThatTalksIsConnectedThoughItIsJoinedAgain() async throws {
        let cloud = try await Member("cloud")
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }

        try await cloud.node.setLink(to: edge.node.id, isHeld: false, by: "anna")

        let seen = try await cloud.node.tree().entries.first { $0.id == edge.node.id.text }
        #expect(seen?.link == .connected)
        await edge.stop()
        await cloud.stop()
    }

    @Test func linksThatAreNotThereCannotBeHeld() async throws {
        let alone = try await Member("alone")

        await #expect(
            throws: NodeError(
                .notFound, "alone has no parent whose link could be cut or joined")
        ) { try await alone.node.setLink(to: nil, isHeld: true, by: "anna") }
        await #expect(
            throws: NodeError(
                .notFound, "no child x escalates to alone; the tree shows those that do")
        ) { try await alone.node.setLink(to: NodeID("x"), isHeld: true, by: "anna") }
        await alone.stop()
    }

    @Test func aQuestionWhoseTimeIsOverDoesNotClimbAnyMore() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.setLink(to: nil, isHeld: true, by: "anna")
        let id = try await edge.node.ask(
            AskRequest(
                task: "desk", fields: ["text": .text("printer paper jam")], timeToLive: 60)
        ).id

        edge.bench.advance(bySeconds: 61)
        try await edge.node.setLink(to: nil, isHeld: false, by: "anna")

        try await edge.node.reaches { try await $0.question(id).row.escalation == .expired }
        #expect(try await edge.node.isWaiting(id))
        await edge.stop()
        await cloud.stop()
    }
}

extension Workbench {
    /// Puts a copy of the disk back; the node must be stopped.
    func restore(_ copy: String) throws {
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.copyItem(atPath: copy, toPath: data)
    }
}
