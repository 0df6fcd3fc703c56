internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Hands live versions down: thins each to every child's budget and offers it in the child's feed.
///
/// It looks whenever a version went live, a child came, or a child said what it made of an offer.
/// All work is done on a thread of its own, and what was decided is in the store, so that a look
/// after a restart finds what is left to do.
final class Distributor: Sendable {
    private struct State {
        var isDue = false
        var isStopping = false
        /// The tasks that the children have as they are here, as of each one's last hello.
        var tasks: [String: Set<String>] = [:]
        /// What answers take at the children, as they report it.
        var micros: [String: [String: Double]] = [:]
        /// What the children said last that they made of their offers.
        var adoptions: [String: [Adoption]] = [:]
        /// The children whose word has still to be noted in the store.
        var unnoted: Set<String> = []
        /// What could not be thinned, so that it is told once.
        var complained: Set<String> = []
    }

    let store: Store
    let identity: NodeIdentity
    private let children: Children
    private let journal: Journal
    private let state = Mutex(State())
    private let thread = BackgroundThread(name: "tideline.distributor")

    init(store: Store, identity: NodeIdentity, children: Children, journal: Journal) {
        self.store = store
        self.identity = identity
        self.children = children
        self.journal = journal
    }

    /// Sees soon to it that every child is offered what it should be.
    func look() {
        let mustBegin = state.withLock { state in
            defer { state.isDue = true }
            return !state.isStopping && !state.isDue
        }
        guard mustBegin else { return }
        thread.perform { [self] in
            state.withLock { $0.isDue = false }
            do {
                try handOutAll()
            } catch {
                journal.lastError = NodeError(wrapping: error).message
            }
        }
    }

    /// Lets a thinning that runs come to its end, if that is near.
    func stop() {
        state.withLock { $0.isStopping = true }
        thread.stop()
    }

    private func handOutAll() throws {
        try noteAdoptions()
        let children = try store.children()
        guard !children.isEmpty else { return }
        var thinned: [String: Thinner.Thinned] = [:]
        for served in try store.tasks() {
            let task = served.task.name
            guard let live = try store.liveVersion(task: task),
                let promotion = try store.promotions(task: task).first
            else { continue }
            for handing in try handings(of: live, promotion, to: children) {
                try handOut(handing, &thinned)
            }
        }
        try dropParcels()
    }

    /// What is to be offered of a task, to those children that were offered something else last.
    private func handings(
        of live: StoredVersion, _ promotion: StoredPromotion, to children: [StoredChild]
    ) throws -> [Handing] {
        let budgets = try store.budgets().mapValues { try WireJSON.value(Budget.self, from: $0) }
        let former = try store.handouts(task: live.task)
        let (micros, tasks) = state.withLock { ($0.micros, $0.tasks) }
        return try children.compactMap { child in
            guard tasks[child.node]?.contains(live.task) == true else { return nil }
            let invited = try store.invitedBudget(node: child.node).map {
                Budget(bytes: $0.bytes, answerMicros: $0.micros)
            }
            let budget = (budgets[child.id] ?? Budget()).within(invited ?? Budget())
            let handing = try Handing(
                live: live, promotion: promotion, child: child, budget: budget,
                former: former.first { $0.child == child.id },
                micros: micros[child.node]?[live.task])
            return handing.isDone ? nil : handing
        }
    }

    private func handOut(
        _ handing: Handing, _ thinned: inout [String: Thinner.Thinned]
    ) throws {
        let isRefused = state.withLock { $0.complained.contains(handing.recipe) }
        guard !isRefused, !state.withLock({ $0.isStopping }) else { return }
        do {
            let made =
                try thinned[handing.recipe]
                ?? Thinner(store: store).thin(handing.live, to: handing.thinning)
            thinned[handing.recipe] = made
            try offer(made, handing)
        } catch let error as ThinningError {
            state.withLock { _ = $0.complained.insert(handing.recipe) }
            journal.write(
                .warning, "version",
                "\(handing.live.task) v\(handing.live.number) is not handed to "
                    + "\(handing.child.name): \(error)")
        }
    }

    private func offer(_ made: Thinner.Thinned, _ handing: Handing) throws {
        let key = try SigningKey(folder: store.folder)
        let version = VersionID(SHA256.hash(made.artifact).hexadecimal)
        try store.keepParcel(version.digest, made.artifact, isTaken: false)
        let live = handing.live
        let offer = VersionOffer(
            task: live.task, version: version, source: VersionID(live.digest),
            name: "\(identity.name) v\(live.number)", bytes: made.artifact.count,
            price: made.price,
            parcel: .init(id: ParcelID(version.digest), bytes: made.artifact.count),
            difference: try difference(to: made.artifact, from: handing.reportedBase),
            figures: made.figures, curve: made.curve, memoryThreshold: made.memoryThreshold,
            isRollback: handing.promotion.kind == .rollback,
            signature: try key.sign(version, task: live.task, by: NodeID(identity.id)))
        try store.handOut(
            StoredHandout(
                child: handing.child.id, task: live.task, share: handing.thinning.share,
                recipe: handing.recipe, promotion: handing.promotion.sequence,
                offer: try WireJSON.text(offer), adoption: handing.former?.adoption))
        children.wake()
        journal.write(.info, "version", handing.sentence(offer), changed: [.tree])
    }

