import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct ClimbingTests {
    @Test func aQuestionClimbsToTheParentAndComesBackLearned() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)

        let reply = try await edge.node.ask("the printer has a paper jam", wait: 20)

        let answer = try #require(reply.answer)
        #expect(answer.name == "printer" && answer.by == "cloud v1" && answer.via == .model)
        #expect(try await edge.node.exampleNames() == ["printer"])
        let next = try #require(try await edge.node.ask("the printer has a paper jam").answer)
        #expect(next.via == .memory && next.name == "printer")
        // The cloud does not train on its own guesses.
        #expect(try await cloud.node.exampleNames().count == 12)
        await edge.stop()
        await cloud.stop()
    }

    @Test func anAnswerFromThreeTiersAboveIsLearnedOnceAtEachHopBelow() async throws {
        let tree = try await Column()
        try await tree.joinAll()

        let reply = try await tree.edge.node.ask("the printer has a paper jam", wait: 20)

        #expect(reply.answer?.by == "cloud v1")
        for member in [tree.edge, tree.far, tree.near] {
            let row = try await member.node.answer(to: reply.id, by: "cloud v1").row
            #expect(row.state == .answered && row.answer == "printer")
            #expect(try await member.node.exampleNames() == ["printer"])
            #expect(try await member.node.ask("the printer has a paper jam").answer?.via == .memory)
        }
        let detail = try await tree.edge.node.question(reply.id)
        #expect(detail.route.map(\.name) == ["edge", "far", "near", "cloud"])
        #expect(detail.route.map(\.reason) == [.noModel, .noModel, .noModel, nil])
        #expect(detail.route[3].version == 1 && detail.route[3].guess?.name == "printer")
        let above = try await tree.near.node.question(reply.id)
        #expect(above.route.map(\.name) == ["edge", "far", "near", "cloud"])
        #expect(above.row.child == "far")
        await tree.stop()
    }

    @Test func aLabelInTheMiddleGoesDownAsTheAnswerAndUpAsAnExample() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        let id = try await tree.edge.node.ask("badge door entrance").id
        try await tree.cloud.node.reaches { try await $0.isWaiting(id) }

        _ = try await tree.far.node.label(id, .newClass("badge"))

        let below = try await tree.edge.node.answer(to: id, by: "anna")
        #expect(below.row.answer == "badge" && below.row.via == .human)
        for member in [tree.near, tree.cloud] {
            #expect(try await member.node.answer(to: id, by: "anna").row.answer == "badge")
            #expect(try await member.node.exampleNames().last == "badge")
            let next = try #require(try await member.node.ask("badge door entrance").answer)
            #expect(next.via == .memory && next.name == "badge")
        }
        #expect(try await tree.edge.node.exampleNames() == ["badge"])
        await tree.stop()
    }

    @Test func aHumansLaterWordCorrectsTheModelsAnswerAllTheWayDown() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        let id = try await tree.edge.node.ask("the printer has a paper jam", wait: 20).id

        _ = try await tree.cloud.node.label(id, .known("wifi"))

        let detail = try await tree.edge.node.answer(to: id, by: "anna")
        #expect(detail.row.answer == "wifi")
        #expect(detail.answers.map(\.by) == ["cloud v1", "anna"])
        #expect(try await tree.edge.node.ask("the printer has a paper jam").answer?.name == "wifi")
        let events = try await tree.edge.node.events(limit: 20)
        #expect(
            events.contains { $0.text == "\(id.short) was corrected: wifi by anna" },
            "\(events.map(\.text))")
        await tree.stop()
    }

    @Test func aWordTakenBackIsTakenBackEverywhere() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        let id = try await tree.edge.node.ask("badge door entrance").id
        try await tree.cloud.node.reaches { try await $0.isWaiting(id) }
        let receipt = try await tree.near.node.label(id, .newClass("badge"))
        _ = try await tree.edge.node.answer(to: id, by: "anna")
        _ = try await tree.cloud.node.answer(to: id, by: "anna")

        _ = try await tree.near.node.undoLabel(receipt.id, by: "anna")

        for member in [tree.edge, tree.far, tree.near, tree.cloud] {
            try await member.node.reaches { try await $0.isWaiting(id) }
            #expect(try await !member.node.exampleNames().contains("badge"))
            #expect(try await member.node.ask("badge door entrance").answer == nil)
        }
        await tree.stop()
    }

    @Test func unanswerableIsAnAnswerThatComesDownAndNoExample() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        let id = try await edge.node.ask("asdf qwer").id
        try await cloud.node.reaches { try await $0.isWaiting(id) }

        _ = try await cloud.node.label(id, .unanswerable)

        let row = try await edge.node.answer(to: id, by: "anna").row
        #expect(row.state == .unanswerable && row.answer == nil)
        #expect(try await edge.node.exampleNames() == [])
        await edge.stop()
        await cloud.stop()
    }

    @Test func aNodeOfAnotherTaskIsToldSoAndItsHumanGetsTheQuestion() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        await edge.stop()
        try edge.bench.addTask(named: "shelf")
        try edge.restart()
        try await edge.join(cloud)

        let id = try await edge.node.ask(
            AskRequest(task: "shelf", fields: ["text": .text("red box")])
        ).id

        try await edge.node.reaches {
            if case .refused? = try await $0.question(id).row.escalation { true } else { false }
        }
        #expect(
            try await edge.node.question(id).row.escalation
                == .refused("there is no task \"shelf\"; its tasks are desk"))
        _ = try await edge.node.label(id, .known("top"))
        #expect(try await edge.node.question(id).row.answer == "top")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aCircleOfLinksIsRefused() async throws {
        let upper = try await Member("upper")
        let lower = try await Member("lower")
        try await lower.join(upper)
        try await lower.node.reaches { try await $0.link == .connected }

        try await upper.join(lower)

        try await upper.node.reaches { node in
            try await node.events(limit: 20).contains {
                $0.text.contains("lower refuses this node: the links would run in a circle")
            }
        }
        #expect(try await upper.node.link == .lost)
        await upper.stop()
        await lower.stop()
    }
}

/// Four nodes above one another; only the topmost knows anything.
struct Column {
    let cloud: Member
    let near: Member
    let far: Member
    let edge: Member

    init() async throws {
        cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        near = try await Member("near", tier: "near edge")
        far = try await Member("far", tier: "far edge")
        edge = try await Member("edge", tier: "on-prem")
    }

    func joinAll() async throws {
        try await near.join(cloud)
        try await far.join(near)
        try await edge.join(far)
    }

    func stop() async {
        for member in [edge, far, near, cloud] { await member.stop() }
    }
}
