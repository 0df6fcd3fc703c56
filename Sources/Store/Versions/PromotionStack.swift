internal import GRDB

/// The versions of a task that were live, as rolling back walks them.
///
/// A promotion puts its version on top; rolling back takes off what lies above its version. So
/// rolling back twice goes two versions back, never back and forth.
struct PromotionStack: Equatable {
    private(set) var digests: [String] = []

    /// What rolling back would make live; nil at the bottom.
    var beneath: String? { digests.dropLast().last }

    init() {}

    init(taskID: Int64, _ database: Database) throws {
        let rows = try database.rows(
            """
            SELECT version.digest, promotion.kind FROM promotion
                JOIN version ON version.id = promotion.version_id
                WHERE promotion.task_id = ? ORDER BY promotion.sequence
            """, [taskID])
        for row in rows {
            let kind = StoredPromotion.Kind(rawValue: row[1]) ?? .override
            apply(kind, digest: row[0])
        }
    }

    mutating func apply(_ kind: StoredPromotion.Kind, digest: String) {
        if kind == .rollback, let place = digests.dropLast().lastIndex(of: digest) {
            digests.removeSubrange((place + 1)...)
        } else {
            digests.append(digest)
        }
    }
}

extension StoredPromotion {
    static let columns = """
        task.name, promotion.sequence, version.number, version.digest, previous.number,
        promotion.kind, promotion.promoted_by, promotion.reason, promotion.promoted_at
        """

    static let joins = """
        JOIN version ON version.id = promotion.version_id
        JOIN task ON task.id = promotion.task_id
        LEFT JOIN version AS previous ON previous.id = promotion.previous_id
        """

    /// From `columns`, which start at `offset`.
    init(_ row: Row, offset: Int = 0) {
        self.init(
            task: row[offset], sequence: row[offset + 1], version: row[offset + 2],
            digest: row[offset + 3], previous: row[offset + 4],
            kind: Kind(rawValue: row[offset + 5]) ?? .override, by: row[offset + 6],
            reason: row[offset + 7], at: row[offset + 8])
    }
}
