internal import Store
internal import Synchronization
internal import Wire

/// Feeds what happens into each task's `RetrainSchedule` and queues the jobs that it asks for.
final class Scheduler: Sendable {
    private let store: Store
    private let clock: NodeClock
    private let runner: RetrainRunner
    private let worksByItself: Bool
    private let schedules = Mutex<[String: RetrainSchedule]>([:])

    init(store: Store, clock: NodeClock, runner: RetrainRunner, worksByItself: Bool) {
        self.store = store
        self.clock = clock
        self.runner = runner
        self.worksByItself = worksByItself
    }

    /// Takes a task in, with what the store knows of its latest job.
    func add(task: String, rules: RetrainSettings) throws {
        let latest = try store.versions(task: task).max { $0.trainedAt < $1.trainedAt }
        let trainedOn = try latest.map { version in
            try store.exampleCount(task: task)
                - store.exampleCount(task: task, since: version.trainedUpTo)
        }
        let schedule = RetrainSchedule(
            rules: rules, trainedOn: trainedOn,
            lastEnd: latest.map { Timestamp(milliseconds: $0.trainedAt) })
        schedules.withLock { $0[task] = schedule }
    }

    /// Looks at a task's examples anew and returns how many the latest version has not seen.
    func examplesChanged(task: String) throws -> Int {
        let counts = try store.exampleCounts(task: task)
        let classes = Set(counts.filter { $0.count > 0 }.map(\.classIndex)).count
        let total = counts.reduce(0) { $0 + $1.count }
        tell(.examples(count: total, classes: classes), task: task)
        let live = try store.liveVersion(task: task)
        return try live.map { try store.exampleCount(task: task, since: $0.trainedUpTo) } ?? total
    }

    /// A human said what a waiting question is.
    func labelled(task: String, confidence: Double, wasRight: Bool) {
        tell(.labelled(confidence: confidence, wasRight: wasRight), task: task)
    }

    /// What is asked of the task has shifted.
    func drifted(task: String) {
        tell(.drifted, task: task)
    }

    /// Queues a job at an operator's word; the one in hand when there is one.
    func retrain(task: String, by operatorName: String) throws -> StoredJob {
        try queue(task: task, trigger: .operator, by: operatorName)
    }

    /// Queues a job that builds the task on another base; the one in hand when there is one.
    func rebuild(task: String) throws -> StoredJob {
        try queue(task: task, trigger: .base, by: "this node")
    }

    private func queue(
        task: String, trigger: StoredJob.Trigger, by requester: String
    ) throws -> StoredJob {
        // Told first: a job that fails at once must not be over before it is known to be there.
        tell(.jobQueued, task: task)
        do {
            return try runner.enqueue(task: task, trigger: trigger, by: requester)
        } catch {
            tell(.jobEnded(trainedOn: nil, at: clock.now()), task: task)
            throw error
        }
    }

    /// A job of the task is over; `trainedOn` counts the examples of the version it made.
    func jobEnded(task: String, trainedOn: Int?) {
        tell(.jobEnded(trainedOn: trainedOn, at: clock.now()), task: task)
        if trainedOn != nil {
            // What came while the job ran counts from now on; unreadable, the next label asks anew.
            _ = try? examplesChanged(task: task)
        }
    }

    /// An operator made another version live.
    func wentLive(task: String) {
        tell(.wentLive, task: task)
    }

    /// Looks whether any task is due.
    func tick() {
        let now = clock.now()
        for task in schedules.withLock({ $0.keys.sorted() }) { tell(.tick(now), task: task) }
    }

    private func tell(_ event: RetrainSchedule.Event, task: String) {
        let effects = schedules.withLock { $0[task]?.update(event) ?? [] }
        // A node that was opened for one command does what it is told and nothing else.
        guard worksByItself else { return }
        for case .queue(let trigger) in effects {
            do {
                _ = try runner.enqueue(
                    task: task, trigger: StoredJob.Trigger(trigger), by: "this node")
            } catch {
                runner.complain("cannot queue a retrain of \(task): \(error)")
                _ = schedules.withLock {
                    $0[task]?.update(.jobEnded(trainedOn: nil, at: clock.now()))
                }
            }
        }
    }
}
