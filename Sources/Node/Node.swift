internal import Learning
internal import Store
internal import Synchronization
package import Wire

/// One running Tideline: answers, abstains, labels, learns, promotes and rolls back.
///
/// A question goes `ask` → `Consideration` → `AnswerLog` or `Store.escalate`; a version goes
/// `RetrainSchedule` → `RetrainRunner` → `RetrainWorkshop` → `Gate` → `Serving`. Everything that
/// is acknowledged is in the store first.
package final class Node: NodeAPI {
    package struct Options: Sendable {
        /// Whether the node imports, feeds and retrains by itself; without, it does what it is
        /// told.
        package var worksByItself: Bool
        package var clock: NodeClock
        /// Seeds the names of questions, and the rests between tries to reach the parent.
        package var seed: UInt64
        package var pace: LinkPace
        /// Draws what invitations and credentials are known by.
        package var secrets: SecretSource
        /// Told of each phase that the node passes.
        package var passes: PhaseListener

        package init(
            worksByItself: Bool, clock: NodeClock = .system,
            seed: UInt64 = .random(in: 0 ... .max), pace: LinkPace = .usual,
            secrets: SecretSource = .system, passes: PhaseListener = PhaseListener()
        ) {
            self.worksByItself = worksByItself
            self.clock = clock
            self.seed = seed
            self.pace = pace
            self.secrets = secrets
            self.passes = passes
        }
    }

    let store: Store
    let identity: NodeIdentity
    let options: Options
    let startedAt: Timestamp
    /// What the last run left unfinished, a sentence each.
    let recovered: [String]
    let naming: QuestionNaming
    let serving = Serving()
    let meters = Meters()
    let feed = ChangeFeed()
    let waiters = Waiters()
    let hooks = Hooks()
    let children: Children
    let parent: ParentLink
    let tidings: Tidings
    let lessons: Lessons
    let outlook: Outlook
    let journal: Journal
    let loader: ModelLoader
    let answerLog: AnswerLog
    let review: WaitingReview
    let runner: RetrainRunner
    let scheduler: Scheduler
    let drift: DriftWatch
    let importer: Importer
    let feeder: Feeder
    let distributor: Distributor
    let baseAdoption: BaseAdoption
    let baseIntake: BaseIntake
    let credentialBook: CredentialBook
    let refusals = Mutex(RefusalTally())
    let experts = Experts()
    private let heartbeats = Mutex<[Heartbeat]>([])
    private let isStopping = Mutex(false)
    /// Short transactions, one after the other.
    let writes = Offload("writes")
    let reads = Offload("reads", isConcurrent: true)
    /// What may take long and nobody waits for.
    let background = Offload("background")

    var clock: NodeClock { options.clock }

    /// The node's name for good.
    package var id: NodeID { NodeID(identity.id) }
    /// The node's name and tier as people read them.
    package var name: String { identity.name }
    package var tier: String { identity.tier }

    /// Opens the node in a data folder that `NodeSetup.create` made, and picks up what the last
    /// run left unfinished.
    ///
    /// Throws `.held` when another process has the folder, `.notFound` when there is no node in
    /// it, `.unavailable` when it cannot be used.
    package static func open(folder: String, options: Options) throws(NodeError) -> Node {
        guard NodeSetup.mayHoldNode(folder: folder) else { throw NodeSetup.noNode(in: folder) }
        let store = try NodeSetup.openStore(folder: folder, clock: options.clock)
        do {
            let node = try Node(store: store, options: options)
            try node.start()
            return node
        } catch {
            // The first error is the one to tell; closing can only fail for the same reason.
            try? store.close()
            throw NodeError(wrapping: error)
        }
    }

    private init(store: Store, options: Options) throws {
        guard let identity = try store.identity() else {
            throw NodeSetup.noNode(in: store.folder)
        }
        let clock = options.clock
        options.passes(.opened)
        let uplink = try store.uplink()
        self.store = store
        try store.openFeeds()
        self.identity = identity
        self.options = options
        startedAt = clock.now()
        recovered = try Recovery(store: store, clock: clock).run()
        naming = QuestionNaming(seed: options.seed)
        journal = Journal(store: store, clock: clock, feed: feed)
        loader = ModelLoader(store: store, serving: serving, passes: options.passes)
        parent = ParentLink(isJoined: uplink != nil, isHeld: uplink?.isHeld ?? false)
        answerLog = AnswerLog(
            store: store, writes: writes, journal: journal, parent: parent,
            passes: options.passes)
        children = Children(pace: options.pace, reads: reads) { try store.feedHeads() }
        tidings = Tidings(
            waiters: waiters, children: children, parent: parent, experts: experts,
            feed: feed)
        outlook = Outlook(
            store: store, identity: identity, serving: serving, meters: meters, parent: parent,
            hooks: hooks, pace: options.pace)
        review = WaitingReview(
            store: store, serving: serving, journal: journal, clock: clock,
            nodeName: identity.name, tidings: tidings)
        let shelf = BaseShelf(store: store)
        let workshop = RetrainWorkshop(
            store: store, serving: serving, loader: loader, review: review, shelf: shelf,
            feed: feed, clock: clock, passes: options.passes)
        runner = RetrainRunner(store: store, workshop: workshop, journal: journal, clock: clock)
        scheduler = Scheduler(
            store: store, clock: clock, runner: runner, worksByItself: options.worksByItself)
        drift = DriftWatch(
            store: store, serving: serving, scheduler: scheduler, journal: journal, clock: clock)
        lessons = Lessons(
            store: store, serving: serving, loader: loader, scheduler: scheduler,
            journal: journal, feed: feed, tidings: tidings)
        importer = Importer(store: store, journal: journal, feed: feed)
        feeder = Feeder(store: store, clock: clock)
        distributor = Distributor(
            store: store, identity: identity, children: children, journal: journal)
        baseAdoption = BaseAdoption(
            store: store, loader: loader, shelf: shelf, scheduler: scheduler, writes: writes,
            clock: clock, journal: journal, passes: options.passes)
        baseIntake = BaseIntake(
            store: store, serving: serving, reads: reads, adoption: baseAdoption,
            journal: journal)
        credentialBook = CredentialBook(try store.credentials())
    }

    /// Brings every task into serving and, on a node that works by itself, sets it to work.
    private func start() throws {
        runner.whenEnded { [weak self] task, trainedOn in
            self?.scheduler.jobEnded(task: task, trainedOn: trainedOn)
            self?.jobEnded(task: task)
        }
        try baseIntake.recall()
        try loader.expectLive()
        hangDistribution()
        for stored in try store.tasks() {
            let file = try NodeSetup.taskFile(stored)
            serving.set(
                ServedTask(
                    task: stored.task, training: file.training, watch: file.watch, live: nil,
                    memory: SolvedMemory(task: stored.task)))
            loadLive(task: stored.task.name)
            try fillMemory(task: stored.task)
            try scheduler.add(task: stored.task.name, rules: file.retrain)
            if options.worksByItself { try work(on: file) }
        }
        try recallTree()
        distributor.look()
        guard options.worksByItself else { return }
        for served in serving.all { reviewWaiting(task: served.task.name) }
        try runner.resume()
        for stored in try store.tasks() { try addExperts(try NodeSetup.taskFile(stored)) }
        feeder.start { [weak self] request in _ = try await self?.ask(request) }
        heartbeats.withLock { $0 = makeHeartbeats() }
    }

    /// Loads what is live of every task anew.
    func loadLive() {
        for served in serving.all { loadLive(task: served.task.name) }
    }

    /// A version that cannot be read answers nothing; the node runs, and can be rolled back.
    private func loadLive(task name: String) {
        do {
            try loader.loadLive(task: name)
        } catch {
            journal.write(
                .error, "version",
                "the live version of \(name) cannot be read, so its questions wait: "
                    + "\(NodeError(wrapping: error).message); roll back or retrain")
        }
    }

    private func work(on file: TaskFile) throws {
        let name = file.task.name
        feeder.add(file)
        try importer.importDeclared(file) { [weak self] in
            guard let self else { return }
            do {
                try loader.refresh(task: name)
                _ = try scheduler.examplesChanged(task: name)
            } catch {
                journal.write(.error, "import", NodeError(wrapping: error).message)
            }
        }
        _ = try scheduler.examplesChanged(task: name)
    }

    private func fillMemory(task: LearningTask) throws {
        let memory = try serving.task(task.name).memory
        try store.forEachSolved(task: task.name) { try memory.insert($0) }
    }

    private func makeHeartbeats() -> [Heartbeat] {
        let retention = Retention(store: store, clock: clock)
        return [
            Heartbeat("experts", seconds: 2) { [experts] in experts.nudge() },
            Heartbeat("rates", seconds: 1) { [weak self] in self?.tellRates() },
            Heartbeat("schedule", seconds: 30) { [scheduler] in scheduler.tick() },
            Heartbeat("drift", seconds: 20) { [drift] in drift.look() },
            Heartbeat("access", seconds: 10) { [weak self] in self?.writeAccess() },
            Heartbeat("retention", seconds: 600) { [journal] in
                do {
                    if let told = try retention.run() { journal.write(.warning, "node", told) }
                } catch {
                    journal.lastError = NodeError(wrapping: error).message
                }
            },
        ]
    }

    /// Rates fall as seconds pass, whether anything is asked or not; once they are at rest, a sign
    /// of life now and then is enough.
    private func tellRates() {
        let now = clock.now()
        tellCameBack()
        let isAtRest = meters.rates.withLock { $0.rates(at: now).asksPerSecond == 0 }
        guard !isAtRest || now.milliseconds / 1000 % 4 == 0 else { return }
        feed.tell([.status, .tree])
    }

    /// Lets the live version answer what waits and it is sure of, in the background.
    func reviewWaiting(task: String) {
        background.start { [weak self] in
            guard let self else { return }
            review.review(task: task) { self.isStopping.withLock { $0 } }
        }
    }

    /// Stops in order: nothing new is begun, the running job goes back into the queue, what was
    /// answered is written, and the store is closed.
    ///
    /// Whoever calls it a second time does not wait.
    package func stop() async {
        let wasStopping = isStopping.withLock { isStopping in
            defer { isStopping = true }
            return isStopping
        }
        guard !wasStopping else { return }
        await feeder.stop()
        waiters.finish()
        await parent.set(nil)?.stop()
        await baseIntake.stop()
        await children.stop()
        await Offload("stopping").wait { [distributor] in distributor.stop() }
        let beating = heartbeats.withLock { $0 }
        // Each ends what it is at, which may be a long trim or a transaction of many rows.
        await Offload("stopping").wait { for heartbeat in beating { heartbeat.stop() } }
        await Offload("stopping").wait { [experts] in experts.stop() }
        await runner.stop()
        await Offload("stopping").wait { [importer] in importer.stop() }
        await background.wait {}
        await answerLog.flush()
        await writes.wait { [weak self] in self?.writeAccess() }
        feed.finish()
        // All that was acknowledged is in the file's log already; the next open folds it in.
        try? store.close()
    }

    package func changes() -> AsyncStream<Set<Topic>> {
        feed.listen()
    }
}
