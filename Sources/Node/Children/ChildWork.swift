internal import Store
internal import Wire

/// What the conversation with a child asks of the store, the tree and the rest of the node.
struct ChildWork: Sendable {
    /// The child of one conversation, once it was let in.
    struct Child: Sendable {
        var node: NodeID
        /// Its row in the store.
        var row: Int64
        var name: String
        /// Why the questions of a task are not taken, by the task's name.
        var refusedTasks: [String: String]
    }

    let caller: Caller
    let store: Store
    let identity: NodeIdentity
    let reads: Offload
    let writes: Offload
    let clock: NodeClock
    let admission: Admission
    let questions: QuestionIntake
    let words: WordIntake
    let feedFrames: FeedFrames
    let outlook: Outlook
    let children: Children
    let tidings: Tidings
    let journal: Journal
    let hooks: Hooks
    let passes: PhaseListener

    /// Lets the child in, or throws why not.
    func admit(
        _ hello: Hello, to conversation: ChildConversation
    ) async throws -> (Child, Welcome) {
        let now = clock.now()
        return try await writes.run { [self] in
            let admitted = try admission.admit(
                hello, from: caller, above: outlook.above, at: now)
            let stored = admitted.child
            let refused = admission.refusedTasks(hello.tasks)
            let common = hello.tasks.map(\.name).filter { refused[$0] == nil }
            try hooks.now.childCame(hello.node, Set(common), hello.budget)
            let child = Child(
                node: hello.node, row: stored.id, name: stored.name, refusedTasks: refused)
            passes(.childAdmitted)
            conversation.take(child)
            try children.enter(conversation, with: child.node) {
                outlook.meet(stored, link: .connected, at: now)
            }
            return (child, admission.welcome(admitted, hello))
        }
    }

    func came(_ child: Child) {
        journal.write(
            .info, "link", "\(child.name) is connected", changed: [.tree, .status])
    }

    /// Notes that the conversation is over, if another has not taken its place.
    func leave(_ conversation: ChildConversation, _ child: Child, _ error: NodeError) {
        let isHeld = error.code == .busy
        let isGone = children.leave(conversation, with: child.node) {
            outlook.setLink(isHeld ? .held : .lost, of: child.node)
        }
        guard isGone else { return }
        keepBranch(of: child)
        journal.write(
            .warning, "link", "\(child.name) is gone: \(error.message)",
            changed: [.tree, .status])
    }

    func heard(_ child: Child) {
        outlook.heard(child.node, at: clock.now())
    }

    /// Takes questions in, durably, and returns the receipts.
    func take(
        _ batch: [EscalatedQuestion], from child: Child, havingApplied applied: Int64
    ) async throws -> [DownFrame] {
        let considered = try await reads.run { [questions] in
            questions.consider(batch, from: child)
        }
        let receipts = try await writes.run { [questions] in
            try questions.keep(considered, from: child, havingApplied: applied)
        }
        passes(.questionsTaken)
        return [.receipts(batch: receipts)]
    }

    func hear(
        _ batch: [HumanWord], from child: Child, havingApplied applied: Int64
    ) async throws -> [DownFrame] {
        let receipts = try await writes.run { [words] in
            try words.take(batch, from: child, havingApplied: applied)
        }
        passes(.wordsTaken)
        return [.receipts(batch: receipts)]
    }

    func confirm(upTo number: Int64, _ child: Child) async throws {
        try await writes.run { [store] in try store.applied(child: child.row, upTo: number) }
        passes(.feedConfirmed)
    }

    func keep(_ report: NodeReport, of child: Child) async throws {
        outlook.take(report, from: child.node, at: clock.now())
        tidings.treeChanged()
        try await reads.run { [hooks] in try hooks.now.childReported(child.node, report) }
    }

    func feed(_ child: Child, after: Int64, limit: Int) async throws -> [Delivery] {
        let deliveries = try await reads.run { [feedFrames] in
            try feedFrames.deliveries(to: child.row, after: after, limit: limit)
        }
        if !deliveries.isEmpty { passes(.feedLoaded) }
        return deliveries
    }

    /// The chain above the child.
    func chain() async throws -> [TreeEntry] {
        let now = clock.now()
        return try await reads.run { [outlook] in try outlook.chain(at: now) }
    }

    /// What was known of the child is shown after the next start too, with its age.
    private func keepBranch(of child: Child) {
        let now = clock.now().milliseconds
        writes.start { [self] in
            do {
                let branch = try WireJSON.text(outlook.branch(of: child.node))
                try store.heardFrom(child: child.row, at: now, report: branch)
            } catch {
                // No promise to anybody: the next report is as good.
                journal.lastError = NodeError(wrapping: error).message
            }
        }
    }
}
