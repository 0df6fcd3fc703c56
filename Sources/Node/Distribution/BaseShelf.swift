internal import Learning
internal import Store
internal import Wire

/// What this node builds on: the base of each task that the parent handed down.
struct BaseShelf: Sendable {
    /// A base, ready to be built on.
    struct Base {
        var digest: String
        /// In words, such as `cloud v12`.
        var name: String
        /// With the task's classes in their order.
        var model: Model
        /// Whether an operator above rolled back to it and that has not been followed yet.
        var isRollback: Bool
        /// What it cost to bring it here, as far as that is still known.
        var origin: VersionBase
    }

    let store: Store

    /// The base that the task's next version stands on; nil for one of its own alone.
    func present(_ task: LearningTask) throws -> Base? {
        guard let stored = try store.base(task: task.name), let digest = stored.present,
            let name = stored.presentName, let bytes = try store.parcel(digest, isTaken: true),
            let model = try Artifact.decode(bytes).aligned(to: task.classes)
        else { return nil }
        let offer = try WireJSON.value(VersionOffer.self, from: stored.offer)
        return Base(
            digest: digest, name: name, model: model,
            isRollback: offer.isRollback && stored.wanted == digest && stored.judged != digest,
            origin: offer.version.digest == digest ? VersionBase(offer) : VersionBase(name: name))
    }

    /// Notes what was decided on a base, unless another one is wanted by now.
    func judge(_ digest: String, task: String, remark: String) throws {
        guard var base = try store.base(task: task), base.present == digest,
            base.wanted == digest, base.state != .refused
        else { return }
        base.judged = digest
        base.state = try store.liveVersion(task: task)?.base == digest ? .live : .kept
        base.remark = remark
        try store.setBase(base)
    }
}
