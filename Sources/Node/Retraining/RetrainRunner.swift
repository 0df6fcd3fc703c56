internal import Store
internal import Synchronization
internal import Wire

/// Runs retrain jobs one at a time on a thread of low priority.
///
/// A job is in the store before it is acknowledged and after every step, so that whatever ends the
/// process, the next start finds it.
final class RetrainRunner: Sendable {
    /// Told when a job is over: its task, and how many examples its version was trained on, nil
    /// when it made none.
    typealias Ended = @Sendable (_ task: String, _ trainedOn: Int?) -> Void

    private struct State {
        var scheduled: Set<Int64> = []
        /// By whom each running job is to be cancelled.
        var cancelled: [Int64: String] = [:]
        var isStopping = false
        var ended: Ended?
    }

    private let store: Store
    private let workshop: RetrainWorkshop
    private let journal: Journal
    private let clock: NodeClock
    private let thread = BackgroundThread(name: "tideline.trainer")
    private let state = Mutex(State())

    init(store: Store, workshop: RetrainWorkshop, journal: Journal, clock: NodeClock) {
        self.store = store
        self.workshop = workshop
        self.journal = journal
        self.clock = clock
    }

    /// Says who is told when a job is over.
    func whenEnded(_ ended: @escaping Ended) {
        state.withLock { $0.ended = ended }
    }

    /// Queues a job durably and returns it, or the one in hand for the task.
    func enqueue(
        task: String, trigger: StoredJob.Trigger, by requester: String
    ) throws(StoreError) -> StoredJob {
        let (job, isNew) = try store.enqueueJob(
            task: task, trigger: trigger, requestedBy: requester, at: clock.now().milliseconds)
        if isNew {
            journal.write(
                .info, "job", "#\(job.id) queued: retrain \(task) (\(trigger.rawValue))",
                changed: [.jobs])
        }
        schedule(job.id)
        return job
    }

    /// Takes up the jobs that the last run left in the queue.
    func resume() throws(StoreError) {
        for job in try store.unfinishedJobs() { schedule(job.id) }
    }

    /// Cancels a job: a queued one at once, a running one at its next step.
    func cancel(_ id: Int64, by operatorName: String) throws {
        let job = try store.job(id)
        guard !job.state.isOver else {
            throw NodeError(.conflict, "job #\(id) is \(job.state.rawValue) already")
        }
        // Noted first: a queued job may begin before its end is written.
        state.withLock { $0.cancelled[id] = operatorName }
        guard job.state == .queued else { return }
        try finish(
            job, .init(state: .cancelled, remark: "cancelled by \(operatorName)"),
            by: operatorName)
    }

    /// Lets the running job go back into the queue, and ends the thread.
    func stop() async {
        state.withLock { $0.isStopping = true }
        await withCheckedContinuation { continuation in
            // Waiting for the thread would hold a cooperative thread until the epoch's end.
            Offload("stopping").start { [thread] in
                thread.stop()
                continuation.resume()
            }
        }
    }

    /// Tells the journal of a job that could not even be queued.
    func complain(_ sentence: String) {
        journal.write(.error, "job", sentence)
    }

    private func schedule(_ id: Int64) {
        guard state.withLock({ $0.scheduled.insert(id).inserted }) else { return }
        thread.perform { [self] in
            run(id)
            state.withLock { state in
                state.scheduled.remove(id)
                state.cancelled[id] = nil
            }
        }
    }

    private func run(_ id: Int64) {
        do {
            let job = try store.job(id)
            guard job.state == .queued, !isStopping else { return }
            let outcome = try workshop.carryOut(job) { self.mustStop(id) }
            switch outcome {
            case .interrupted:
                try interrupted(job)
            case .over(let end, let trainedOn):
                try finish(job, end, trainedOn: trainedOn)
            }
        } catch {
            failed(id, error)
        }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func mustStop(_ id: Int64) -> Bool {
        state.withLock { $0.isStopping || $0.cancelled[id] != nil }
    }

    private func interrupted(_ job: StoredJob) throws {
        if let operatorName = state.withLock({ $0.cancelled[job.id] }) {
            try finish(
                job, .init(state: .cancelled, remark: "cancelled by \(operatorName)"),
                by: operatorName)
        } else {
            try store.requeueJob(job.id)
        }
    }

    private func failed(_ id: Int64, _ error: any Error) {
        let reason = NodeError(wrapping: error).message
        do {
            let job = try store.job(id)
            // Cancelled while it began: that is how it ended.
            guard !job.state.isOver else { return }
            try finish(job, .init(state: .failed, remark: reason))
        } catch {
            // The store itself fails; the next start finds the job unfinished.
            journal.lastError = NodeError(wrapping: error).message
        }
    }

    private func finish(
        _ job: StoredJob, _ outcome: RetrainWorkshop.End, trainedOn: Int? = nil,
        by operatorName: String? = nil
    ) throws(StoreError) {
        try store.finishJob(
            job.id,
            JobEnd(
                state: outcome.state, remark: outcome.remark, version: outcome.version,
                gain: outcome.gain, at: clock.now().milliseconds),
            by: operatorName)
        journal.write(
            outcome.state == .failed ? .error : .info, "job",
            "#\(job.id) \(outcome.state.rawValue): \(job.task): \(outcome.remark)",
            changed: [.jobs, .versions, .tasks, .status, .tree, .questions])
        state.withLock { $0.ended }?(job.task, trainedOn)
    }
}
