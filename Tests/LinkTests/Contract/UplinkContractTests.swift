import Link
import Testing
import Wire

@testable import Node

/// What every uplink keeps to, whether the parent is in this process or behind a network.
@Suite struct UplinkContractTests {
    enum Way: String, CaseIterable, Sendable {
        case itself, http, https
    }

    private func withUplink(
        _ way: Way, pace: LinkPace = .usual,
        _ body: (any Uplink, ParentNode, JoinGrant) async throws -> Void
    ) async throws {
        let parent = try ParentNode(pace: pace)
        switch way {
        case .itself:
            let grant = try await parent.join()
            let caller = try #require(try await parent.node.caller(token: grant.token))
            try await body(try await parent.node.uplink(for: caller), parent, grant)
        case .http:
            try await parent.serve { address in
                let grant = try await parent.join()
                let remote = try RemoteUplink(
                    address: NodeAddress(url: "http://\(address)", certificate: nil),
                    token: grant.token)
                try await body(remote, parent, grant)
            }
        case .https:
            try await parent.serve(withTLS: true) { address in
                let link = InvitationLink(
                    address: address, secret: try await parent.invite(.node),
                    trust: try parent.certificate.trust)
                let (grant, known) = try await InvitationLink(reading: link.description)
                    .redeem(node: ParentNode.child, name: "edge", tier: "far edge")
                try await body(
                    try RemoteUplink(address: known, token: grant.token), parent, grant)
            }
        }
        await parent.node.stop()
    }

    @Test(arguments: Way.allCases)
    func aHelloIsWelcomed(way: Way) async throws {
        try await withUplink(way) { uplink, _, grant in
            var talk = try await Talk(uplink)

            let welcome = try await talk.begin()

            #expect(welcome.node == grant.node)
            #expect(welcome.name == "cloud")
            #expect(welcome.tasks.map(\.name) == ["desk"])
            talk.up.finish()
        }
    }

    @Test(arguments: Way.allCases)
    func questionsGetReceiptsAndAnswersComeBack(way: Way) async throws {
        try await withUplink(way) { uplink, parent, _ in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()
            let long = String(repeating: "the wifi is down, or é and \n. ", count: 2000)

            talk.say(
                .questions(batch: [
                    .asked("q1", "no paper", sequence: 7), .asked("q2", long, sequence: 8),
                ]))
            let receipts = try await talk.hear {
                if case .receipts(let batch) = $0 { batch } else { nil }
            }
            #expect(receipts == [Receipt(sequence: 7), Receipt(sequence: 8)])
            let detail = try await parent.node.question(QuestionID("q2"))
            #expect(detail.fields.map(\.content) == [.text(long)])

            _ = try await parent.node.label(
                LabelRequest(
                    question: QuestionID("q1"), verdict: .known("printer"), operatorName: "anna"))
            let delivery = try await talk.hear {
                if case .deliveries(let batch) = $0 { batch.first } else { nil }
            }
            guard case .answer(let answer) = delivery.item else {
                Issue.record("\(delivery)")
                return
            }
            #expect(delivery.sequence == 1)
            #expect(answer.question == QuestionID("q1"))
            #expect(answer.answer.name == "printer")
            talk.up.finish()
        }
    }

    @Test(arguments: Way.allCases)
    func aRequestIsRelayed(way: Way) async throws {
        try await withUplink(way) { uplink, parent, _ in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()
            let request = RelayedRequest(
                method: "GET", path: "/v1/status", by: "anna", role: .viewer)

            async let reply = parent.node.relay(request, to: ParentNode.child)
            let (id, to, heard) = try await talk.hear {
                if case .relay(let id, let to, let request) = $0 { (id, to, request) } else { nil }
            }
            talk.say(.relayed(id: id, reply: RelayedReply(status: 200, body: "{}")))

            #expect(to == ParentNode.child)
            #expect(heard == request)
            #expect(try await reply == RelayedReply(status: 200, body: "{}"))
            talk.up.finish()
        }
    }

    @Test(arguments: Way.allCases, [0, 1, 99_999, 100_000])
    func aParcelComesFromAnyByteOn(way: Way, offset: Int) async throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let digest = String(repeating: "ab", count: 32)
        try await withUplink(way) { uplink, parent, _ in
            parent.node.hooks.change { hung in
                hung.parcel = { id, offset, node in
                    guard id.digest == digest, node == ParentNode.child else {
                        throw NodeError(.notFound, "no parcel \(id) is offered to this child")
                    }
                    return AsyncThrowingStream { continuation in
                        var rest = bytes.dropFirst(offset)
                        while !rest.isEmpty {
                            continuation.yield(Array(rest.prefix(7000)))
                            rest = rest.dropFirst(7000)
                        }
                        continuation.finish()
                    }
                }
            }

            var fetched: [UInt8] = []
            for try await piece in try await uplink.parcel(ParcelID(digest), from: offset) {
                fetched += piece
            }

            #expect(fetched == Array(bytes.dropFirst(offset)))
        }
    }

    @Test(arguments: Way.allCases)
    func aParcelThatIsNotOfferedIsNotFound(way: Way) async throws {
        try await withUplink(way) { uplink, _, _ in
            let error = await #expect(throws: NodeError.self) {
                _ = try await uplink.parcel(ParcelID(String(repeating: "0", count: 64)), from: 0)
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test(arguments: Way.allCases)
    func endsWhenTheChildHasNothingMoreToSay(way: Way) async throws {
        try await withUplink(way) { uplink, _, _ in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            talk.up.finish()

            #expect(await talk.ending() == nil)
        }
    }

    @Test(arguments: Way.allCases)
    func endsWhenTheCredentialIsRevoked(way: Way) async throws {
        try await withUplink(way) { uplink, parent, grant in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            try await parent.node.revoke(grant.credential, by: "anna")

            let error = await talk.ending()
            #expect(error?.code == .forbidden)
            #expect(
                error?.message.hasSuffix(
                    "was revoked at cloud; ask for an invitation and join again") == true)
        }
    }

    @Test(arguments: Way.allCases)
    func endsWhenTheLinkIsCut(way: Way) async throws {
        try await withUplink(way) { uplink, parent, _ in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            try await parent.node.setLink(to: ParentNode.child, isHeld: true, by: "anna")

            #expect(await talk.ending()?.code == .busy)
        }
    }

    @Test(arguments: Way.allCases)
    func endsWhenNothingIsHeard(way: Way) async throws {
        try await withUplink(way, pace: LinkPace(beat: 0.05)) { uplink, _, _ in
            var talk = try await Talk(uplink)
            _ = try await talk.begin()

            // Nothing is said; that this returns is what is tested.
            _ = await talk.ending()
        }
    }

    @Test(arguments: Way.allCases)
    func nobodySpeaksForAnother(way: Way) async throws {
        try await withUplink(way) { uplink, parent, _ in
            let other = NodeID("ffffffffffffffff")
            _ = try await parent.join(.node, as: other)
            var talk = try await Talk(uplink)

            talk.say(.hello(.from(other)))

            #expect(
                await talk.ending()
                    == NodeError(
                        .forbidden,
                        "the credential \(way == .https ? "edge" : "node") is not that of the "
                            + "node ffffffffffffffff; join cloud anew with an invitation"))
        }
    }
}
