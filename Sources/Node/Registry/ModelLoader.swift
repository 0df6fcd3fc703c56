internal import Learning
internal import Store

/// Brings the live version of a task from the store into serving.
struct ModelLoader: Sendable {
    let store: Store
    let serving: Serving

    /// Loads what the store says is live; a task without a live version serves without a model.
    func loadLive(task name: String) throws {
        let task = try store.task(name).task
        guard let stored = try store.liveVersion(task: name) else {
            serving.update(name) { served in
                served.task = task
                served.live = nil
            }
            return
        }
        let measurements = try WireJSON.value(
            Measurements.self, from: try store.versionDetail(stored.digest))
        let live = LiveVersion(
            number: stored.number, digest: stored.digest,
            model: try Artifact.decode(try store.artifact(stored.digest)),
            threshold: measurements.threshold(for: task.target).value)
        serving.update(name) { served in
            served.task = task
            served.live = live
            served.memory.setThreshold(measurements.memoryThreshold)
        }
    }
}
