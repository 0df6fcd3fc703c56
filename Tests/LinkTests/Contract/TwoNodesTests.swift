import Link
import Node
import Testing
import Wire

/// Two whole nodes, with a real network between them.
@Suite struct TwoNodesTests {
    private static let brisk = LinkPace(beat: 0.5, firstRest: 0.01, longestRest: 0.1)

    /// Makes `child` a child of `parent`, as a person would: with the line that was printed.
    private func join(
        _ child: ParentNode, _ parent: ParentNode, at address: ListenAddress
    ) async throws {
        let line = InvitationLink(
            address: address, secret: try await parent.invite(.node),
            trust: try parent.certificate.trust
        ).description
        let (grant, known) = try await InvitationLink(reading: line)
            .redeem(node: child.node.id, name: child.node.name, tier: child.node.tier)
        try await child.node.join(grant, address: known.url, certificate: known.certificate)
        try await child.node.connect(to: try RemoteUplink(address: known, token: grant.token))
    }

    private func ask(
        _ id: String, _ child: ParentNode, text: String = "no paper in it"
    ) async throws {
        _ = try await child.node.ask(
            AskRequest(task: "desk", id: QuestionID(id), fields: ["text": .text(text)]))
    }

    /// Waits until the question is at the parent, and answers it there.
    private func answer(_ id: String, _ parent: ParentNode) async throws {
        for await _ in parent.node.changes() {
            let waiting = try await parent.node.questions(QuestionQuery(states: [.waiting])).rows
            if waiting.contains(where: { $0.id == QuestionID(id) }) { break }
        }
        _ = try await parent.node.label(
            LabelRequest(
                question: QuestionID(id), verdict: .known("printer"), operatorName: "anna"))
    }

    private func collected(_ id: String, _ child: ParentNode) async throws -> String? {
        let reply = try await child.node.collect(QuestionID(id), wait: 60)
        if case .answered(let answer) = reply.outcome { return answer.name }
        return nil
    }

    @Test func aQuestionClimbsAndItsAnswerComesBack() async throws {
        let (parent, child) = (
            try ParentNode(pace: Self.brisk), try ParentNode(name: "edge", pace: Self.brisk)
        )
        try await parent.serve(withTLS: true) { address in
            try await join(child, parent, at: address)

            try await ask("q1", child)
            try await answer("q1", parent)

            #expect(try await collected("q1", child) == "printer")
            await child.node.stop()
        }
        await parent.node.stop()
    }

    @Test func aChildComesBackWhenItsParentDoes() async throws {
        let (parent, child) = (
            try ParentNode(pace: Self.brisk), try ParentNode(name: "edge", pace: Self.brisk)
        )
        var port = 0
        try await parent.serve(withTLS: true) { address in
            port = address.port
            try await join(child, parent, at: address)
            try await ask("q1", child)
            try await answer("q1", parent)
            #expect(try await collected("q1", child) == "printer")
        }
        // Nobody listens any more, and what q1 was the child knows by now.
        try await ask("q2", child, text: "smells of smoke")

        try await parent.serve(withTLS: true, at: port) { _ in
            try await answer("q2", parent)
            #expect(try await collected("q2", child) == "printer")
            await child.node.stop()
        }
        await parent.node.stop()
    }

    @Test func aServerThatStopsSaysSo() async throws {
        let parent = try ParentNode()
        let run = try await ServerRun.start(
            parent.node, addresses: [ListenAddress(host: "127.0.0.1", port: 0)], socket: nil,
            certificate: nil, drainSeconds: 60)
        let grant = try await parent.join()
        let address = try #require(run.addresses.first)
        let uplink = try RemoteUplink(
            address: NodeAddress(url: "http://\(address)", certificate: nil), token: grant.token)
        var talk = try await Talk(uplink)
        _ = try await talk.begin()

        async let stopped: Void = run.stop()

        #expect(
            await talk.ending()
                == NodeError(
                    .unavailable, "the parent is stopping; try again when it is back"))
        await stopped
        await parent.node.stop()
    }
}
