internal import GRDB

/// Rows of `job` as their transactions need them.
enum JobRecord {
    private static let selection = """
        SELECT job.id, task.name, job.state, job.started_for, job.requested_by, job.queued_at,
            job.started_at, job.ended_at, job.progress, job.epoch, job.epochs, job.loss,
            job.held_out_loss, version.number, job.gain, job.remark
        FROM job JOIN task ON task.id = job.task_id
        LEFT JOIN version ON version.id = job.version_id
        """

    static func named(_ id: Int64, _ database: Database) throws -> StoredJob {
        if let job = try list("WHERE job.id = ?", [id], database).first { return job }
        throw StoreError(.notFound, "there is no job #\(id) in this data folder")
    }

    static func list(
        _ condition: String, _ arguments: StatementArguments, _ database: Database
    ) throws -> [StoredJob] {
        try database.rows("\(selection) \(condition)", arguments).map { row in
            StoredJob(
                id: row[0], task: row[1], state: StoredJob.State(rawValue: row[2]) ?? .failed,
                trigger: StoredJob.Trigger(rawValue: row[3]) ?? .operator, requestedBy: row[4],
                queuedAt: row[5], startedAt: row[6], endedAt: row[7],
                progress: JobProgress(
                    share: row[8], epoch: row[9], epochs: row[10], loss: row[11],
                    heldOutLoss: row[12]),
                version: row[13], gain: row[14], remark: row[15])
        }
    }

    /// Returns the job; throws `conflict` when it is over.
    static func inHand(_ id: Int64, _ database: Database) throws -> StoredJob {
        let job = try named(id, database)
        guard job.state.isOver else { return job }
        throw StoreError(
            .conflict,
            "the job #\(id) is \(job.state.rawValue) since "
                + "\(utcText(milliseconds: job.endedAt ?? 0)), nothing more happens to it")
    }
}
