internal import GRDB

extension Store {
    /// How many rows of refusals are kept; older ones fall out.
    ///
    /// At most some 500 bytes a row: whatever knocks, it fills no more than 5 MB.
    package static let refusalLimit = 10_000

    /// Adds refusals with one wait for the disk.
    package func recordRefusals(_ refusals: [StoredRefusal]) throws(StoreError) {
        guard !refusals.isEmpty else { return }
        try write { database in
            for refusal in refusals {
                try database.run(
                    """
                    INSERT INTO refusal (first_at, last_at, times, asked_by, origin, request,
                        status) VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        refusal.firstAt, refusal.lastAt, refusal.times, refusal.by,
                        refusal.origin, refusal.request, refusal.status,
                    ])
            }
            let last = try database.number("SELECT coalesce(max(id), 0) FROM refusal")
            try database.run(
                "DELETE FROM refusal WHERE id <= ?", [last - Int64(Self.refusalLimit)])
        }
    }

    /// Who was turned away, newest first.
    package func refusals(limit: Int) throws(StoreError) -> [StoredRefusal] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT id, first_at, last_at, times, asked_by, origin, request, status
                FROM refusal ORDER BY id DESC LIMIT ?
                """, [limit])
            return rows.map {
                StoredRefusal(
                    id: $0[0], firstAt: $0[1], lastAt: $0[2], times: $0[3], by: $0[4],
                    origin: $0[5], request: $0[6], status: $0[7])
            }
        }
    }
}
