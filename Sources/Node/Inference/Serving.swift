internal import Learning
internal import Synchronization
internal import Wire

/// The version that answers a task's questions now.
struct LiveVersion: Sendable {
    var number: Int
    var digest: String
    var model: Model
    /// In 0...1; at or above it the model answers.
    var threshold: Double
    /// How many examples it was trained on.
    var trainedOn: Int
}

/// All that it takes to answer one task's questions without the store.
struct ServedTask: Sendable {
    var task: LearningTask
    /// How its versions are trained.
    var training = Trainer.Settings()
    /// How its answers and questions are watched.
    var watch = WatchSettings()
    var live: LiveVersion?
    var memory: SolvedMemory
}

/// What every question is answered from: swapped in one step, so that no question sees half of a
/// promotion.
final class Serving: Sendable {
    private let tasks = Mutex<[String: ServedTask]>([:])

    /// Returns the task as it is served now; throws `.notFound` with the names that there are.
    func task(_ name: String) throws(NodeError) -> ServedTask {
        if let found = tasks.withLock({ $0[name] }) { return found }
        let names = all.map(\.task.name)
        let known =
            names.isEmpty
            ? "this node has no tasks" : "its tasks are " + names.joined(separator: ", ")
        throw NodeError(.notFound, "there is no task \"\(name)\"; \(known)")
    }

    /// Returns every task, in the order of their names.
    var all: [ServedTask] {
        tasks.withLock { tasks in tasks.values.sorted { $0.task.name < $1.task.name } }
    }

    func set(_ served: ServedTask) {
        tasks.withLock { $0[served.task.name] = served }
    }

    /// Changes one task's entry, if there is one.
    func update(_ name: String, _ change: (inout ServedTask) -> Void) {
        tasks.withLock { tasks in
            guard var served = tasks[name] else { return }
            change(&served)
            tasks[name] = served
        }
    }
}
