internal import Store
package import Wire

extension Node {
    /// Thirty days, beyond which an invitation is a key that somebody forgot.
    private static let longestInvitation = 30.0 * 86_400

    package func invite(
        _ request: InvitationRequest, by operatorName: String
    ) async throws -> Invitation {
        try Self.check(request)
        let secret = Secret(from: options.secrets)
        let now = clock.now()
        let expiry = now.advanced(bySeconds: request.validFor)
        do {
            try await writes.run { [store] in
                try store.addInvitation(
                    NewInvitation(
                        secret: secret.digest, role: StoredRole(request.role), name: request.name,
                        budgetBytes: request.budget?.bytes,
                        budgetMicros: request.budget?.answerMicros, invitedBy: operatorName,
                        at: now.milliseconds, expiresAt: expiry.milliseconds))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
        journal.write(
            .info, "access",
            "\(request.name) invited as \(request.role.rawValue) by "
                + operatorName)
        return Invitation(
            secret: secret.text, role: request.role, name: request.name, expiresAt: expiry)
    }

    package func credentials() async throws -> [CredentialRow] {
        do {
            return try await writes.run { [store] in
                self.writeAccess()
                return try store.credentials().map { CredentialRow($0) }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func revoke(_ id: CredentialID, by operatorName: String) async throws {
        do {
            let now = clock.now().milliseconds
            let revoked = try await writes.run { [store] in
                try store.revokeCredential(id.number, by: operatorName, at: now)
            }
            credentialBook.revoke(id)
            journal.write(
                .info, "access", "\(id) of \(revoked.name) revoked by \(operatorName)",
                changed: [.credentials, .tree])
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    private static func check(_ request: InvitationRequest) throws(NodeError) {
        let name = request.name
        guard !name.isEmpty, name == name.clipped(to: 60), name.first != " ", name.last != " "
        else {
            throw NodeError(
                .invalid,
                "an invitation needs the name of whom it is for: 1 to 60 characters without "
                    + "control characters, such as edge-7")
        }
        guard request.validFor > 0, request.validFor <= longestInvitation else {
            throw NodeError(
                .invalid,
                "an invitation is valid for more than 0 seconds and at most 30 days; "
                    + "\(request.validFor) seconds is not")
        }
        guard let budget = request.budget else { return }
        guard request.role == .node else {
            throw NodeError(
                .invalid,
                "a budget is for a child node; a \(request.role.rawValue) takes no versions up")
        }
        guard budget.isPossible else { throw Budget.impossible }
    }
}
