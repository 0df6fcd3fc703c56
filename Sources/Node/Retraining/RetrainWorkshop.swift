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
    /// With fewer held-out examples the temperature of the base is a better guess.
    private static let fewHeldOut = 10

    let store: Store
    let serving: Serving
    let loader: ModelLoader
    let review: WaitingReview
    let shelf: BaseShelf
    let feed: ChangeFeed
    let clock: NodeClock
    let passes: PhaseListener

    /// Runs the job to its end or until `mustStop` says so.
    func carryOut(_ job: StoredJob, mustStop: @escaping () -> Bool) throws -> Outcome {
        let trainer = try serving.task(job.task).training
        try store.startJob(job.id, epochs: trainer.epochs, at: clock.now().milliseconds)
        passes(.jobBegun)
        feed.tell([.jobs])
        let set = try TrainingSet(task: job.task, store: store)
        // Read after the examples, and from the store: it has every class that they have, while
        // serving learns of an import's new classes at the import's end.
        let task = try store.task(job.task).task
        let base = try shelf.present(task)
        let line = try Continuation(
            of: job.task, set, live: try serving.task(job.task).live, base: base,
            going: trainer.goingOn, store: store)
        do {
            if let line, let model = try goOn(job, task, set, line, trainer, mustStop),
                let outcome = try judge(job, model, task, set, base, line, mustStop)
            {
                return outcome
            }
            let model = try train(job, task, set, base, trainer, mustStop)
            return try judge(job, model, task, set, base, nil, mustStop) ?? .interrupted
        } catch is TrainingCancelled {
            return .interrupted
        }
    }

    private func train(
        _ job: StoredJob, _ task: LearningTask, _ set: TrainingSet, _ base: BaseShelf.Base?,
        _ settings: Trainer.Settings, _ mustStop: @escaping () -> Bool
    ) throws -> Model {
        // Nothing of its own can be learned from one class: the base is used as it is.
        if let base, Set(set.training.map(\.label)).count < 2 { return base.model }
        var report = ProgressReport(job: job.id, store: store, feed: feed, clock: clock)
        let model = try Trainer(task: task, seed: Self.seed, settings: settings).train(
            set.training, base: base?.model.layers ?? []
        ) { progress in
            report.take(progress)
            return !mustStop()
        }
        report.finish()
        return calibrate(model, set, base?.model.temperature)
    }

    /// Nil where what is live cannot be gone on from.
    private func goOn(
        _ job: StoredJob, _ task: LearningTask, _ set: TrainingSet, _ line: Continuation,
        _ settings: Trainer.Settings, _ mustStop: @escaping () -> Bool
    ) throws -> Model? {
        var report = ProgressReport(job: job.id, store: store, feed: feed, clock: clock)
        let model = try Trainer(task: task, seed: Self.seed, settings: settings).goOn(
            from: line.live.model, with: Array(set.training.suffix(line.newCount)),
            beside: Array(set.training.dropLast(line.newCount))
        ) { progress in
            report.take(progress)
            return !mustStop()
        }
        report.finish()
        return model.map { calibrate($0, set, line.live.model.temperature) }
    }

    private func calibrate(_ model: Model, _ set: TrainingSet, _ before: Float?) -> Model {
        passes(.modelTrained)
        if let before, set.heldOut.count < Self.fewHeldOut {
            return model.calibrated(temperature: before)
        }
        return model.calibrated(on: set.heldOut)
    }

    /// Compares the model with the live version until that is still the one that is live when
    /// the verdict is carried out: an operator may promote or roll back at any time.
    ///
    /// Nil when it went on from what is live and is worse: then all is to be learned anew.
    private func judge(
        _ job: StoredJob, _ model: Model, _ task: LearningTask, _ set: TrainingSet,
        _ base: BaseShelf.Base?, _ line: Continuation?, _ mustStop: () -> Bool
    ) throws -> Outcome? {
        // What went on may have to be learned anew: the job is running until that is known.
        if line == nil {
            try store.evaluateJob(job.id)
            feed.tell([.jobs])
        }
        while true {
            let live = try serving.task(job.task).live
            let candidate = Candidate(
                model: model, set: set, task: task, base: base, live: live,
                hasParent: try store.uplink() != nil, continuing: line)
            if mustStop() { return .interrupted }
            if candidate.asksForMore { return nil }
            guard let end = try conclude(job, candidate, over: live, set, base) else {
                continue
            }
            if end.state == .promoted { review.review(task: job.task, mustStop: mustStop) }
            return .over(end, trainedOn: set.count)
        }
    }

    /// Saves the candidate and carries out the gate's verdict; nil when another version than
    /// `live` is live by now.
    private func conclude(
        _ job: StoredJob, _ candidate: Candidate, over live: LiveVersion?, _ set: TrainingSet,
        _ base: BaseShelf.Base?
    ) throws -> End? {
        let now = clock.now().milliseconds
        _ = try store.saveVersion(candidate.newVersion(job: job.id, set: set, at: now))
        passes(.candidateSaved)
        return try loader.change(task: job.task) {
            let stored = try store.version(candidate.digest)
            let end: End
            if stored.state != .candidate {
                end = Self.end(job, knows: stored)
            } else {
                guard try serving.task(job.task).live?.digest == live?.digest else { return nil }
                end = try carryOut(candidate, base, at: now)
            }
            if let base { try shelf.judge(base.digest, task: job.task, remark: end.remark) }
            return end
        }
    }

    private func carryOut(
        _ candidate: Candidate, _ base: BaseShelf.Base?, at moment: Int64
    ) throws -> End {
        var end = End(
            state: .rejected, remark: candidate.remark, version: candidate.digest,
            gain: candidate.gain)
        if let base, base.isRollback {
            // An operator above took the newer version back: that is followed, whatever the gate
            // would say.
            end.remark = "rolled back above, to \(base.name); the gate says: \(end.remark)"
            _ = try store.promote(
                candidate.digest, kind: .rollback, by: base.name, reason: end.remark,
                gain: candidate.gain, at: moment)
            end.state = .promoted
            return end
        }
        switch candidate.verdict {
        case .reject:
            try store.reject(candidate.digest, remark: end.remark, gain: candidate.gain)
        case .promote:
            _ = try store.promote(
                candidate.digest, kind: .gate, by: "the gate", reason: end.remark,
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
