internal import Foundation
internal import GRDB

extension Store {
    /// Keeps an invitation until somebody redeems it, and notes who gave it.
    package func addInvitation(_ invitation: NewInvitation) throws(StoreError) {
        try write { database in
            try database.run(
                """
                INSERT INTO invitation (secret, role, name, budget_bytes, budget_micros,
                    invited_by, invited_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Data(invitation.secret), invitation.role.rawValue, invitation.name,
                    invitation.budgetBytes, invitation.budgetMicros, invitation.invitedBy,
                    invitation.at, invitation.expiresAt,
                ])
            try database.note(
                Audit(
                    at: invitation.at, by: invitation.invitedBy, verb: "invite",
                    object: invitation.name,
                    reason: "as \(invitation.role.rawValue), until "
                        + utcText(milliseconds: invitation.expiresAt)))
        }
    }

    /// Makes a credential of an invitation, once, and of a child's a row among the children, in
    /// one transaction.
    ///
    /// A child that was invited anew under its name gets it in place of the one it had, which is
    /// revoked. Throws `forbidden` when there is no such invitation, or it expired or was used;
    /// `invalid` when it is for a child and none is named, or the other way round; `conflict`
    /// when that child has a standing credential under another name.
    /// - Returns: the credential, and the one whose place it takes.
    package func redeem(
        _ redemption: Redemption
    ) throws(StoreError) -> (credential: StoredCredential, replaced: StoredCredential?) {
        try write { database in
            guard let invitation = try InvitationRecord.find(secret: redemption.secret, database)
            else { throw InvitationRecord.unknown }
            try invitation.checkStanding(at: redemption.at)
            let present = try Self.standing(redemption.node, of: invitation, database)
            if let present {
                try present.revoke(
                    by: invitation.name, at: redemption.at,
                    reason: "replaced: \(invitation.name) joined anew, invited by "
                        + invitation.invitedBy, database)
            }
            if let node = redemption.node {
                try StoredChild.add(
                    node: node, name: invitation.name, tier: redemption.tier ?? "unknown",
                    at: redemption.at, database)
            }
            try Self.insertCredential(redemption, invitation, database)
            let id = database.lastInsertedRowID
            try database.run(
                "UPDATE invitation SET credential = ? WHERE id = ?", [id, invitation.id])
            try database.note(
                Audit(
                    at: redemption.at, by: invitation.name, verb: "join", object: "c\(id)",
                    reason: "as \(invitation.role.rawValue)"
                        + (redemption.node.map { ", node \($0)" } ?? "")))
            return (try CredentialRecord.numbered(id, database), present)
        }
    }

    /// What the invitation that a child redeemed says it may take up; nil without limits.
    package func invitedBudget(
        node: String
    ) throws(StoreError) -> (bytes: Int?, micros: Double?)? {
        try read { database in
            try database.row(
                """
                SELECT budget_bytes, budget_micros FROM invitation
                JOIN credential ON credential.id = invitation.credential
                WHERE node = ? AND (budget_bytes IS NOT NULL OR budget_micros IS NOT NULL)
                ORDER BY credential.id DESC LIMIT 1
                """, [node]
            ).map { ($0[0], $0[1]) }
        }
    }

    private static func insertCredential(
        _ redemption: Redemption, _ invitation: InvitationRecord, _ database: Database
    ) throws {
        try database.run(
            """
            INSERT INTO credential (token, role, name, node, invited_by, created_at)
                VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                Data(redemption.token), invitation.role.rawValue, invitation.name,
                redemption.node, invitation.invitedBy, redemption.at,
            ])
    }

    /// Returns the credential that the child has; throws when the invitation is not for it.
    private static func standing(
        _ node: String?, of invitation: InvitationRecord, _ database: Database
    ) throws -> StoredCredential? {
        guard (invitation.role == .node) == (node != nil) else {
            throw StoreError(
                .invalid,
                invitation.role == .node
                    ? "the invitation for \(invitation.name) is for a child node, and the request "
                        + "names no node; redeem it with tideline join"
                    : "the invitation for \(invitation.name) is for a "
                        + "\(invitation.role.rawValue), not for a child node; ask for one with "
                        + "tideline invite --role node")
        }
        guard let node else { return nil }
        let standing = try CredentialRecord.list(
            "WHERE node = ? AND revoked_at IS NULL", [node], database)
        // Identities are no secret: the operator's word is for the name.
        guard let present = standing.first, present.name != invitation.name else {
            return standing.first
        }
        throw StoreError(
            .conflict,
            "the node \(node) is a child here already, as \(present.name); if it lost its "
                + "credential, have it invited under that name, or c\(present.id) revoked, and "
                + "join again")
    }
}
