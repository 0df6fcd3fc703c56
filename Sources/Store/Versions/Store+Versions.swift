internal import Foundation
internal import GRDB

extension Store {
    /// Keeps a version as a candidate, and returns its number.
    ///
    /// The same artifact saved again for its task gets the number that it has. Throws `conflict`
    /// when the artifact is another task's version, or other bytes have its digest.
    package func saveVersion(_ version: NewVersion) throws(StoreError) -> Int {
        try write { database in
            let task = try TaskRow.named(version.task, database)
            if let present = try VersionRecord.find(version.digest, database) {
                guard present.taskID == task.id else {
                    throw StoreError(
                        .conflict,
                        "the version \(version.digest.prefix(12)) is \(present.name), it cannot "
                            + "be one of the task \(task.name) too")
                }
                return present.stored.number
            }
            try database.run(
                "INSERT INTO artifact VALUES (?, ?)", [version.digest, Data(version.artifact)])
            let number = try database.number(
                "SELECT coalesce(max(number), 0) + 1 FROM version WHERE task_id = ?", [task.id])
            try version.insert(taskID: task.id, number: number, database)
            return Int(number)
        }
    }

    /// The versions of one task or of all, the newest first.
    package func versions(task: String? = nil) throws(StoreError) -> [StoredVersion] {
        try read { database in
            let condition = task == nil ? "" : " WHERE version.task_id = ?"
            let arguments: StatementArguments =
                try task.map { [try TaskRow.named($0, database).id] } ?? []
            return try database.rows(
                VersionRecord.selection + condition + " ORDER BY version.id DESC", arguments
            ).map { VersionRecord($0).stored }
        }
    }

    /// The version of that digest; throws `notFound`.
    package func version(_ digest: String) throws(StoreError) -> StoredVersion {
        try read { try VersionRecord.named(digest, $0).stored }
    }

    /// All else that was measured of the version, as it was given.
    package func versionDetail(_ digest: String) throws(StoreError) -> String {
        try read { database in
            let record = try VersionRecord.named(digest, database)
            return try database.row("SELECT detail FROM version WHERE id = ?", [record.id])?[0]
                ?? ""
        }
    }

    /// The bytes of a version.
    package func artifact(_ digest: String) throws(StoreError) -> [UInt8] {
        try read { database in
            _ = try VersionRecord.named(digest, database)
            let row = try database.row("SELECT bytes FROM artifact WHERE digest = ?", [digest])
            return try row?.bytes(0) ?? []
        }
    }

    /// The version that answers for the task now; nil while there is none.
    package func liveVersion(task: String) throws(StoreError) -> StoredVersion? {
        try read { database in
            try VersionRecord.live(taskID: TaskRow.named(task, database).id, database)?.stored
        }
    }

    /// Sets a candidate aside for good, unless an operator overrides.
    ///
    /// Throws `conflict` when the version is no candidate any more.
    package func reject(
        _ digest: String, remark: String, gain: Double? = nil
    ) throws(StoreError) {
        try write { database in
            let version = try VersionRecord.named(digest, database)
            guard version.stored.state == .candidate else {
                throw StoreError(
                    .conflict,
                    "\(version.name) is \(version.stored.state.rawValue), only a candidate can "
                        + "be rejected")
            }
            try version.set(.rejected, remark: remark, gain: gain, database)
        }
    }
}

extension NewVersion {
    fileprivate func insert(taskID: Int64, number: Int64, _ database: Database) throws {
        try database.run(
            """
            INSERT INTO version (task_id, number, digest, state, trained_at, job_id,
                trained_up_to, source_counts, seed, figures, gain, detail, base, base_name)
                VALUES (?, ?, ?, 'candidate', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                taskID, number, digest, trainedAt, job, trainedUpTo, sourceCounts,
                Int64(bitPattern: seed), figures, gain, detail, base, baseName,
            ])
    }
}