    /// A smaller way for a child that has a base which is still here.
    private func difference(
        to artifact: [UInt8], from base: String?
    ) throws -> VersionOffer.Difference? {
        guard let base, let old = try store.parcel(base, isTaken: false), old != artifact,
            let bytes = try ArtifactDifference.make(from: old, to: artifact)
        else { return nil }
        let digest = SHA256.hash(bytes).hexadecimal
        try store.keepParcel(digest, bytes, isTaken: false)
        return VersionOffer.Difference(
            from: VersionID(base), parcel: .init(id: ParcelID(digest), bytes: bytes.count))
    }

    /// Keeps what is offered, and what children stand on for the next difference.
    private func dropParcels() throws {
        var needed: Set<String> = []
        for handout in try store.handouts() {
            let offer = try WireJSON.value(VersionOffer.self, from: handout.offer)
            needed.formUnion(offer.parcels.map(\.id.digest))
            needed.insert(offer.version.digest)
            if let base = try handout.reportedBase { needed.insert(base) }
        }
        try store.dropParcels(except: needed, isTaken: false)
    }
}

extension Distributor {
    /// A child said hello; a budget of its own holds beside the one in its invitation.
    func childCame(_ node: NodeID, _ tasks: Set<String>, _ budget: Budget?) throws {
        guard let child = try store.child(node: node.text) else { return }
        state.withLock { $0.tasks[node.text] = tasks }
        try store.setBudget(child: child.id, try budget.map { try WireJSON.text($0) })
        look()
    }

    /// Takes in what a child made of its offers, and how quick it is with them.
    ///
    /// Children report every few seconds, between all else that they say: what is no news costs
    /// nothing, and what is gets into the store on the distributor's own thread.
    func childReported(_ node: NodeID, _ report: NodeReport) {
        let isNews = state.withLock { state in
            let isNews =
                state.adoptions[node.text] != report.adoptions
                || state.micros[node.text] != report.answerMicros
            state.micros[node.text] = report.answerMicros
            state.adoptions[node.text] = report.adoptions
            if isNews { state.unnoted.insert(node.text) }
            return isNews
        }
        if isNews { look() }
    }

    /// Notes in the store what children said since the last look.
    private func noteAdoptions() throws {
        let unnoted = state.withLock { state in
            defer { state.unnoted = [] }
            return state.unnoted
        }
        for node in unnoted {
            guard let child = try store.child(node: node) else { continue }
            try note(state.withLock { $0.adoptions[node] } ?? [], of: child)
        }
    }

    private func note(_ adoptions: [Adoption], of child: StoredChild) throws {
        guard !adoptions.isEmpty else { return }
        let handouts = try store.handouts().filter { $0.child == child.id }
        for adoption in adoptions {
            guard let handout = handouts.first(where: { $0.task == adoption.task }) else {
                continue
            }
            let text = try WireJSON.text(adoption)
            guard text != handout.adoption else { continue }
            try store.noteAdoption(child: child.id, task: adoption.task, text)
            journal.tell(changed: [.versions])
        }
    }

    /// The bytes that an offer to the child names, from an offset on.
    func parcel(
        _ id: ParcelID, from offset: Int, for node: NodeID
    ) throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard let child = try store.child(node: node.text),
            try store.handouts().contains(where: { handout in
                guard handout.child == child.id else { return false }
                let offer = try WireJSON.value(VersionOffer.self, from: handout.offer)
                return offer.parcels.contains { $0.id == id }
            }), let bytes = try store.parcel(id.digest, isTaken: false)
        else {
            throw NodeError(
                .notFound,
                "no parcel \(id.digest.prefix(12)) is offered to this child any more; a newer "
                    + "offer is in its feed")
        }
        guard (0...bytes.count).contains(offset) else {
            throw NodeError(
                .invalid, "the parcel has \(bytes.count) bytes, none from \(offset) on")
        }
        return AsyncThrowingStream { continuation in
            for start in stride(from: offset, to: bytes.count, by: 1 << 16) {
                continuation.yield(Array(bytes[start..<min(bytes.count, start + (1 << 16))]))
            }
            continuation.finish()
        }
    }
}

extension VersionOffer {
    /// The ways to its bytes.
    var parcels: [Parcel] { [parcel] + (difference.map { [$0.parcel] } ?? []) }
}
