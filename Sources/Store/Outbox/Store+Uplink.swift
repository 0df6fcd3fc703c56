internal import GRDB

extension Store {
    /// The parent; nil at the top.
    package func uplink() throws(StoreError) -> StoredUplink? {
        try read { database in
            try database.row(
                """
                SELECT node, name, tier, address, token, certificate, public_key, applied, is_held
                    FROM uplink
                """
            ).map {
                StoredUplink(
                    node: $0[0], name: $0[1], tier: $0[2], address: $0[3], token: $0[4],
                    certificate: $0[5], publicKey: $0[6], applied: $0[7], isHeld: $0[8])
            }
        }
    }

    /// Sets the parent, or what reaching it takes.
    ///
    /// The cursor of a parent that is known stays. Another node's feed begins anew, and all that
    /// waits here goes up to it, with all human words that the former parent was told.
    package func setUplink(_ uplink: StoredUplink) throws(StoreError) {
        try write { database in
            let present = try database.row("SELECT node, applied, conversation FROM uplink")
            let isKnown = present?[0] == uplink.node
            let applied: Int64 = isKnown ? present?[1] ?? 0 : 0
            try database.run(
                """
                INSERT OR REPLACE INTO uplink (only, node, name, tier, address, token, certificate,
                    public_key, applied, is_held, conversation)
                    VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    uplink.node, uplink.name, uplink.tier, uplink.address, uplink.token,
                    uplink.certificate, uplink.publicKey, applied, uplink.isHeld,
                    isKnown ? present?[2] as String? : nil,
                ])
            if !isKnown { try OutboxRecord.beginAnew(at: self.now(), database) }
        }
    }

    /// The last conversation with the parent; nil before the first.
    package func conversation() throws(StoreError) -> String? {
        try read { try $0.row("SELECT conversation FROM uplink").flatMap { $0[0] } }
    }

    /// Cuts the link to the parent, or lets it come again; nothing at the top.
    package func setHeld(uplink isHeld: Bool) throws(StoreError) {
        try write { try $0.run("UPDATE uplink SET is_held = ?", [isHeld]) }
    }

    /// Makes the node the top of its tree: what waits, waits here.
    ///
    /// Human words stay in the outbox for a parent to come.
    package func clearUplink() throws(StoreError) {
        try write { database in
            try database.run("DELETE FROM uplink")
            try database.run("DELETE FROM outbox WHERE answer IS NULL")
        }
    }
}

extension OutboxRecord {
    /// Has everything sent to a parent that has seen nothing of it.
    fileprivate static func beginAnew(at now: Int64, _ database: Database) throws {
        // Another parent has had none of the questions that are answered.
        try database.run(
            """
            DELETE FROM outbox WHERE answer IS NULL
                AND question IN (SELECT number FROM question WHERE state > 0)
            """)
        try database.run("UPDATE outbox SET state = 0, refusal = NULL, stays = 0")
        try database.run(
            """
            INSERT INTO outbox (sequence, question, priority, expires_at, queued_at)
                SELECT (SELECT last FROM outbox_state) + row_number() OVER (ORDER BY asked_at),
                    number, priority, expires_at, ? FROM question WHERE state = 0
                    AND \(hasContent) AND NOT EXISTS (SELECT 1 FROM outbox
                        WHERE outbox.question = number AND outbox.answer IS NULL)
            """, [now])
        try database.run(
            """
            UPDATE outbox_state SET confirmed = 0,
                last = max(last, (SELECT coalesce(max(sequence), 0) FROM outbox))
            """)
    }
}
