import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct DistributionTests {
    @Test func aChildWithoutDataAnswersWithItsParentsModel() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud, takesVersions: true)

        let standing = try await edge.node.standing { $0.live != nil }

        #expect(standing.desired == "cloud v1" && standing.reported == "cloud v1")
        #expect(standing.remark.isEmpty)
        let answer = try #require(try await edge.node.ask("printer paper jam").answer)
        #expect(answer.name == "printer" && answer.by == "edge v1" && answer.via == .model)
        let promotion = try #require(try await edge.node.promotions(task: "desk").first)
        #expect(promotion.kind == .gate && promotion.by == "cloud v1")
        #expect(
            promotion.reason
                == "cloud v1 as it is: there are no examples here to build on it")
        let detail = try await edge.node.version(try #require(try await edge.node.live).id)
        #expect(detail.row.figures.heldOut == 2 && !detail.curve.isEmpty)
        await edge.stop()
        await cloud.stop()
    }

    @Test func theParentSeesWhatItsChildServes() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud, takesVersions: true)
        let id = edge.node.id.text

        try await cloud.node.reaches { node in
            let entry = try await node.tree().entries.first { $0.id == id }
            return entry?.standings.first?.reported == "cloud v1"
        }

        await edge.stop()
        await cloud.stop()
    }

    @Test func bothSidesKnowThePriceOfWhatWasHandedDown() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud, takesVersions: true)
        let above = try #require(try await cloud.node.live).id

        try await cloud.node.reaches { node in
            try await node.version(above).handouts?.first?.state == .live
        }

        let handout = try #require(try await cloud.node.version(above).handouts?.first)
        #expect(handout.child == edge.node.id && handout.name == "edge")
        #expect(handout.price.heldOut == 2 && handout.price.bytesAfter > 0)
        let below = try await edge.node.version(try #require(try await edge.node.live).id)
        #expect(below.base == VersionBase(name: "cloud v1", price: handout.price))
        #expect(below.handouts == [])
        #expect(try await cloud.node.version(above).base == nil)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aChildWithDataBuildsOnItsParentsModel() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge", rows: Self.ownRows, isTrained: true)
        let before = try await edge.node.ask("paper jams on every page")
        try await edge.join(cloud, takesVersions: true)

        let standing = try await edge.node.standing { $0.reported != nil }

        #expect(standing.reported == "cloud v1" && standing.live == 2)
        let job = try #require(try await edge.node.jobs(limit: 1).first)
        #expect(job.trigger == .base)
        #expect(try await edge.node.finished(job.id).state == .promoted)
        let after = try await edge.node.ask("paper jams on every page again")
        #expect(before.answer == nil && after.answer?.name == "printer")
        let live = try await edge.node.version(try #require(try await edge.node.live).id)
        #expect(live.base?.name == "cloud v1" && live.base?.price != nil)
        #expect(try await edge.node.ask("my laser is broken").answer?.name == "printer")
        await edge.stop()
        await cloud.stop()
    }

    @Test func everyLaterRetrainStandsOnTheSameBase() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge", rows: Self.ownRows, isTrained: true)
        try await edge.join(cloud, takesVersions: true)
        _ = try await edge.node.standing { $0.reported != nil }

        try await edge.node.addRows([("laser shows a red light", "printer")])
        let job = try await edge.node.retrain(task: "desk", by: "test")
        let end = try await edge.node.finished(job.id)

        #expect(end.state == .promoted, "\(end.remark)")
        // Its own schedule may have made one more meanwhile.
        let version = try #require(end.version)
        let standing = try await edge.node.standing { $0.live ?? 0 >= version }
        #expect(standing.reported == "cloud v1")
        await edge.stop()
        await cloud.stop()
    }

    @Test func theGateKeepsWhatIsBetterAndSaysWhy() async throws {
        let cloud = try await Member("cloud", tier: "cloud", rows: Self.swapped, isTrained: true)
        let edge = try await Member("edge", rows: Self.manyRows, isTrained: true)
        let live = try await edge.node.live
        try await edge.join(cloud, takesVersions: true)

        let standing = try await edge.node.standing { $0.remark.hasPrefix("worse than live") }

        #expect(standing.desired == "cloud v1" && standing.reported == nil)
        #expect(try await edge.node.live?.id == live?.id)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aRollbackAtTheParentReachesTheChild() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud, takesVersions: true)
        _ = try await edge.node.standing { $0.reported == "cloud v1" }
        try await cloud.node.addRows([("toner cartridge is leaking", "printer")])
        let job = try await cloud.node.retrain(task: "desk", by: "test")
        #expect(try await cloud.node.finished(job.id).state == .promoted)
        _ = try await edge.node.standing { $0.reported == "cloud v2" }

        _ = try await cloud.node.rollBack(task: "desk", by: "anna", reason: "v2 leaks")

        let standing = try await edge.node.standing { $0.reported == "cloud v1" }
        #expect(standing.live == 1 && standing.desired == "cloud v1")
        let promotion = try #require(try await edge.node.promotions(task: "desk").first)
        #expect(promotion.kind == .rollback && promotion.reason == "rolled back above, to cloud v1")
        await edge.stop()
        await cloud.stop()
    }

    @Test func aBudgetIsKept() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud, takesVersions: true)
        _ = try await edge.node.standing { $0.live == 1 }
        let first = try #require(try await edge.node.live)

        try await edge.declare(Budget(bytes: 2000), to: cloud)

        _ = try await edge.node.standing { $0.live == 2 }
        let second = try #require(try await edge.node.live)
        #expect(first.figures.bytes > 2000 && second.figures.bytes <= 2000)
        #expect(try await edge.node.ask("printer paper jam").answer?.name == "printer")
        await edge.stop()
        await cloud.stop()
    }

    @Test func ofTwoBudgetsTheTighterHolds() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        let invitation = try await cloud.node.invite(
            InvitationRequest(
                role: .node, name: "edge", validFor: 60, budget: Budget(bytes: 2000)), by: "anna")
        _ = try await cloud.node.redeem(
            JoinRequest(secret: invitation.secret, node: edge.node.id))
        try await edge.joinOnly(cloud)

        // What a child wants beyond its invitation, it does not get.
        try await edge.declare(Budget(bytes: 1_000_000), to: cloud)

        _ = try await edge.node.standing { $0.live == 1 }
        #expect(try #require(try await edge.node.live).figures.bytes <= 2000)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aLimitThatIsLiftedIsGone() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.joinOnly(cloud)
        try await edge.declare(Budget(bytes: 2000), to: cloud)
        _ = try await edge.node.standing { $0.live == 1 }

        try await edge.declare(Budget(), to: cloud)

        _ = try await edge.node.standing { $0.live == 2 }
        #expect(try #require(try await edge.node.live).figures.bytes > 2000)
        await edge.stop()
        await cloud.stop()
    }

    @Test(arguments: [Budget(bytes: 0), Budget(bytes: -1), Budget(answerMicros: .nan)])
    func aBudgetThatNothingKeepsToIsRefused(budget: Budget) async throws {
        let edge = try await Member("edge")
        var settings = NodeSettings()
        settings.budget = budget

        let message =
            "a budget is a number above 0 of bytes, of microseconds or of both; leave out what is "
            + "not limited"
        await #expect(throws: NodeError(.invalid, message)) { try await edge.node.keep(settings) }
        #expect(try await edge.node.settings() == NodeSettings())
        await edge.stop()
    }

    @Test func aChildThatIsTooSlowGetsLess() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        // Every look at the clock takes a microsecond, so that every answer takes one.
        let edge = try await Member("edge", tick: 1000)
        try await edge.join(cloud, takesVersions: true)
        _ = try await edge.node.standing { $0.live == 1 }
        let first = try #require(try await edge.node.live)

        try await edge.declare(Budget(answerMicros: 0.5), to: cloud)
        for round in 0..<20 {
            let reply = try await edge.node.ask("printer paper jam \(round)")
            #expect(reply.answer?.via == .model)
        }

        _ = try await edge.node.standing { $0.live == 2 }
        let second = try #require(try await edge.node.live)
        #expect(second.figures.bytes < first.figures.bytes)
        await edge.stop()
        await cloud.stop()
    }

    @Test func anOperatorsOwnChoiceIsToldToTheParent() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge", rows: Self.ownRows, isTrained: true)
        let own = try #require(try await edge.node.live)
        try await edge.join(cloud, takesVersions: true)
        _ = try await edge.node.standing { $0.reported != nil }

        _ = try await edge.node.promote(own.id, by: "anna", reason: "I trust it more")

        let standing = try await edge.node.standing { $0.live == 1 }
        #expect(standing.remark == "v1 was made live here: I trust it more")
        #expect(standing.desired == "cloud v1" && standing.reported == nil)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aVersionGoesDownTwoTiers() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let region = try await Member("region", tier: "near edge")
        let edge = try await Member("edge", tier: "far edge")
        try await region.join(cloud, takesVersions: true)
        try await edge.join(region, takesVersions: true)

        let standing = try await edge.node.standing { $0.live != nil }

        #expect(standing.reported == "region v1")
        #expect(try await edge.node.ask("printer paper jam").answer?.name == "printer")
        await edge.stop()
        await region.stop()
        await cloud.stop()
    }

    static let ownRows = [
        ("laser is out of toner", "printer"), ("laser makes grey stripes", "printer"),
        ("the laser on floor two is broken", "printer"), ("laser smells burnt", "printer"),
        ("router blinks orange", "wifi"), ("router lost the signal", "wifi"),
        ("reset the router please", "wifi"), ("router is very hot", "wifi"),
    ]

    /// Rows of a word each that no other row has: nothing tells their class but a base.
    private static let lone = [
        "anvil", "birch", "comet", "daisy", "ember", "fjord", "grape", "hazel", "ivory", "jolly",
        "koala", "lemon", "mango", "noble", "olive", "piano", "quilt", "raven", "sugar", "tulip",
        "umbra", "viola", "wagon", "xenon", "yacht", "zebra", "acorn", "bagel", "cabin", "dwarf",
        "eagle", "flute", "ghost", "honey", "igloo", "juice", "knife", "llama", "moose", "nurse",
    ].enumerated().map { ($1, $0 % 2 == 0 ? "printer" : "wifi") }

    /// Those with each class under the other's name, several times over.
    static let swapped = (0..<3).flatMap { round in
        lone.map { ("\($0.0) \(round)", $0.1 == "wifi" ? "printer" : "wifi") }
    }

    static let manyRows = Workbench.seedRows + lone
}
