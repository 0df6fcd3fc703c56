internal import GRDB

extension Store {
    /// Makes a version live, retires the one that was, and appends to the history.
    ///
    /// - Parameters:
    ///   - digest: the version.
    ///   - kind: `override` and `rollback` are an operator's and noted in the audit log.
    ///   - operatorName: who; for the gate, what decided.
    ///   - reason: why, in a sentence; it becomes the version's remark.
    ///   - gain: the version's gain when it was not known before.
    ///   - at: when; never before the task's last promotion.
    /// - Returns: the new line of the history.
    /// - Throws: `conflict` when it is live already, or when the gate is to promote what is no
    ///   candidate.
    package func promote(
        _ digest: String, kind: StoredPromotion.Kind, by operatorName: String, reason: String,
        gain: Double? = nil, at: Int64
    ) throws(StoreError) -> StoredPromotion {
        try write { database in
            let version = try VersionRecord.named(digest, database)
            try version.refusePromotion(kind)
            return try Promotion(
                version: version, kind: kind, by: operatorName, reason: reason, gain: gain,
                at: at
            ).carryOut(database)
        }
    }

    /// Makes the version live that was live before the present one; again goes further back.
    ///
    /// Throws `conflict` when there is none.
    package func rollBack(
        task: String, by operatorName: String, reason: String, at: Int64
    ) throws(StoreError) -> StoredPromotion {
        try write { database in
            let row = try TaskRow.named(task, database)
            guard let target = try PromotionStack(taskID: row.id, database).beneath else {
                throw StoreError(
                    .conflict,
                    "the task \(task) has no version to roll back to: nothing was live before "
                        + "the present one")
            }
            return try Promotion(
                version: VersionRecord.named(target, database), kind: .rollback,
                by: operatorName, reason: reason, gain: nil, at: at
            ).carryOut(database)
        }
    }

    /// The version that `rollBack` would make live; nil when there is none.
    package func rollBackTarget(task: String) throws(StoreError) -> StoredVersion? {
        try read { database in
            let row = try TaskRow.named(task, database)
            return try PromotionStack(taskID: row.id, database).beneath.map {
                try VersionRecord.named($0, database).stored
            }
        }
    }

    /// What went live when, of one task or of all, newest first.
    package func promotions(task: String? = nil) throws(StoreError) -> [StoredPromotion] {
        try read { database in
            let condition = task == nil ? "" : " WHERE promotion.task_id = ?"
            let arguments: StatementArguments =
                try task.map { [try TaskRow.named($0, database).id] } ?? []
            return try database.rows(
                "SELECT \(StoredPromotion.columns) FROM promotion \(StoredPromotion.joins)"
                    + condition + " ORDER BY promotion.id DESC", arguments
            ).map { StoredPromotion($0) }
        }
    }

    /// What served at a moment, trained on which examples, promoted by whom and why.
    ///
    /// One query; `forEachExample(task:upTo:)` reads the examples. Nil when nothing was live then.
    package func served(task: String, at moment: Int64) throws(StoreError) -> ServedVersion? {
        try read { database in
            let row = try TaskRow.named(task, database)
            return try database.row(
                """
                SELECT \(VersionRecord.columns), \(StoredPromotion.columns)
                    FROM promotion \(StoredPromotion.joins)
                    WHERE promotion.task_id = ? AND promotion.promoted_at <= ?
                    ORDER BY promotion.promoted_at DESC, promotion.sequence DESC LIMIT 1
                """,
                [row.id, moment]
            ).map {
                ServedVersion(
                    version: VersionRecord($0).stored,
                    promotion: StoredPromotion($0, offset: VersionRecord.columnCount))
            }
        }
    }
}

extension VersionRecord {
    fileprivate func refusePromotion(_ kind: StoredPromotion.Kind) throws {
        guard stored.state != .live else {
            throw StoreError(.conflict, "\(name) is live already")
        }
        guard kind != .gate || stored.state == .candidate else {
            throw StoreError(
                .conflict,
                "\(name) is \(stored.state.rawValue), the gate lets only candidates through; an "
                    + "operator can override")
        }
    }
}

/// One version going live.
private struct Promotion {
    var version: VersionRecord
    var kind: StoredPromotion.Kind
    var by: String
    var reason: String
    var gain: Double?
    var at: Int64

    /// What an operator did; the gate is none.
    private var audit: Audit? {
        guard kind != .gate else { return nil }
        return Audit(
            at: at, by: by, verb: kind == .rollback ? "roll back" : "promote",
            object: version.name, reason: reason)
    }

    func carryOut(_ database: Database) throws -> StoredPromotion {
        let former = try VersionRecord.live(taskID: version.taskID, database)
        try former?.set(.retired, remark: nil, gain: nil, database)
        try version.set(.live, remark: reason, gain: gain, database)
        let last = try database.row(
            "SELECT max(sequence), max(promoted_at) FROM promotion WHERE task_id = ?",
            [version.taskID])
        let sequence = (last?[0] ?? 0) + 1
        // A clock that was set back must not make the history contradict itself.
        let at = max(at, last?[1] ?? at)
        try database.run(
            """
            INSERT INTO promotion (task_id, sequence, version_id, previous_id, kind, promoted_by,
                reason, promoted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version.taskID, sequence, version.id, former?.id, kind.rawValue, by, reason, at,
            ])
        if let audit { try database.note(audit) }
        return StoredPromotion(
            task: version.stored.task, sequence: sequence, version: version.stored.number,
            digest: version.stored.digest, previous: former?.stored.number, kind: kind, by: by,
            reason: reason, at: at)
    }
}
