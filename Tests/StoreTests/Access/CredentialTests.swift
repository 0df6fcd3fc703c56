import Store
import Testing

@Suite struct CredentialTests {
    private func withCredential() throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let secret = [UInt8](repeating: 1, count: 32)
        try temporary.store.addInvitation(
            NewInvitation(
                secret: secret, role: .viewer, name: "bert", invitedBy: "anna", at: 10,
                expiresAt: 100))
        _ = try temporary.store.redeem(
            Redemption(secret: secret, token: Array(repeating: 2, count: 32), at: 20))
        return temporary
    }

    @Test func isRevokedOnceAndForGood() throws {
        let temporary = try withCredential()

        let revoked = try temporary.store.revokeCredential(1, by: "anna", at: 30)
        let error = try storeError {
            _ = try temporary.store.revokeCredential(1, by: "carl", at: 40)
        }

        #expect(revoked.revokedAt == 30)
        #expect(
            error
                == StoreError(
                    .conflict,
                    "the credential c1 of bert was revoked already, at 1970-01-01 00:00:00 UTC"))
        #expect(
            try temporary.store.audit(limit: 1).map(\.audit) == [
                Audit(at: 30, by: "anna", verb: "revoke", object: "c1", reason: "viewer bert")
            ])
    }

    @Test func oneThatIsNotThereCannotBeRevoked() throws {
        let temporary = try withCredential()

        let error = try storeError {
            _ = try temporary.store.revokeCredential(7, by: "anna", at: 30)
        }

        #expect(
            error
                == StoreError(
                    .notFound,
                    "there is no credential c7 on this node; tideline credentials lists them"))
    }

    @Test func knowsWhenItWasLastUsed() throws {
        let temporary = try withCredential()

        try temporary.store.recordUses([1: 50])
        try temporary.store.recordUses([1: 40, 9: 60])

        #expect(try temporary.store.credentials().map(\.lastUsedAt) == [50])
    }
}
