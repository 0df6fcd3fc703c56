import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(3))) struct CuttingTests {
    /// Questions the cloud knows, and how it answers them.
    private static let known = [
        "the printer has a paper jam", "no wifi in the meeting room", "toner of the printer",
        "the wifi keeps dropping", "printer prints blank paper", "cannot join the wifi network",
    ]

    /// Many beats, so that there is much to cut.
    private static let restless = LinkPace(
        beat: 0.05, firstRest: 0.005, longestRest: 0.05, heldRest: 0.01, relay: 120)

    @Test(arguments: [1, 2, 3] as [UInt64])
    func overWiresThatAreCutNothingIsLostAndNothingComesTwice(seed: UInt64) async throws {
        let cloud = try await Member("cloud", isTrained: true, pace: Self.restless)
        let far = try await Member("far", pace: Self.restless)
        let edge = try await Member("edge", pace: Self.restless)
        let plans = [
            CuttingPlan(seed: seed, mostCuts: 30), CuttingPlan(seed: seed + 100, mostCuts: 30),
        ]
        try await far.join(cloud, over: plans[0])
        try await edge.join(far, over: plans[1])

        var asked: [QuestionID] = []
        for place in 0..<60 {
            edge.bench.advance(bySeconds: 1)
            let text = "\(Self.known[place % Self.known.count]) room\(place)"
            asked.append(try await edge.node.ask(text).id)
        }
        // What nobody's model knows gets a human's word at the top.
        let strange = try await edge.node.ask("жжж \(seed)").id
        try await cloud.node.reaches { try await $0.isWaiting(strange) }
        _ = try await cloud.node.label(strange, .newClass("badge"))

        for id in asked + [strange] {
            let reply = try await edge.node.collect(id, wait: 120)
            #expect(reply.answer != nil, "\(id) is lost with seed \(seed)")
        }
        for member in [edge, far] {
            for id in asked + [strange] {
                let detail = try await member.node.question(id)
                #expect(detail.answers.count == 1, "\(id) at \(member.node.name)")
            }
            let count = try await member.node.tasks()[0].exampleCount
            let climbed = try await member.node.questions(
                QuestionQuery(states: [.answered], limit: 500)
            ).rows.filter { $0.via != .memory }.count
            #expect(count == climbed, "at \(member.node.name) with seed \(seed)")
        }
        #expect(plans.allSatisfy { $0.cuts > 0 })
        for member in [edge, far, cloud] { await member.stop() }
    }
}

extension Member {
    /// Joins over a wire that is cut by a plan.
    fileprivate func join(_ parent: Member, over plan: CuttingPlan) async throws {
        try await joinOnly(parent, publicKey: "")
        parent.plug.set(parent.node)
        try await node.connect(
            to: CuttingUplink(
                inner: PluggedUplink(plug: parent.plug, child: node.id), plan: plan))
    }
}
