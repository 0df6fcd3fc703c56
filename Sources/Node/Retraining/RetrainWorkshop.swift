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
        let set = try TrainingSet(task: job.task, store: store)
        // Read after the examples, and from the store: it has every class that they have, while
        // serving learns of an import's new classes at the import's end.
        let task = try store.task(job.task).task
        do {
            let model = try train(job, task, set, trainer, mustStop)
            try store.evaluateJob(job.id)
            feed.tell([.jobs])
            return try judge(job, model, task, set, mustStop)
        } catch is TrainingCancelled {
            return .interrupted
        }
    }

    private func train(
        _ job: StoredJob, _ task: LearningTask, _ set: TrainingSet,
        _ settings: Trainer.Settings, _ mustStop: @escaping () -> Bool
    ) throws -> Model {
        var report = ProgressReport(job: job.id, store: store, feed: feed, clock: clock)
        let model = try Trainer(task: task, seed: Self.seed, settings: settings).train(
            set.training
        ) { progress in
            report.take(progress)
            return !mustStop()
        }
        report.finish()
        return model.calibrated(on: set.heldOut)
    }

    /// Compares the model with the live version until that is still the one that is live when
    /// the verdict is carried out: an operator may promote or roll back at any time.
    private func judge(
        _ job: StoredJob, _ model: Model, _ task: LearningTask, _ set: TrainingSet,
        _ mustStop: () -> Bool
    ) throws -> Outcome {
        while true {
            let live = try serving.task(job.task).live
            let candidate = Candidate(model: model, set: set, task: task, live: live)
            if mustStop() { return .interrupted }
            guard let end = try conclude(job, candidate, over: live, set) else { continue }
            if end.state == .promoted { review.review(task: job.task, mustStop: mustStop) }
            return .over(end, trainedOn: set.count)
        }
    }

    /// Saves the candidate and carries out the gate's verdict; nil when another version than
    /// `live` is live by now.
    private func conclude(
        _ job: StoredJob, _ candidate: Candidate, over live: LiveVersion?, _ set: TrainingSet
    ) throws -> End? {
        let now = clock.now().milliseconds
        _ = try store.saveVersion(candidate.newVersion(job: job.id, set: set, at: now))
        return try loader.change(task: job.task) {
            let stored = try store.version(candidate.digest)
            guard stored.state == .candidate else { return Self.end(job, knows: stored) }
            guard try serving.task(job.task).live?.digest == live?.digest else { return nil }
            return try carryOut(candidate, at: now)
        }
    }

    private func carryOut(_ candidate: Candidate, at moment: Int64) throws -> End {
        var end = End(
            state: .rejected, remark: candidate.verdict.remark, version: candidate.digest,
            gain: candidate.gain)
        switch candidate.verdict {
        case .reject(let remark):
            try store.reject(candidate.digest, remark: remark, gain: candidate.gain)
        case .promote(let remark):
            _ = try store.promote(
                candidate.digest, kind: .gate, by: "the gate", reason: remark,
                gain: candidate.gain, at: moment)
            end.state = .promoted
        }
        return end
    }

    /// How a job ends whose version was decided on before: by this job, which was cut off before
    /// its end was noted, or by an earlier one from the same examples.
    private static func end(_ job: StoredJob, knows version: StoredVersion) -> End {
        if version.job == job.id {
            return End(
                state: version.state == .rejected ? .rejected : .promoted,
                remark: version.remark, version: version.digest, gain: version.gain)
        }
        let advice = version.state == .live ? "" : "; promote it to have it all the same"
        return End(
            state: .rejected,
            remark: "the same as \(version.state.rawValue) v\(version.number): "
                + "nothing new was learned\(advice)",
            version: version.digest)
    }
}
