internal import GRDB

/// One row of `version` with its id.
struct VersionRecord {
    var id: Int64
    var taskID: Int64
    var stored: StoredVersion

    static let columns = """
        version.id, version.task_id, task.name, version.number, version.digest, version.state,
        version.trained_at, version.job_id, version.trained_up_to, version.source_counts,
        version.seed, version.figures, version.gain, version.remark, version.base,
        version.base_name
        """

    /// How many columns `columns` names.
    static let columnCount = 16

    static let selection =
        "SELECT \(columns) FROM version JOIN task ON task.id = version.task_id"

    init(_ row: Row) {
        id = row[0]
        taskID = row[1]
        stored = StoredVersion(
            task: row[2], number: row[3], digest: row[4],
            state: StoredVersion.State(rawValue: row[5]) ?? .rejected, trainedAt: row[6],
            job: row[7], trainedUpTo: row[8], sourceCounts: row[9],
            seed: UInt64(bitPattern: row[10]), figures: row[11], gain: row[12], remark: row[13],
            base: row[14], baseName: row[15])
    }

    static func find(_ digest: String, _ database: Database) throws -> VersionRecord? {
        try database.row(selection + " WHERE digest = ?", [digest]).map(VersionRecord.init)
    }

    static func named(_ digest: String, _ database: Database) throws -> VersionRecord {
        if let record = try find(digest, database) { return record }
        throw StoreError(
            .notFound,
            "there is no version \(digest.prefix(12)) in this data folder; `tideline models` "
                + "lists them")
    }

    static func live(taskID: Int64, _ database: Database) throws -> VersionRecord? {
        try database.row(selection + " WHERE task_id = ? AND state = 'live'", [taskID])
            .map(VersionRecord.init)
    }

    /// `digits v3`.
    var name: String { "\(stored.task) v\(stored.number)" }

    func set(
        _ state: StoredVersion.State, remark: String?, gain: Double?, _ database: Database
    ) throws {
        try database.run(
            """
            UPDATE version SET state = ?, remark = coalesce(?, remark), gain = coalesce(?, gain)
                WHERE id = ?
            """,
            [state.rawValue, remark, gain, id])
    }
}
