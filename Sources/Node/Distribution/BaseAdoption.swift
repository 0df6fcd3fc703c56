internal import Learning
internal import Store
internal import Wire

/// Lets a task stand on a base that is here: as it is where there are no examples of its own, by
/// a job and its gate where there are.
struct BaseAdoption: Sendable {
    /// Told what went live without a job.
    typealias WentLive = @Sendable (StoredPromotion) -> Void

    let store: Store
    let loader: ModelLoader
    let shelf: BaseShelf
    let scheduler: Scheduler
    let writes: Offload
    let clock: NodeClock
    let journal: Journal
    let passes: PhaseListener

    /// Keeps the bytes of an offer once they are checked, with the classes that they bring.
    func keep(_ artifact: [UInt8], of offer: VersionOffer) async throws {
        try await writes.run { [self] in
            let task = try store.task(offer.task).task
            let model = try OfferCheck.check(artifact, of: offer, for: task)
            for name in model.classes where !task.classes.contains(name) {
                _ = try store.appendClass(name, task: task.name)
            }
            try loader.refresh(task: task.name)
            try store.keepParcel(offer.version.digest, artifact, isTaken: true)
            // A newer offer may have come meanwhile: what is here is kept all the same.
            guard var base = try store.base(task: task.name) else { return }
            base.present = offer.version.digest
            base.presentName = offer.name
            if base.wanted == offer.version.digest {
                base.remark = "\(offer.name) is here and being built upon"
            }
            try store.setBase(base)
            passes(.baseKept)
            try store.dropParcels(
                except: Set(store.bases().compactMap(\.present)), isTaken: true)
        }
    }

    /// Makes the task stand on the base that is here, or queues the job that does.
    func adopt(
        task: String, offer: VersionOffer, wentLive: @escaping WentLive
    ) async throws {
        let promotion = try await writes.run { [self] () -> StoredPromotion? in
            guard let stored = try store.base(task: task), stored.state == .underWay,
                stored.present == stored.wanted, stored.wanted == offer.version.digest,
                stored.judged != stored.wanted
            else { return nil }
            // One that its gate kept out does not come in by the back door.
            let former = try store.versions(task: task).first {
                $0.base == stored.wanted && [.live, .retired].contains($0.state)
            }
            if offer.isRollback, let former {
                return try goLive(former.digest, offer, kind: .rollback)
            }
            if try store.exampleCount(task: task) == 0 {
                return try useAlone(offer, kind: offer.isRollback ? .rollback : .gate)
            }
            _ = try scheduler.rebuild(task: task)
            return nil
        }
        if let promotion { wentLive(promotion) }
    }

    /// Notes that an offer cannot be used, unless there is a newer one.
    func refuse(_ base: StoredBase, _ remark: String) async {
        do {
            try await writes.run { [store] in
                guard var now = try store.base(task: base.task), now.offer == base.offer else {
                    return
                }
                now.state = .refused
                now.remark = remark
                try store.setBase(now)
            }
        } catch {
            // It is told again at the next look.
            journal.lastError = NodeError(wrapping: error).message
        }
    }

    /// A job of the task is over: a failed one decides too, since trying again would fail again.
    func jobEnded(task: String) throws {
        guard let base = try store.base(task: task), base.state == .underWay,
            base.present == base.wanted, let present = base.present, base.judged != present,
            let job = try store.jobs(limit: 50).first(where: { $0.task == task }),
            job.trigger == .base, job.state == .failed || job.state == .cancelled
        else { return }
        try shelf.judge(
            present, task: task, remark: "the retrain on it \(job.state): \(job.remark)")
    }

    /// The parent's version as it is.
    private func useAlone(
        _ offer: VersionOffer, kind: StoredPromotion.Kind
    ) throws -> StoredPromotion? {
        let task = try store.task(offer.task).task
        guard let base = try shelf.present(task) else { return nil }
        let artifact = Artifact.encode(base.model)
        let digest = SHA256.hash(artifact).hexadecimal
        var figures = offer.figures
        figures.bytes = artifact.count
        _ = try store.saveVersion(
            NewVersion(
                task: task.name, digest: digest, artifact: artifact,
                figures: try WireJSON.text(figures),
                detail: try WireJSON.text(Measurements(offer, task: task)), trainedUpTo: 0,
                sourceCounts: "[]", seed: RetrainWorkshop.seed,
                trainedAt: clock.now().milliseconds, base: base.digest, baseName: base.name))
        return try goLive(digest, offer, kind: kind)
    }

    private func goLive(
        _ digest: String, _ offer: VersionOffer, kind: StoredPromotion.Kind
    ) throws -> StoredPromotion? {
        let reason =
            kind == .rollback
            ? "rolled back above, to \(offer.name)"
            : "\(offer.name) as it is: there are no examples here to build on it"
        let promotion = try loader.change(task: offer.task) { () -> StoredPromotion? in
            let version = try store.version(digest)
            guard version.state != .live else { return nil }
            // What was live before and comes again did not pass as a candidate.
            let kind = kind == .gate && version.state != .candidate ? .override : kind
            return try store.promote(
                digest, kind: kind, by: offer.name, reason: reason,
                at: clock.now().milliseconds)
        }
        try shelf.judge(offer.version.digest, task: offer.task, remark: reason)
        return promotion
    }
}

extension Measurements {
    /// What the parent measured of a version that it offers.
    fileprivate init(_ offer: VersionOffer, task: LearningTask) {
        let total = offer.figures.heldOut
        classes = []
        confusions = []
        points = offer.curve.map { point in
            let answered = (point.coverage * Double(total)).rounded()
            return Point(
                threshold: point.threshold, answered: Int(answered),
                right: Int((point.accuracy * answered).rounded()))
        }
        self.total = total
        trainedOn = []
        target = Wire.Target(task.target)
        memoryThreshold = offer.memoryThreshold
        base = VersionBase(offer)
    }
}
