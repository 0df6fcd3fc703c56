import Node
import Testing
import Wire

@testable import Link

/// What strangers and those with too few rights try, over real HTTP.
@Suite struct CredentialAttackTests {
    private func get(
        _ path: String, _ address: ListenAddress, _ headers: [String], verb: String = "GET"
    ) async throws -> String {
        let lines = ["\(verb) \(path) HTTP/1.1", "Host: \(address)", "Connection: close"] + headers
        return try await UnrulyConnection.exchange(
            address, (lines + ["", ""]).joined(separator: "\r\n"))
    }

    @Test func aWrongOrRevokedTokenIsRefusedAndNoted() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let grant = try await parent.join(.operator)
            let good = try await get(
                "/v1/status", address, ["Authorization: Bearer \(grant.token)"])
            #expect(good.status == 200)
            try await parent.node.revoke(grant.credential, by: "anna")

            for token in [grant.token, String(grant.token.reversed()), "", "x", "\u{e9}"] {
                let reply = try await get(
                    "/v1/status", address, ["Authorization: Bearer \(token)"])
                #expect(reply.status == 401, "\(token)")
                #expect(reply.contains("WWW-Authenticate: Bearer"))
                #expect(reply.contains("join again"))
            }
            #expect(try await parent.refusals() == ["GET /v1/status status 401 by unknown"])
        }
        await parent.node.stop()
    }

    @Test func whoListensIsSentAwayOnceTheCredentialIsRevoked() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let grant = try await parent.join(.viewer)
            try await RawConnection.open(address) { connection in
                try await connection.send(
                    "GET /v1/changes HTTP/1.1\r\nHost: \(address)\r\n"
                        + "Authorization: Bearer \(grant.token)\r\n\r\n")
                #expect(try await connection.until("event: changes") != nil)

                try await parent.node.revoke(grant.credential, by: "anna")

                #expect(try await connection.until("0\r\n\r\n") != nil)
            }
        }
        await parent.node.stop()
    }

    @Test func noRoleDoesWhatIsNotItsOwn() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            for role in Role.allCases {
                let grant = try await parent.join(role)
                for route in APIRouter.routes + [] where route.clearance != .everybody {
                    let isAllowed = route.clearance.roles.contains(role)
                    guard !isAllowed else { continue }
                    let path = route.pattern.description.replacing("{", with: "")
                        .replacing("}", with: "")
                    let reply = try await get(
                        path, address, ["Authorization: Bearer \(grant.token)"],
                        verb: route.verb.rawValue)
                    #expect(reply.status == 403, "\(role) \(route.verb) \(path): \(reply)")
                }
            }
        }
        await parent.node.stop()
    }

    @Test(arguments: [Role.client, .viewer, .operator])
    func onlyChildrenTalkAndFetch(role: Role) async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let grant = try await parent.join(role)
            let uplink = try RemoteUplink(
                address: NodeAddress(url: "http://\(address)", certificate: nil),
                token: grant.token)

            let talk = await #expect(throws: NodeError.self) { _ = try await Talk(uplink) }
            let parcel = await #expect(throws: NodeError.self) {
                _ = try await uplink.parcel(ParcelID(String(repeating: "0", count: 64)), from: 0)
            }

            #expect(talk?.code == .forbidden)
            #expect(parcel?.code == .forbidden)
            #expect(
                try await parent.refusals().contains(
                    "POST /v1/uplink status 403 by \(role.rawValue)"))
        }
        await parent.node.stop()
    }

    @Test func anInvitationIsNotReplayed() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let link = InvitationLink(
                address: address, secret: try await parent.invite(.client), trust: .plain)
            _ = try await link.redeem()

            let error = await #expect(throws: NodeError.self) { _ = try await link.redeem() }

            #expect(error?.code == .forbidden)
            #expect(error?.message.hasPrefix("the invitation for edge was used already") == true)
        }
        await parent.node.stop()
    }

    @Test func ofTwoThatRedeemAtTheSameTimeOneIsLetIn() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let link = InvitationLink(
                address: address, secret: try await parent.invite(.client), trust: .plain)

            let count = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    // The others are refused; which one is let in, nobody knows.
                    group.addTask { (try? await link.redeem()) == nil ? 0 : 1 }
                }
                return await group.reduce(0, +)
            }

            #expect(count == 1)
            #expect(try await parent.node.credentials().count == 1)
        }
        await parent.node.stop()
    }

    @Test func aChildIsNotTakenOver() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            _ = try await parent.join(.node)
            let link = InvitationLink(
                address: address, secret: try await parent.invite(.node, name: "other"),
                trust: .plain)

            let error = await #expect(throws: NodeError.self) {
                _ = try await link.redeem(node: ParentNode.child)
            }

            #expect(error?.code == .conflict)
        }
        await parent.node.stop()
    }

    @Test func aNodeThatIsInvitedAnewGoesOnAndItsOldCredentialIsWorthless() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let old = try await parent.join(.node)
            let uplink = { (token: String) in
                try RemoteUplink(
                    address: NodeAddress(url: "http://\(address)", certificate: nil),
                    token: token)
            }
            var talk = try await Talk(try uplink(old.token))
            _ = try await talk.begin()

            let new = try await parent.join(.node)

            #expect(await talk.ending()?.code == .forbidden)
            let error = await #expect(throws: NodeError.self) {
                _ = try await Talk(try uplink(old.token))
            }
            #expect(error?.code == .forbidden)
            var again = try await Talk(try uplink(new.token))
            #expect(try await again.begin().name == "cloud")
            let audit = try await parent.node.audit(limit: 100).filter { $0.verb == "revoke" }
            #expect(audit.map(\.reason) == ["replaced: node joined anew, invited by anna"])
            again.up.finish()
        }
        await parent.node.stop()
    }

    @Test func anExpiredInvitationIsRefused() async throws {
        let parent = try ParentNode()
        try await parent.serve { address in
            let link = InvitationLink(
                address: address, secret: try await parent.invite(.client, validFor: 60),
                trust: .plain)
            parent.advance(bySeconds: 60)

            let error = await #expect(throws: NodeError.self) { _ = try await link.redeem() }

            #expect(error?.message.hasPrefix("the invitation for edge expired at ") == true)
        }
        await parent.node.stop()
    }
}
