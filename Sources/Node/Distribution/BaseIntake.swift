internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Takes what the parent offers: keeps the offer, fetches and verifies its bytes, and has the task
/// built on it.
///
/// Everything that was decided is in the store before the next step; whatever cuts it off, the
/// next start, conversation or sign of life goes on from there.
final class BaseIntake: Sendable {
    private struct State {
        var uplink: (any Uplink)?
        var work: Task<Void, Never>?
        var isDue = false
        var isStopping = false
        /// Whether anything may have been left under way; a sign of life costs nothing otherwise.
        var isUnderWay = true
        /// Whether the parent ever offered anything; without, nobody looks into the store.
        var hasOffers = false
        /// What the offers call their versions, so that they are read once.
        var names: [String: (offer: String, name: String)] = [:]
        /// Told what went live without a job.
        var wentLive: BaseAdoption.WentLive = { _ in }
        /// Offers of tasks that are not here, by task.
        var foreign: [String: Adoption] = [:]
    }

    let store: Store
    let reads: Offload
    let adoption: BaseAdoption
    let journal: Journal
    private let serving: Serving
    private let state = Mutex(State())

    init(
        store: Store, serving: Serving, reads: Offload, adoption: BaseAdoption, journal: Journal
    ) {
        self.store = store
        self.serving = serving
        self.reads = reads
        self.adoption = adoption
        self.journal = journal
    }

    /// Says who is told what went live without a job.
    func whenLive(_ wentLive: @escaping BaseAdoption.WentLive) {
        state.withLock { $0.wentLive = wentLive }
    }

    /// Fetches from `uplink` from now on.
    func connect(_ uplink: any Uplink) {
        state.withLock { $0.uplink = uplink }
        look()
    }

    var hasOffers: Bool { state.withLock { $0.hasOffers } }

    /// Recalls whether there were offers before this start.
    func recall() throws {
        let hasOffers = try !store.bases().isEmpty
        state.withLock { $0.hasOffers = hasOffers }
    }

    /// Keeps an offer durably; the same one again changes nothing.
    func take(_ offer: VersionOffer) throws {
        guard (try? serving.task(offer.task)) != nil else {
            let adoption = Adoption(
                task: offer.task, base: offer.version, state: .refused,
                remark: "there is no task \(offer.task) here")
            state.withLock { $0.foreign[offer.task] = adoption }
            return
        }
        let text = try WireJSON.text(offer)
        let former = try store.base(task: offer.task)
        guard former?.offer != text else { return look() }
        var base =
            former
            ?? StoredBase(task: offer.task, offer: text, wanted: offer.version.digest)
        base.offer = text
        base.wanted = offer.version.digest
        base.state = .underWay
        base.remark = "\(offer.name) is being fetched"
        // Offered again, as after a rollback, it is decided on again.
        base.judged = nil
        try store.setBase(base)
        state.withLock { $0.hasOffers = true }
        look()
    }

    /// Goes on with what is under way, if nobody does already.
    func look() {
        state.withLock { state in
            guard !state.isStopping else { return }
            state.isDue = true
            state.isUnderWay = true
            guard state.work == nil else { return }
            state.work = Task { [weak self] in await self?.workOff() }
        }
    }

    /// Goes on with what a broken link left under way.
    func breathe() {
        if state.withLock({ $0.isUnderWay }) { look() }
    }

    /// Ends what is under way at its next step, and waits for that.
    func stop() async {
        let work = state.withLock { state in
            state.isStopping = true
            state.uplink = nil
            return state.work
        }
        work?.cancel()
        await work?.value
    }

    /// What became of the offers so far; reads the store.
    func adoptions() throws -> [Adoption] {
        let kept = try (hasOffers ? standing() : []).map { base in
            Adoption(
                task: base.task, base: VersionID(base.wanted),
                state: Adoption.State(base.state), remark: base.remark)
        }
        return kept + state.withLock { Array($0.foreign.values) }.sorted { $0.task < $1.task }
    }

    /// The bases as they stand now: an operator here may have promoted something else since one
    /// was decided on.
    func standing() throws -> [StoredBase] {
        try store.bases().map { base in
            guard base.state == .live, let live = try store.liveVersion(task: base.task),
                live.base != base.wanted
            else { return base }
            var base = base
            base.state = .kept
            base.remark = "v\(live.number) was made live here: \(live.remark)"
            return base
        }
    }

    /// What an offer calls its version.
    func name(of base: StoredBase) throws -> String {
        if let known = state.withLock({ $0.names[base.task] }), known.offer == base.offer {
            return known.name
        }
        let name = try WireJSON.value(VersionOffer.self, from: base.offer).name
        state.withLock { $0.names[base.task] = (base.offer, name) }
        return name
    }

    private func workOff() async {
        while isDueNow() {
            // Read anew after each: a newer offer takes an older one's place at any time.
            guard let bases = try? await reads.run({ [store] in try store.bases() }) else {
                // An unreadable store has its own alarms; the next look tries again.
                continue
            }
            for base in bases where base.state == .underWay { await work(on: base) }
            // What was worked on may still be under way: the next sign of life looks again.
            let isUnderWay = bases.contains { $0.state == .underWay }
            state.withLock { $0.isUnderWay = isUnderWay || $0.isDue }
        }
    }

    private func isDueNow() -> Bool {
        state.withLock { state in
            defer { state.isDue = false }
            if !state.isDue || state.isStopping { state.work = nil }
            return state.isDue && !state.isStopping
        }
    }

    private func work(on base: StoredBase) async {
        do {
            let offer = try WireJSON.value(VersionOffer.self, from: base.offer)
            if base.present != base.wanted { try await fetch(offer) }
            try await adoption.adopt(
                task: base.task, offer: offer, wentLive: state.withLock { $0.wentLive })
        } catch {
            await failed(base, NodeError(wrapping: error))
        }
    }

    /// A link that fails is tried again by itself; what is wrong with the bytes is not.
    private func failed(_ base: StoredBase, _ error: NodeError) async {
        guard [.forbidden, .invalid].contains(error.code) else { return }
        await adoption.refuse(base, error.message)
        // Told once it can be seen.
        journal.write(
            .error, "version", "the base of \(base.task) was refused: \(error.message)",
            changed: [.tree])
    }

    private func fetch(_ offer: VersionOffer) async throws {
        guard let uplink = state.withLock({ $0.uplink }) else {
            throw NodeError(.unavailable, "there is no link to fetch \(offer.name) by")
        }
        let fetcher = BaseFetch(
            store: store, reads: reads, uplink: uplink, passes: adoption.passes)
        let artifact = try await fetcher.fetch(offer)
        adoption.passes(.parcelFetched)
        try await adoption.keep(artifact, of: offer)
    }
}

extension Adoption.State {
    init(_ state: StoredBase.State) {
        switch state {
        case .underWay: self = .underWay
        case .live: self = .live
        case .kept: self = .kept
        case .refused: self = .refused
        }
    }
}
