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
    /// With fewer held-out examples a temperature from before is a better guess.
    private static let fewHeldOut = 10

    let store: Store
    let serving: Serving
    let loader: ModelLoader
    let review: WaitingReview
    let shelf: BaseShelf
    let feed: ChangeFeed
    let clock: NodeClock
    let passes: PhaseListener

    /// All that a job makes its version of.
    private struct Material {
        let job: StoredJob
        let task: LearningTask
        let set: TrainingSet
        let base: BaseShelf.Base?
        let settings: Trainer.Settings
        let mustStop: () -> Bool
    }

    /// Runs the job to its end or until `mustStop` says so.
    func carryOut(_ job: StoredJob, mustStop: @escaping () -> Bool) throws -> Outcome {
        let settings = try serving.task(job.task).training
        try store.startJob(job.id, epochs: settings.epochs, at: clock.now().milliseconds)
        passes(.jobBegun)
        feed.tell([.jobs])
        let set = try TrainingSet(task: job.task, store: store)
        // Read after the examples, and from the store: it has every class that they have, while
        // serving learns of an import's new classes at the import's end.
        let task = try store.task(job.task).task
        let material = Material(
            job: job, task: task, set: set, base: try shelf.present(task), settings: settings,
            mustStop: mustStop)
        do {
            let line = try Continuation(
                of: job.task, set, live: try serving.task(job.task).live, base: material.base,
                going: settings.goingOn, store: store)
            if let line, let model = try goOn(with: line, material) {
                return try judge(model, material, line)
            }
            return try judge(try learnAnew(from: material), material)
        } catch is TrainingCancelled {
            return .interrupted
        }
    }

    private func learnAnew(from material: Material) throws -> Model {
        let (set, base) = (material.set, material.base)
        // Nothing of its own can be learned from one class: the base is used as it is.
        if let base, Set(set.training.map(\.label)).count < 2 { return base.model }
        let model = try train(material) { trainer, progress in
            try trainer.train(
                set.training, base: base?.model.layers ?? [], progress: progress)
        }
        return calibrate(model, on: set, orAs: base?.model)
    }

    /// Nil where what is live cannot be gone on from.
    private func goOn(with line: Continuation, _ material: Material) throws -> Model? {
        let (set, live) = (material.set, line.live.model)
        let model = try train(material) { trainer, progress in
            try trainer.goOn(
                from: live, with: Array(set.training.suffix(line.newCount)),
                beside: Array(set.training.dropLast(line.newCount)), progress: progress)
        }
        return model.map { calibrate($0, on: set, orAs: live) }
    }

    private func train<Made>(
        _ material: Material, _ body: (Trainer, (TrainingProgress) -> Bool) throws -> Made
    ) throws -> Made {
        var report = ProgressReport(
            job: material.job.id, store: store, feed: feed, clock: clock)
        let trainer = Trainer(
            task: material.task, seed: Self.seed, settings: material.settings)
        let made = try body(trainer) { progress in
            report.take(progress)
            return !material.mustStop()
        }
        report.finish()
        return made
    }

    private func calibrate(
        _ model: Model, on set: TrainingSet, orAs former: Model?
    ) -> Model {
        if let former, set.heldOut.count < Self.fewHeldOut {
            return model.calibrated(temperature: former.temperature)
        }
        return model.calibrated(on: set.heldOut)
    }

    /// Compares the model with the live version until that is still the one that is live when
    /// the verdict is carried out: an operator may promote or roll back at any time.
    ///
    /// What went on from what is live and is refused is not saved: all is learned anew.
    private func judge(
        _ model: Model, _ material: Material, _ line: Continuation? = nil
    ) throws -> Outcome {
        passes(.modelTrained)
        // What went on may have to be learned anew: the job is running until that is known.
        if line == nil {
            try store.evaluateJob(material.job.id)
            feed.tell([.jobs])
        }
        while true {
            let live = try serving.task(material.task.name).live
            let candidate = Candidate(
                model: model, set: material.set, task: material.task, base: material.base,
                live: live, hasParent: try store.uplink() != nil, continuing: line)
            if material.mustStop() { return .interrupted }
            if candidate.asksForMore {
                return try judge(try learnAnew(from: material), material)
            }
            guard let end = try conclude(material, candidate, over: live) else { continue }
            if end.state == .promoted {
                review.review(task: material.task.name, mustStop: material.mustStop)
            }
            return .over(end, trainedOn: material.set.count)
        }
    }

    /// Saves the candidate and carries out the gate's verdict; nil when another version than
    /// `live` is live by now.
    private func conclude(
        _ material: Material, _ candidate: Candidate, over live: LiveVersion?
    ) throws -> End? {
        let (job, base) = (material.job, material.base)
        let now = clock.now().milliseconds
        _ = try store.saveVersion(candidate.newVersion(job: job.id, set: material.set, at: now))
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
