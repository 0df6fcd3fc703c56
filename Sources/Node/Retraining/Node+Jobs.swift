internal import Store
package import Wire

extension Node {
    package func retrain(task: String, by operatorName: String) async throws -> JobRow {
        do {
            _ = try serving.task(task)
            return try await writes.run { [scheduler] in
                JobRow(try scheduler.retrain(task: task, by: operatorName))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func cancel(_ id: JobID, by operatorName: String) async throws {
        do {
            try await writes.run { [runner] in try runner.cancel(id.number, by: operatorName) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func jobs(limit: Int) async throws -> [JobRow] {
        do {
            return try await reads.run { [store] in
                try store.jobs(limit: limit).map { JobRow($0) }
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func job(_ id: JobID) async throws -> JobDetail {
        do {
            return try await reads.run { [store] in
                JobDetail(
                    row: JobRow(try store.job(id.number)),
                    curve: try store.lossCurve(job: id.number).map { LossPoint($0) })
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }
}

extension JobRow {
    init(_ job: StoredJob) {
        self.init(
            id: JobID(job.id), task: job.task, state: JobState(job.state),
            trigger: JobTrigger(job.trigger), requestedBy: job.requestedBy,
            queuedAt: Timestamp(milliseconds: job.queuedAt),
            startedAt: job.startedAt.map { Timestamp(milliseconds: $0) },
            endedAt: job.endedAt.map { Timestamp(milliseconds: $0) },
            progress: job.progress.share, epoch: job.progress.epoch,
            epochs: job.progress.epochs, loss: job.progress.loss,
            heldOutLoss: job.progress.heldOutLoss, version: job.version, gain: job.gain,
            remark: job.remark)
    }
}

extension LossPoint {
    init(_ point: StoredLossPoint) {
        self.init(epoch: point.epoch, loss: point.loss, heldOutLoss: point.heldOutLoss)
    }
}

extension JobState {
    init(_ state: StoredJob.State) {
        switch state {
        case .queued: self = .queued
        case .running: self = .running
        case .evaluating: self = .evaluating
        case .promoted: self = .promoted
        case .rejected: self = .rejected
        case .failed: self = .failed
        case .cancelled: self = .cancelled
        }
    }
}

extension JobTrigger {
    init(_ trigger: StoredJob.Trigger) {
        switch trigger {
        case .first: self = .first
        case .operator: self = .operator
        case .examples: self = .examples
        case .schedule: self = .schedule
        case .quality: self = .quality
        case .base: self = .base
        }
    }
}

extension StoredJob.Trigger {
    init(_ trigger: JobTrigger) {
        switch trigger {
        case .first: self = .first
        case .operator: self = .operator
        case .examples: self = .examples
        case .schedule: self = .schedule
        case .quality: self = .quality
        case .base: self = .base
        }
    }
}
