internal import GRDB

extension Store {
    /// Queues a job for the task, unless one is in hand; an operator's goes into the audit log.
    /// - Returns: the job, and whether it is new.
    package func enqueueJob(
        task: String, trigger: StoredJob.Trigger, requestedBy: String, at: Int64
    ) throws(StoreError) -> (job: StoredJob, isNew: Bool) {
        try write { database in
            let row = try TaskRow.named(task, database)
            let present = try JobRecord.list(
                "WHERE job.task_id = ? AND job.state IN ('queued', 'running', 'evaluating')",
                [row.id], database)
            if let job = present.first { return (job, false) }
            try database.run(
                """
                INSERT INTO job (task_id, state, started_for, requested_by, queued_at)
                    VALUES (?, 'queued', ?, ?, ?)
                """,
                [row.id, trigger.rawValue, requestedBy, at])
            let job = try JobRecord.named(database.lastInsertedRowID, database)
            if trigger == .operator {
                try database.note(
                    Audit(
                        at: at, by: requestedBy, verb: "retrain", object: task,
                        reason: "job #\(job.id)"))
            }
            return (job, true)
        }
    }

    /// Sets a queued job running; throws `conflict` when it is not queued any more.
    package func startJob(_ id: Int64, epochs: Int, at: Int64) throws(StoreError) {
        try write { database in
            let job = try JobRecord.inHand(id, database)
            guard job.state == .queued else {
                throw StoreError(.conflict, "the job #\(id) is \(job.state.rawValue) already")
            }
            try database.run(
                "UPDATE job SET state = 'running', started_at = ?, epochs = ? WHERE id = ?",
                [at, epochs, id])
        }
    }

    /// Notes how far a job has come, with the new points of its loss curve, in one short write.
    package func reportProgress(
        _ id: Int64, _ progress: JobProgress, points: [StoredLossPoint] = []
    ) throws(StoreError) {
        try write { database in
            _ = try JobRecord.inHand(id, database)
            try database.run(
                """
                UPDATE job SET progress = ?, epoch = ?, epochs = ?, loss = ?, held_out_loss = ?
                    WHERE id = ?
                """,
                [
                    progress.share, progress.epoch, progress.epochs, progress.loss,
                    progress.heldOutLoss, id,
                ])
            let place = try database.number(
                "SELECT coalesce(max(place), -1) + 1 FROM loss_point WHERE job_id = ?", [id])
            for (offset, point) in points.enumerated() {
                try database.run(
                    "INSERT INTO loss_point VALUES (?, ?, ?, ?, ?)",
                    [id, place + Int64(offset), point.epoch, point.loss, point.heldOutLoss])
            }
        }
    }

    /// Notes that a job is trained and being compared with the live version.
    package func evaluateJob(_ id: Int64) throws(StoreError) {
        try write { database in
            _ = try JobRecord.inHand(id, database)
            try database.run("UPDATE job SET state = 'evaluating' WHERE id = ?", [id])
        }
    }

    /// Ends a job; throws `conflict` when it is over, `invalid` when `end` is no end.
    ///
    /// Given an operator (who cancels), it goes into the audit log.
    package func finishJob(
        _ id: Int64, _ end: JobEnd, by operatorName: String? = nil
    ) throws(StoreError) {
        try write { database in
            let job = try JobRecord.inHand(id, database)
            guard end.state.isOver else {
                throw StoreError(.invalid, "a job cannot end as \(end.state.rawValue)")
            }
            let version = try end.version.map { try VersionRecord.named($0, database).id }
            try database.run(
                """
                UPDATE job SET state = ?, remark = ?, version_id = ?, gain = ?, ended_at = ?
                    WHERE id = ?
                """,
                [end.state.rawValue, end.remark, version, end.gain, end.at, id])
            if let operatorName {
                let verb = end.state == .cancelled ? "cancel" : "end job as \(end.state.rawValue)"
                try database.note(
                    Audit(
                        at: end.at, by: operatorName, verb: verb, object: job.task,
                        reason: "job #\(id)"))
            }
        }
    }

    /// Puts a job that a crash interrupted back into the queue, as if it had not begun.
    package func requeueJob(_ id: Int64) throws(StoreError) {
        try write { database in
            _ = try JobRecord.inHand(id, database)
            try database.run("DELETE FROM loss_point WHERE job_id = ?", [id])
            try database.run(
                """
                UPDATE job SET state = 'queued', started_at = NULL, progress = 0, epoch = 0,
                    loss = NULL, held_out_loss = NULL WHERE id = ?
                """, [id])
        }
    }
}

extension Store {
    /// The newest jobs first.
    package func jobs(limit: Int) throws(StoreError) -> [StoredJob] {
        try read { try JobRecord.list("ORDER BY job.id DESC LIMIT ?", [limit], $0) }
    }

    /// The job of that number; throws `notFound`.
    package func job(_ id: Int64) throws(StoreError) -> StoredJob {
        try read { try JobRecord.named(id, $0) }
    }

    /// A job's loss curve, first point first.
    package func lossCurve(job id: Int64) throws(StoreError) -> [StoredLossPoint] {
        try read { database in
            _ = try JobRecord.named(id, database)
            return try database.rows(
                "SELECT epoch, loss, held_out_loss FROM loss_point WHERE job_id = ? ORDER BY place",
                [id]
            ).map { StoredLossPoint(epoch: $0[0], loss: $0[1], heldOutLoss: $0[2]) }
        }
    }

    /// The jobs that are queued or were under way, oldest first; what a start has to pick up.
    package func unfinishedJobs() throws(StoreError) -> [StoredJob] {
        try read { database in
            try JobRecord.list(
                "WHERE job.state IN ('queued', 'running', 'evaluating') ORDER BY job.id", [],
                database)
        }
    }
}
