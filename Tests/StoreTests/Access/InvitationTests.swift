import Store
import Testing

@Suite struct InvitationTests {
    private func digest(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 32) }

    private func invitation(
        _ byte: UInt8 = 1, _ role: StoredRole = .node, name: String = "edge",
        expiresAt: Int64 = 100
    ) -> NewInvitation {
        NewInvitation(
            secret: digest(byte), role: role, name: name, invitedBy: "anna", at: 10,
            expiresAt: expiresAt)
    }

    private func redemption(
        _ byte: UInt8 = 1, token: UInt8 = 9, node: String? = "00112233445566aa", at: Int64 = 20
    ) -> Redemption {
        Redemption(secret: digest(byte), token: digest(token), node: node, at: at)
    }

    @Test func isRedeemedForACredential() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation())

        let credential = try temporary.store.redeem(redemption()).credential

        #expect(
            credential
                == StoredCredential(
                    id: 1, token: digest(9), role: .node, name: "edge", node: "00112233445566aa",
                    invitedBy: "anna", createdAt: 20))
        #expect(try temporary.store.credentials() == [credential])
        #expect(try temporary.store.audit(limit: 9).map(\.audit.verb) == ["join", "invite"])
    }

    @Test func makesARowAmongTheChildren() throws {
        let temporary = try TemporaryStore()
        var invitation = invitation()
        (invitation.budgetBytes, invitation.budgetMicros) = (70_000, 12.5)
        try temporary.store.addInvitation(invitation)
        var redemption = redemption()
        redemption.tier = "far edge"

        _ = try temporary.store.redeem(redemption)

        let child = try #require(try temporary.store.child(node: "00112233445566aa"))
        #expect((child.name, child.tier, child.addedAt) == ("edge", "far edge", 20))
        let budget = try temporary.store.invitedBudget(node: child.node)
        #expect(budget?.bytes == 70_000)
        #expect(budget?.micros == 12.5)
        #expect(try temporary.store.invitedBudget(node: "none") == nil)
    }

    @Test func isRedeemedOnce() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation())
        _ = try temporary.store.redeem(redemption())

        let error = try storeError { _ = try temporary.store.redeem(redemption(token: 8)) }

        #expect(
            error
                == StoreError(
                    .forbidden,
                    "the invitation for edge was used already, at 1970-01-01 00:00:00 UTC, for "
                        + "the credential c1; if that was not you, have c1 revoked and ask for a "
                        + "new one"))
        #expect(try temporary.store.credentials().count == 1)
    }

    @Test func expires() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation())

        let error = try storeError { _ = try temporary.store.redeem(redemption(at: 100)) }

        #expect(
            error
                == StoreError(
                    .forbidden,
                    "the invitation for edge expired at 1970-01-01 00:00:00 UTC; ask for a new "
                        + "one: tideline invite"))
    }

    @Test func aSecretNobodyWasToldIsUnknown() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation())

        for secret in [digest(2), []] {
            let error = try storeError {
                _ = try temporary.store.redeem(
                    Redemption(secret: secret, token: digest(9), at: 20))
            }
            #expect(error.kind == .forbidden)
            #expect(error.message.hasPrefix("this node knows no such invitation; check that"))
        }
    }

    @Test func aChildNeedsAnIdentityAndNobodyElseHasOne() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation(1, .node))
        try temporary.store.addInvitation(invitation(2, .client))

        let nameless = try storeError { _ = try temporary.store.redeem(redemption(1, node: nil)) }
        let pretender = try storeError { _ = try temporary.store.redeem(redemption(2)) }

        #expect(nameless.kind == .invalid)
        #expect(
            pretender.message
                == "the invitation for edge is for a client, not for a child node; ask for one "
                + "with tideline invite --role node")
    }

    @Test func aChildThatIsInvitedAnewReplacesItsCredential() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for byte in 1...2 { try store.addInvitation(invitation(UInt8(byte))) }
        let first = try store.redeem(redemption(1))

        let second = try store.redeem(redemption(2, token: 8, at: 40))

        #expect(first.replaced == nil)
        #expect(second.replaced == first.credential)
        #expect(try store.credentials().map(\.revokedAt) == [nil, 40])
        #expect(try store.children().count == 1)
        let audit = try store.audit(limit: 2).map(\.audit)
        #expect(audit.map(\.verb) == ["join", "revoke"])
        #expect(audit.map(\.object) == ["c2", "c1"])
        #expect(audit.last?.reason == "replaced: edge joined anew, invited by anna")
    }

    @Test func anotherNodeOfTheSameNameIsAnotherChild() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for byte in 1...2 { try store.addInvitation(invitation(UInt8(byte))) }
        _ = try store.redeem(redemption(1))

        let other = try store.redeem(redemption(2, token: 8, node: "00112233445566bb"))

        #expect(other.replaced == nil)
        #expect(try store.credentials().map(\.revokedAt) == [nil, nil])
        #expect(try store.children().map(\.name) == ["edge", "edge"])
    }

    @Test func aChildIsNotReplacedByAnotherName() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        try store.addInvitation(invitation(1))
        try store.addInvitation(invitation(2, name: "other"))
        _ = try store.redeem(redemption(1))

        let error = try storeError { _ = try store.redeem(redemption(2, token: 8)) }
        #expect(
            error
                == StoreError(
                    .conflict,
                    "the node 00112233445566aa is a child here already, as edge; if it lost its "
                        + "credential, have it invited under that name, or c1 revoked, and join "
                        + "again"))

        _ = try store.revokeCredential(1, by: "anna", at: 30)
        #expect(try store.redeem(redemption(2, token: 8)).credential.id == 2)
    }

    @Test func nothingIsStoredOfARefusedRedemption() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        try store.addInvitation(invitation(1))
        try store.addInvitation(invitation(2, .client))
        _ = try store.redeem(redemption(1))

        // The second token is the first one's, which the schema forbids after the insert began.
        _ = try storeError {
            _ = try store.redeem(redemption(2, token: 9, node: nil))
        }

        #expect(try store.credentials().count == 1)
        #expect(
            try store.redeem(redemption(2, token: 8, node: nil)).credential.role == .client)
    }

    @Test func theFileKeepsTheRules() throws {
        let temporary = try TemporaryStore()
        try temporary.store.addInvitation(invitation())
        _ = try temporary.store.redeem(redemption())
        _ = try temporary.store.revokeCredential(1, by: "anna", at: 30)
        try temporary.store.close()

        for statement in [
            "UPDATE credential SET revoked_at = NULL, revoked_by = NULL",
            "UPDATE credential SET role = 'operator', node = NULL", "DELETE FROM credential",
            "UPDATE invitation SET credential = NULL", "UPDATE invitation SET role = 'operator'",
        ] {
            #expect(throws: (any Error).self) { try sqlite(temporary.folder.path, statement) }
        }
    }
}
