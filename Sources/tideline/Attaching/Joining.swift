import Link
import Node
import Wire

/// Redeems invitations, for the node in a data folder or for this user.
enum Joining {
    /// Makes an opened node the child of the one that gave the invitation.
    static func join(_ node: Node, by invitation: InvitationLink) async throws -> JoinGrant {
        let (grant, address) = try await invitation.redeem(
            node: node.id, name: node.name, tier: node.tier)
        try await node.join(grant, address: address.url, certificate: address.certificate)
        return grant
    }

    /// Lets this user speak to the node that gave the invitation, by `--node` and a word.
    ///
    /// - Parameters:
    ///   - invitation: for a client, a viewer or an operator.
    ///   - word: for `--node`; nil takes the node's own name.
    ///   - profiles: where it is noted.
    /// - Returns: what was noted.
    /// - Throws: `NodeError`, `.invalid` for a child's invitation.
    static func befriend(
        by invitation: InvitationLink, called word: String?, profiles: RemoteProfiles
    ) async throws -> RemoteProfile {
        let (grant, address) = try await invitation.redeem()
        let profile = RemoteProfile(
            name: word ?? grant.nodeName,
            place: RemotePlace(
                url: address.url, token: grant.token, certificate: address.certificate),
            role: grant.role)
        _ = try profiles.save(profile)
        return profile
    }
}
