import Link
import Node
import Testing
import Wire

/// Somebody in between, or a server that would let them, over real TLS.
@Suite struct TransportAttackTests {
    private func link(
        _ parent: ParentNode, _ address: ListenAddress, _ trust: InvitationLink.Trust? = nil
    ) async throws -> InvitationLink {
        InvitationLink(
            address: address, secret: try await parent.invite(.client),
            trust: try trust ?? parent.certificate.trust)
    }

    @Test func anotherCertificateGetsNoSecret() async throws {
        let parent = try ParentNode()
        try await parent.serve(withTLS: true) { address in
            let wrong = try #require(CertificateFingerprint(String(repeating: "0", count: 64)))
            let link = try await link(parent, address, .fingerprint(wrong))

            let error = await #expect(throws: NodeError.self) { _ = try await link.redeem() }

            #expect(
                error
                    == NodeError(
                        .forbidden,
                        "\(address) shows another certificate than the invitation says: somebody "
                            + "may be in between, or it was set up anew since; nothing was sent, "
                            + "ask its operator for a new invitation"))
            // Had the secret been sent, it would have been redeemed.
            #expect(try await parent.node.credentials().isEmpty)
            let right = InvitationLink(
                address: address, secret: link.secret, trust: try parent.certificate.trust)
            #expect(try await right.redeem().grant.role == .client)
        }
        await parent.node.stop()
    }

    @Test func aParentSetUpAnewIsNotTheParent() async throws {
        let (parent, other) = (try ParentNode(), try ParentNode())
        var known: NodeAddress?
        var token = ""
        try await parent.serve(withTLS: true) { address in
            let (grant, address) = try await link(parent, address).redeem()
            (known, token) = (address, grant.token)
        }
        try await other.serve(withTLS: true) { address in
            var address2 = try #require(known)
            address2.port = address.port
            let uplink = try RemoteUplink(address: address2, token: token)

            let error = await #expect(throws: NodeError.self) { _ = try await Talk(uplink) }

            #expect(error?.code == .forbidden)
            #expect(error?.message.contains("shows another certificate") == true)
            #expect(try await other.refusals().isEmpty)
        }
        await parent.node.stop()
        await other.node.stop()
    }

    @Test func aCertificateThatNoAuthorityVouchesForIsNotTrustedForItsName() async throws {
        let parent = try ParentNode()
        try await parent.serve(withTLS: true) { address in
            let link = try await link(parent, address, .authorities)

            let error = await #expect(throws: NodeError.self) { _ = try await link.redeem() }

            #expect(error?.code == .forbidden)
            #expect(try await parent.node.credentials().isEmpty)
        }
        await parent.node.stop()
    }

    @Test func plainHTTPToATLSPortGetsNothing() async throws {
        let parent = try ParentNode()
        try await parent.serve(withTLS: true) { address in
            let reply = try await UnrulyConnection.exchange(
                address, "GET /health HTTP/1.1\r\nHost: \(address)\r\n\r\n")
            #expect(reply.status == 0)
            let plain = try await link(parent, address, .plain)
            let error = await #expect(throws: NodeError.self) { _ = try await plain.redeem() }
            #expect(error?.code == .unavailable)

            // Nobody else is the worse for it.
            #expect(try await link(parent, address).redeem().grant.role == .client)
        }
        await parent.node.stop()
    }

    @Test func aTLSPortIsNoLoopbackWithoutCredentials() async throws {
        let parent = try ParentNode()
        try await parent.serve(withTLS: true) { address in
            let (grant, known) = try await link(parent, address).redeem()
            let uplink = try RemoteUplink(address: known, token: "")

            let error = await #expect(throws: NodeError.self) { _ = try await Talk(uplink) }

            #expect(error?.code == .forbidden)
            #expect(grant.role == .client)
        }
        await parent.node.stop()
    }

    @Test func aServerDoesNotListenToOthersWithoutTLS() async throws {
        let parent = try ParentNode()
        let server = Server(
            host: parent.node,
            options: .init(addresses: [ListenAddress(host: "0.0.0.0", port: 0)]))

        let error = await #expect(throws: NodeError.self) { try await server.run() }

        #expect(error?.message.hasPrefix("will not listen on 0.0.0.0:0 without TLS") == true)
        await parent.node.stop()
    }
}
