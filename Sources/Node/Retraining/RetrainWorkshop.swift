internal import Learning
internal import Store
internal import Wire

/// Carries one job out: gather, train, calibrate, measure, save, gate, go live.
struct RetrainWorkshop: Sendable {
    /// How a job is to end.
    struct End: Equatable, Sendable {
        var state: StoredJob.State
        var remark: String
        /// The digest of the version it made.
        var version: String?
        var gain: Double?
    }

    enum Outcome: Equatable, Sendable {
        case over(End, trainedOn: Int?)
        /// Told to stop before anything was made.
        case interrupted
    }

    /// The same for every job: the same examples give the same bytes.
    static let seed: UInt64 = 1

    let store: Store
    let serving: Serving
    let loader: ModelLoader
    let review: WaitingReview
    let feed: ChangeFeed
    let clock: NodeClock

    /// Runs the job to its end or until `mustStop` says so.
    func carryOut(_ job: StoredJob, mustStop: @escaping () -> Bool) throws -> Outcome {
        let trainer = Trainer.Settings()
        try store.startJob(job.id, epochs: trainer.epochs, at: clock.now().milliseconds)
        feed.tell([.jobs])
        let served = try serving.task(job.task)
        let set = try TrainingSet(task: served.task, store: store)
        do {
            let model = try train(job, served, set, trainer, mustStop)
            try store.evaluateJob(job.id)
            feed.tell([.jobs])
            let candidate = Candidate(model: model, set: set, task: served.task, live: served.live)
            if mustStop() { return .interrupted }
            return .over(try conclude(job, candidate, served, set), trainedOn: set.count)
        } catch is TrainingCancelled {
            return .interrupted
        }
    }

    private func train(
        _ job: StoredJob, _ served: ServedTask, _ set: TrainingSet,
        _ settings: Trainer.Settings, _ mustStop: @escaping () -> Bool
    ) throws -> Model {
        var report = ProgressReport(job: job.id, store: store, feed: feed, clock: clock)
        let model = try Trainer(task: served.task, seed: Self.seed, settings: settings).train(
            set.training
        ) { progress in
            report.take(progress)
            return !mustStop()
        }
        report.finish()
        return model.calibrated(on: set.heldOut)
    }

    /// Saves the candidate and lets the gate decide.
    private func conclude(
        _ job: StoredJob, _ candidate: Candidate, _ served: ServedTask, _ set: TrainingSet
    ) throws -> End {
        if let live = served.live, live.digest == candidate.digest {
            return End(
                state: .rejected,
                remark: "the same as live v\(live.number): nothing new was learned",
                version: live.digest)
        }
        let verdict = candidate.verdict
        _ = try store.saveVersion(
            candidate.newVersion(job: job.id, set: set, at: clock.now().milliseconds))
        switch verdict {
        case .reject(let remark):
            try store.reject(candidate.digest, remark: remark, gain: candidate.gain)
            return End(
                state: .rejected, remark: remark, version: candidate.digest, gain: candidate.gain)
        case .promote(let remark):
            _ = try store.promote(
                candidate.digest, kind: .gate, by: "the gate", reason: remark,
                gain: candidate.gain, at: clock.now().milliseconds)
            try loader.loadLive(task: job.task)
            review.review(task: job.task)
            return End(
                state: .promoted, remark: remark, version: candidate.digest, gain: candidate.gain)
        }
    }
}
