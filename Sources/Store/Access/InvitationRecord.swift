internal import Foundation
internal import GRDB

/// A row of `invitation` as its redeeming needs it.
struct InvitationRecord {
    var id: Int64
    var role: StoredRole
    var name: String
    var budgetBytes: Int?
    var budgetMicros: Double?
    var invitedBy: String
    var expiresAt: Int64
    /// What it was redeemed for, and when.
    var use: (credential: Int64, at: Int64)?

    /// Returns the invitation with that digest; nil when there is none.
    ///
    /// What the index compares are digests: whoever guesses secrets cannot steer theirs, so how
    /// long the look-up takes tells nothing about the secrets that stand.
    static func find(secret digest: [UInt8], _ database: Database) throws -> InvitationRecord? {
        try database.row(
            """
            SELECT invitation.id, invitation.role, invitation.name, budget_bytes, budget_micros,
                invitation.invited_by, expires_at, credential.id, credential.created_at
            FROM invitation LEFT JOIN credential ON credential.id = invitation.credential
            WHERE secret = ?
            """, [Data(digest)]
        ).map { row in
            let credential: Int64? = row[7]
            return InvitationRecord(
                id: row[0], role: StoredRole(rawValue: row[1]) ?? .client, name: row[2],
                budgetBytes: row[3], budgetMicros: row[4], invitedBy: row[5], expiresAt: row[6],
                use: credential.map { ($0, row[8]) })
        }
    }

    /// Throws why it cannot be redeemed, if so.
    func checkStanding(at time: Int64) throws {
        if let use {
            throw StoreError(
                .forbidden,
                "the invitation for \(name) was used already, at "
                    + "\(utcText(milliseconds: use.at)), for the credential c\(use.credential); "
                    + "if that was not you, have c\(use.credential) revoked and ask for a new one")
        }
        guard time < expiresAt else {
            throw StoreError(
                .forbidden,
                "the invitation for \(name) expired at \(utcText(milliseconds: expiresAt)); ask "
                    + "for a new one: tideline invite")
        }
    }

    static let unknown = StoreError(
        .forbidden,
        "this node knows no such invitation; check that it was copied whole and that this is the "
            + "node that gave it, or ask for a new one: tideline invite")
}
