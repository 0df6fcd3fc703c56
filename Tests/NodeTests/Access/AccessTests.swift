import Foundation
import Learning
import Node
import Testing
import Wire

/// Who may ask, at a node in this process.
@Suite struct AccessTests {
    private let bench: Workbench
    private let node: Node
    private let child = NodeID("00112233445566aa")

    init() throws {
        bench = try Workbench()
        node = try bench.open()
    }

    private func invitation(
        _ role: Role = .client, name: String = "till", validFor: Double = 60
    ) async throws -> Invitation {
        try await node.invite(
            InvitationRequest(role: role, name: name, validFor: validFor), by: "anna")
    }

    private func join(_ role: Role = .client, name: String = "till") async throws -> JoinGrant {
        let secret = try await invitation(role, name: name).secret
        return try await node.redeem(
            JoinRequest(secret: secret, node: role == .node ? child : nil))
    }

    @Test(arguments: Role.allCases)
    func whoRedeemsAnInvitationIsKnown(role: Role) async throws {
        let grant = try await join(role)

        let caller = try await node.caller(token: grant.token)

        #expect(grant.nodeName == "box")
        #expect(
            caller
                == Caller(
                    credential: grant.credential, role: role, name: "till",
                    node: role == .node ? child : nil))
    }

    @Test func isKnownAfterARestart() async throws {
        let grant = try await join()
        await node.stop()

        let again = try bench.open()

        #expect(try await again.caller(token: grant.token)?.name == "till")
        await again.stop()
    }

    @Test func nobodyElseIsKnown() async throws {
        let grant = try await join()
        let wrong = [
            "", "x", grant.token + "A", String(grant.token.dropLast()), grant.token.uppercased(),
            String(repeating: "A", count: 43), grant.token + "=", " " + grant.token,
        ]

        for token in wrong {
            #expect(try await node.caller(token: token) == nil, "\(token)")
        }
    }

    @Test func aTokenHasOneSpelling() async throws {
        let grant = try await join()
        // The last character carries four bits; the two below them must be zero.
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let last = try #require(grant.token.last.flatMap { alphabet.firstIndex(of: $0) })

        let other = String(grant.token.dropLast()) + String(alphabet[last + 1])

        #expect(try await node.caller(token: other) == nil)
    }

    @Test func secretsAreNotInTheStore() async throws {
        let invitation = try await invitation()
        let grant = try await node.redeem(JoinRequest(secret: invitation.secret))
        await node.stop()

        let folder = try FileManager.default.contentsOfDirectory(atPath: bench.data)
        for file in folder where file.hasPrefix("node.sqlite") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(bench.data)/\(file)"))
            for secret in [invitation.secret, grant.token] {
                let raw = try #require(
                    Data(
                        base64Encoded: secret.replacing("-", with: "+")
                            .replacing("_", with: "/") + "="))
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
                #expect(bytes.range(of: raw) == nil)
            }
        }
    }

    @Test func theSameSeedDrawsTheSameSecrets() async throws {
        await node.stop()
        var secrets: [String] = []
        for _ in 0..<2 {
            let bench = try Workbench()
            let seeded = try Node.open(
                folder: bench.data,
                options: .init(
                    worksByItself: false, clock: bench.clock, seed: 1,
                    secrets: SecretSource(SeededGenerator(seed: 7))))
            secrets.append(
                try await seeded.invite(
                    InvitationRequest(role: .client, name: "till", validFor: 9), by: "anna"
                ).secret)
            await seeded.stop()
        }

        #expect(secrets[0] == secrets[1])
        #expect(secrets[0].utf8.count == 43)
    }

    @Test func aRevokedCredentialIsWorthlessAtOnce() async throws {
        let grant = try await join()

        try await node.revoke(grant.credential, by: "anna")

        #expect(try await node.caller(token: grant.token) == nil)
        #expect(try await node.credentials().first?.revokedAt == bench.clock.now())
        await node.stop()
        let again = try bench.open()
        #expect(try await again.caller(token: grant.token) == nil)
        await again.stop()
    }

    @Test func ofTwoThatRedeemAtTheSameTimeOneIsLetIn() async throws {
        let secret = try await invitation().secret

        let grants = await withTaskGroup(of: JoinGrant?.self) { group in
            for _ in 0..<8 {
                // The others are refused; which one, nobody knows.
                group.addTask { try? await node.redeem(JoinRequest(secret: secret)) }
            }
            return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }

        #expect(grants.count == 1)
        #expect(try await node.credentials().count == 1)
    }

    @Test func anInvitationExpires() async throws {
        let secret = try await invitation(validFor: 60).secret
        bench.advance(bySeconds: 60)

        let error = await #expect(throws: NodeError.self) {
            try await node.redeem(JoinRequest(secret: secret))
        }

        #expect(error?.code == .forbidden)
    }

    @Test func aNodeIsNotItsOwnChild() async throws {
        let own = try await node.redeem(JoinRequest(secret: invitation().secret)).node
        let secret = try await invitation(.node).secret

        let error = await #expect(throws: NodeError.self) {
            try await node.redeem(JoinRequest(secret: secret, node: own))
        }

        #expect(error?.code == .invalid)
        #expect(error?.message.hasPrefix("box cannot be its own child: ") == true)
    }

    @Test(arguments: ["", "box", "00112233445566AA", "00112233445566a", "00112233445566aaa"])
    func anIdentityIsSixteenDigits(text: String) async throws {
        let secret = try await invitation(.node).secret

        let error = await #expect(throws: NodeError.self) {
            try await node.redeem(JoinRequest(secret: secret, node: NodeID(text)))
        }

        #expect(
            error
                == NodeError(
                    .invalid, "a node's identity is 16 hexadecimal digits in lower case"))
    }

    private static let badName =
        "an invitation needs the name of whom it is for: 1 to 60 characters without control "
        + "characters, such as edge-7"
    private static let badTime =
        "an invitation is valid for more than 0 seconds and at most 30 days; "

    private static let badInvitations: [(InvitationRequest, String)] = [
        (InvitationRequest(role: .client, name: "", validFor: 1), badName),
        (InvitationRequest(role: .client, name: "a\u{1b}[2J", validFor: 1), badName),
        (
            InvitationRequest(role: .client, name: "till", validFor: 0),
            badTime + "0.0 seconds is not"
        ),
        (
            InvitationRequest(role: .client, name: "till", validFor: .nan),
            badTime + "nan seconds is not"
        ),
        (
            InvitationRequest(role: .viewer, name: "till", validFor: 1, budget: Budget(bytes: 1)),
            "a budget is for a child node; a viewer takes no versions up"
        ),
        (
            InvitationRequest(role: .node, name: "till", validFor: 1, budget: Budget(bytes: 0)),
            "a budget is a number above 0 of bytes, of microseconds or of both; leave out what "
                + "is not limited"
        ),
    ]

    @Test(arguments: badInvitations)
    func badInvitationsAreRefused(request: InvitationRequest, message: String) async {
        let error = await #expect(throws: NodeError.self) {
            try await node.invite(request, by: "anna")
        }

        #expect(error == NodeError(.invalid, message))
    }

    @Test func knowsWhenACredentialWasLastUsed() async throws {
        let grant = try await join()
        bench.advance(bySeconds: 5)
        _ = try await node.caller(token: grant.token)

        #expect(try await node.credentials().first?.lastUsedAt == bench.clock.now())
    }

    @Test func aUseOfAnOperatorsRightsIsNotedForGood() async throws {
        await node.note(
            Access(
                by: "bert", origin: "10.0.0.7:4711", request: "POST /v1/tasks/desk/retrain",
                status: 201))

        let row = try #require(try await node.audit(limit: 1).first)
        #expect(row.by == "bert")
        #expect(row.verb == "request")
        #expect(row.object == "POST /v1/tasks/desk/retrain")
        #expect(row.reason == "from 10.0.0.7:4711")
    }

    @Test func aFloodOfRefusalsIsCounted() async throws {
        for number in 0..<5000 {
            await node.note(
                Access(
                    by: "unknown", origin: "10.0.0.\(number % 200)", request: "GET /v1/status",
                    status: 401))
        }

        let rows = try await node.audit(limit: 100)

        #expect(rows.count == 51)
        #expect(rows.allSatisfy { $0.verb == "refused" && $0.id < 0 })
        let others = try #require(rows.first { $0.by == "others" })
        #expect(others.reason == "from several addresses, status 0, 3750 times")
        #expect(rows.contains { $0.reason == "from 10.0.0.7, status 401, 25 times" })
    }

    @Test func whatStrangersSendMovesNoCursor() async throws {
        await node.note(
            Access(
                by: "unknown", origin: "",
                request: "GET /\u{1b}[2J" + String(repeating: "x", count: 999),
                status: 404))

        let row = try #require(try await node.audit(limit: 1).first)
        #expect(row.object.hasPrefix("GET /\u{fffd}[2Jxxx"))
        #expect(row.object.count == 200)
    }
}
