import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct SeeingTests {
    @Test func eachNodeSeesThoseAboveAndThoseBelow() async throws {
        let tree = try await Column()
        try await tree.joinAll()

        for member in [tree.cloud, tree.near, tree.far, tree.edge] {
            try await member.node.reaches {
                try await $0.names == ["cloud", "near", "far", "edge"]
            }
        }
        let far = try await tree.far.node.tree().entries
        let kinds = far.filter { ["cloud", "near", "far", "edge"].contains($0.name) }.map(\.kind)
        #expect(kinds == [.node, .node, .this, .node])
        #expect(far.first { $0.name == "edge" }?.parent == tree.far.node.id.text)
        #expect(far.first { $0.name == "far" }?.parent == tree.near.node.id.text)
        #expect(far.first { $0.name == "cloud" }?.parent == nil)
        await tree.stop()
    }

    @Test func figuresOfANodeThreeTiersBelowReachTheTop() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        _ = try await tree.edge.node.ask("badge door entrance")
        _ = try await tree.edge.node.ask("the printer has a paper jam", wait: 20)

        try await tree.cloud.node.reaches {
            let edge = try await $0.tree().entries.first { $0.name == "edge" }
            return edge?.flow == Flow(asked: 2, passedUp: 2, cameBack: 1) && edge?.waiting == 1
        }
        let edge = try await tree.cloud.node.tree().entries.first { $0.name == "edge" }
        #expect(edge?.versions == ["desk no version"])
        #expect(edge?.standings == [VersionStanding(task: "desk", live: nil)])
        #expect(edge?.link == .connected && edge?.queued == 0)
        let cloud = try await tree.edge.node.tree().entries.first { $0.name == "cloud" }
        #expect(cloud?.versions == ["desk v1"])
        await tree.stop()
    }

    @Test func aNodeThatWentAwayAgesWithAllBelowIt() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        for member in [tree.cloud, tree.edge] {
            try await member.node.reaches { try await $0.names.count == 4 }
        }

        await tree.far.stop()
        try await tree.cloud.node.reaches {
            try await $0.tree().entries.first { $0.name == "far" }?.link == .lost
        }
        try await tree.edge.node.reaches { try await $0.link == .lost }
        for member in [tree.cloud, tree.near, tree.edge] { member.bench.advance(bySeconds: 60) }
        // Both ends of the link that is up hear something after the minute.
        let request = RelayedRequest(method: "GET", path: "/", by: "anna", role: .viewer)
        _ = try await tree.cloud.node.relay(request, to: tree.near.node.id)

        #expect(try await tree.cloud.node.staleNames == ["far", "edge"])
        #expect(try await tree.near.node.staleNames == ["far", "edge"])
        #expect(try await tree.edge.node.staleNames == ["cloud", "near", "far"])
        await tree.stop()
    }

    @Test func whatWasKnownBelowIsThereAfterARestartWithItsAge() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        _ = try await edge.node.ask("badge door entrance")
        try await cloud.node.reaches {
            try await $0.tree().entries.first { $0.name == "edge" }?.waiting == 1
        }
        await edge.stop()
        await cloud.stop()

        try cloud.restart()

        let seen = try #require(try await cloud.node.tree().entries.first { $0.name == "edge" })
        #expect(seen.waiting == 1 && seen.link == .lost && seen.staleAfter != nil)
        await cloud.stop()
    }

    @Test func aRequestIsCarriedOutSeveralTiersDown() async throws {
        let tree = try await Column()
        try await tree.joinAll()
        try await tree.cloud.node.reaches { try await $0.names.count == 4 }
        tree.edge.node.setRelayHandler { request in
            RelayedReply(status: 200, body: "\"\(request.method) \(request.path) \(request.by)\"")
        }
        let request = RelayedRequest(method: "GET", path: "/v1/status", by: "anna", role: .viewer)

        let reply = try await tree.cloud.node.relay(request, to: tree.edge.node.id)

        #expect(reply == RelayedReply(status: 200, body: "\"GET /v1/status anna\""))
        await tree.stop()
    }

    @Test func whatCannotBeReachedIsSaid() async throws {
        let cloud = try await Member("cloud")
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }
        let request = RelayedRequest(method: "GET", path: "/", by: "anna", role: .viewer)

        await #expect(
            throws: NodeError(
                .notFound, "no node x is below cloud; the tree shows those that are")
        ) { try await cloud.node.relay(request, to: NodeID("x")) }
        let id = edge.node.id
        await edge.stop()
        try await cloud.node.reaches {
            try await $0.tree().entries.first { $0.name == "edge" }?.link == .lost
        }
        let error = await #expect(throws: NodeError.self) {
            try await cloud.node.relay(request, to: id)
        }
        #expect(error?.code == .unavailable)
        await cloud.stop()
    }
}

extension Node {
    /// The nodes of the tree as they are listed.
    var names: [String] {
        get async throws {
            try await tree().entries.filter { [.this, .node].contains($0.kind) }.map(\.name)
        }
    }

    /// Those of whom nothing was heard for too long.
    var staleNames: [String] {
        get async throws {
            let now = try await status().at
            return try await tree().entries.filter { $0.isStale(at: now) }.map(\.name)
        }
    }
}
