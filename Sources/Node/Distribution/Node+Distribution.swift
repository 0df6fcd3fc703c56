internal import Learning
internal import Store
internal import Synchronization
internal import Wire

extension Node {
    /// The key, in base64, by which this node signs the versions that it hands down; children get
    /// it when they join.
    package func publicKey() throws -> String {
        do {
            return try SigningKey(folder: store.folder).publicKey
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Hangs handing down and building on what is handed down into the conversations.
    func hangDistribution() {
        baseIntake.whenLive { [weak self] in _ = self?.nowLive($0) }
        hooks.change { hooks in
            hooks.takeOffer = { [baseIntake] in try baseIntake.take($0) }
            hooks.adoptions = { [baseIntake] in
                // A sign of life: what a broken link left under way goes on.
                baseIntake.breathe()
                // Told again at the next beat.
                return (try? baseIntake.adoptions()) ?? []
            }
            hooks.answerMicros = { [meters] in meters.answers.withLock { $0.medians } }
            hooks.standings = { [weak self] in try self?.standings() ?? [] }
            hooks.childCame = { [distributor] in try distributor.childCame($0, $1, $2) }
            hooks.childReported = { [distributor] in distributor.childReported($0, $1) }
            hooks.parcel = { [reads, distributor] id, offset, child in
                try await reads.run { try distributor.parcel(id, from: offset, for: child) }
            }
        }
    }

    /// A job is over: what it made live goes down, and what it left undone goes on.
    func jobEnded(task: String) {
        do {
            try baseAdoption.jobEnded(task: task)
        } catch {
            journal.lastError = NodeError(wrapping: error).message
        }
        baseIntake.look()
        distributor.look()
    }

    /// What each task serves, what the parent wants it to stand on, and what it stands on.
    private func standings() throws -> [VersionStanding] {
        guard baseIntake.hasOffers else {
            return serving.all.map { VersionStanding(task: $0.task.name, live: $0.live?.number) }
        }
        let bases = try baseIntake.standing()
        return try serving.all.map { served in
            let base = bases.first { $0.task == served.task.name }
            let live = try store.liveVersion(task: served.task.name)
            return VersionStanding(
                task: served.task.name, live: live?.number,
                desired: try base.map { try baseIntake.name(of: $0) },
                reported: live?.baseName,
                // Under way is no reason against it.
                remark: base.map { [.kept, .refused].contains($0.state) ? $0.remark : "" } ?? "")
        }
    }
}
