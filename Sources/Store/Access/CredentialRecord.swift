internal import GRDB

/// Rows of `credential` as their transactions need them.
enum CredentialRecord {
    private static let selection = """
        SELECT id, token, role, name, node, invited_by, created_at, last_used_at, revoked_at
        FROM credential
        """

    static func list(
        _ condition: String, _ arguments: StatementArguments, _ database: Database
    ) throws -> [StoredCredential] {
        try database.rows("\(selection) \(condition)", arguments).map { row in
            StoredCredential(
                id: row[0], token: try row.bytes(1),
                // A role that this build does not know may do the least.
                role: StoredRole(rawValue: row[2]) ?? .client, name: row[3], node: row[4],
                invitedBy: row[5], createdAt: row[6], lastUsedAt: row[7], revokedAt: row[8])
        }
    }

    static func numbered(_ id: Int64, _ database: Database) throws -> StoredCredential {
        if let found = try list("WHERE id = ?", [id], database).first { return found }
        throw StoreError(
            .notFound,
            "there is no credential c\(id) on this node; tideline credentials lists them")
    }
}
