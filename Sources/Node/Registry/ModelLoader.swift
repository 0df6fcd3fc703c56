internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Brings the live version of a task from the store into serving.
///
/// Promotions, rollbacks, targets and new classes come from several threads. Each is written and
/// brought into serving under one lock, so that the last one written is the one that serves.
final class ModelLoader: Sendable {
    private let store: Store
    private let serving: Serving
    private let passes: PhaseListener
    private let files: VersionFiles
    /// Held by trainer and operators while they write and load; answering never waits for it.
    private let order = Mutex(())

    init(store: Store, serving: Serving, passes: PhaseListener = PhaseListener()) {
        self.passes = passes
        files = VersionFiles(store: store)
        self.store = store
        self.serving = serving
    }

    /// Makes a change in the store and loads what is live after it; nothing goes live in between.
    func change<Value>(task name: String, _ body: () throws -> Value) throws -> Value {
        try order.withLock { _ in
            let value = try body()
            passes(.promoted)
            try load(name)
            return value
        }
    }

    /// Notes what every task serves, before the first of them is loaded.
    func expectLive() throws {
        for task in try store.tasks() {
            guard let live = try store.liveVersion(task: task.task.name) else { continue }
            files.expect(live.digest, task: task.task.name)
        }
    }

    /// Loads what the store says is live; a task without a live version serves without a model.
    func loadLive(task name: String) throws {
        try order.withLock { _ in try load(name) }
    }

    /// Takes over the task's classes and target from the store.
    func refresh(task name: String) throws {
        try order.withLock { _ in
            let task = try store.task(name).task
            serving.update(name) { $0.task = task }
        }
    }

    /// Throws unless the version can be read whole: what cannot must not become live.
    func check(_ stored: StoredVersion) throws {
        _ = try read(stored, target: .accuracy(0.5)) {
            try Artifact.decode(try store.artifact(stored.digest))
        }
    }

    private func load(_ name: String) throws {
        let task = try store.task(name).task
        let loaded = Result {
            try store.liveVersion(task: name).map { stored in
                try read(stored, target: task.target) {
                    try files.open(stored.digest, task: name)
                }
            }
        }
        serving.update(name) { served in
            served.task = task
            // What cannot be read must not be answered for by what was live before it.
            guard case .success(let loaded?) = loaded else { return served.live = nil }
            served.live = loaded.version
            served.memory.setThreshold(loaded.memoryThreshold)
        }
        _ = try loaded.get()
    }

    private func read(
        _ stored: StoredVersion, target: Learning.Target, _ model: () throws -> Model
    ) throws -> (version: LiveVersion, memoryThreshold: Double) {
        let measurements = try WireJSON.value(
            Measurements.self, from: try store.versionDetail(stored.digest))
        let target = Reserve.target(
            target, sources: measurements.trainedOn, hasParent: try store.uplink() != nil,
            base: measurements.base)
        let version = LiveVersion(
            number: stored.number, digest: stored.digest,
            model: try model(),
            threshold: measurements.threshold(for: target).value,
            trainedOn: try WireJSON.value(Figures.self, from: stored.figures).trainedOn)
        return (version, measurements.memoryThreshold)
    }
}
