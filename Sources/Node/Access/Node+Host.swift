internal import Store
package import Wire

extension Node: NodeHost {
    package func caller(token: String) async throws -> Caller? {
        guard let secret = Secret(token) else { return nil }
        return credentialBook.caller(digest: secret.digest, at: clock.now().milliseconds)
    }

    package func isStanding(_ caller: Caller) async -> Bool {
        !credentialBook.isRevoked(caller.credential)
    }

    package func redeem(_ request: JoinRequest) async throws -> JoinGrant {
        try checkNode(request.node)
        // What is no secret at all is as unknown as one that was never given.
        let digest = Secret(request.secret)?.digest ?? []
        let token = Secret(from: options.secrets)
        let now = clock.now().milliseconds
        do {
            let (credential, replaced) = try await writes.run { [store] in
                try store.redeem(
                    Redemption(
                        secret: digest, token: token.digest, node: request.node?.text,
                        tier: request.tier?.clipped(to: 60), at: now))
            }
            if let replaced { credentialBook.revoke(CredentialID(replaced.id)) }
            credentialBook.add(credential)
            journal.write(
                .info, "access",
                "\(credential.name) joined as \(credential.role.rawValue), c\(credential.id)"
                    + (replaced.map { " in place of c\($0.id)" } ?? ""),
                changed: [.credentials, .tree])
            return try grant(credential, token: token)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Throws `.forbidden` unless the caller is a child with a standing credential.
    func checkChild(_ caller: Caller) throws(NodeError) {
        guard caller.role == .node, caller.node != nil else {
            throw NodeError(
                .forbidden,
                "\(caller.name) is no child of \(identity.name) but a \(caller.role.rawValue); a "
                    + "child joins with an invitation of the role node")
        }
        try checkStanding(caller)
    }

    /// Throws `.forbidden` when the caller's credential was revoked.
    func checkStanding(_ caller: Caller) throws(NodeError) {
        guard !credentialBook.isRevoked(caller.credential) else { throw revoked(caller) }
    }

    /// Why a conversation with the caller ends.
    func revoked(_ caller: Caller) -> NodeError {
        NodeError(
            .forbidden,
            "the credential \(caller.credential) of \(caller.name) was revoked at "
                + "\(identity.name); ask for an invitation and join again")
    }

    private func checkNode(_ node: NodeID?) throws(NodeError) {
        guard let text = node?.text else { return }
        guard text.utf8.count == 16,
            text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else {
            throw NodeError(
                .invalid, "a node's identity is 16 hexadecimal digits in lower case")
        }
        guard text != identity.id else {
            throw NodeError(
                .invalid,
                "\(identity.name) cannot be its own child: a node with the identity \(text) asked "
                    + "to join, so its data folder is this one or a copy of it; make a new node "
                    + "with tideline init")
        }
    }

    private func grant(_ credential: StoredCredential, token: Secret) throws -> JoinGrant {
        JoinGrant(
            token: token.text, credential: CredentialID(credential.id),
            role: Role(credential.role), name: credential.name, node: NodeID(identity.id),
            nodeName: identity.name, nodeTier: identity.tier, publicKey: try publicKey())
    }
}
