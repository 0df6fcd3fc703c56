internal import GRDB

extension Store {
    /// How many events are kept; older ones fall out.
    package static let eventLimit = 10_000

    /// Adds events with one wait for the disk, and returns the last one's number.
    @discardableResult
    package func recordEvents(_ events: [NewEvent]) throws(StoreError) -> Int64 {
        try write { database in
            for event in events {
                try database.run(
                    "INSERT INTO event (happened_at, level, topic, text) VALUES (?, ?, ?, ?)",
                    [event.at, event.level.rawValue, event.topic, event.text])
            }
            let last = try database.number("SELECT coalesce(max(id), 0) FROM event")
            try database.run(
                "DELETE FROM event WHERE id <= ?", [last - Int64(Self.eventLimit)])
            return last
        }
    }

    /// The newest events first.
    package func events(limit: Int) throws(StoreError) -> [StoredEvent] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT id, happened_at, level, topic, text FROM event ORDER BY id DESC LIMIT ?
                """, [limit])
            return rows.map {
                StoredEvent(
                    id: $0[0], at: $0[1], level: StoredEvent.Level(rawValue: $0[2]) ?? .error,
                    topic: $0[3], text: $0[4])
            }
        }
    }

    /// Notes for good what an operator did, for what no other verb notes.
    package func recordAudit(_ audit: Audit) throws(StoreError) {
        try write { try $0.note(audit) }
    }

    /// What operators did, newest first.
    package func audit(limit: Int) throws(StoreError) -> [StoredAudit] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT id, done_at, done_by, verb, object, reason FROM audit
                    ORDER BY id DESC LIMIT ?
                """, [limit])
            return rows.map {
                StoredAudit(
                    id: $0[0],
                    audit: Audit(
                        at: $0[1], by: $0[2], verb: $0[3], object: $0[4], reason: $0[5]))
            }
        }
    }
}

extension Database {
    /// Notes what an operator did in the transaction that does it.
    func note(_ audit: Audit) throws {
        try run(
            "INSERT INTO audit (done_at, done_by, verb, object, reason) VALUES (?, ?, ?, ?, ?)",
            [audit.at, audit.by, audit.verb, audit.object, audit.reason])
    }
}
