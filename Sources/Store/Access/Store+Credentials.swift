internal import GRDB

extension Store {
    /// Every credential, newest first, revoked ones too.
    package func credentials() throws(StoreError) -> [StoredCredential] {
        try read { try CredentialRecord.list("ORDER BY id DESC", [], $0) }
    }

    /// Makes a credential worthless for good; throws `conflict` when it is already.
    package func revokeCredential(
        _ id: Int64, by operatorName: String, at time: Int64
    ) throws(StoreError) -> StoredCredential {
        try write { database in
            let credential = try CredentialRecord.numbered(id, database)
            if let revokedAt = credential.revokedAt {
                throw StoreError(
                    .conflict,
                    "the credential c\(id) of \(credential.name) was revoked already, at "
                        + utcText(milliseconds: revokedAt))
            }
            try credential.revoke(
                by: operatorName, at: time,
                reason: "\(credential.role.rawValue) \(credential.name)", database)
            return try CredentialRecord.numbered(id, database)
        }
    }

    /// Notes when credentials were last used, with one wait for the disk.
    package func recordUses(_ lastUses: [Int64: Int64]) throws(StoreError) {
        guard !lastUses.isEmpty else { return }
        try write { database in
            for (id, time) in lastUses {
                try database.run(
                    """
                    UPDATE credential SET last_used_at = max(coalesce(last_used_at, 0), ?)
                        WHERE id = ?
                    """, [time, id])
            }
        }
    }
}

extension StoredCredential {
    /// Makes it worthless for good, and notes who did.
    func revoke(
        by name: String, at time: Int64, reason: String, _ database: Database
    ) throws {
        try database.run(
            "UPDATE credential SET revoked_at = ?, revoked_by = ? WHERE id = ?",
            [time, name, id])
        try database.note(
            Audit(at: time, by: name, verb: "revoke", object: "c\(id)", reason: reason))
    }
}
