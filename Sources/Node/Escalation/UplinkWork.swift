internal import Store
internal import Synchronization
internal import Wire

/// What the conversation with the parent asks of the store, the tree and the rest of the node.
struct UplinkWork: Sendable {
    let store: Store
    let identity: NodeIdentity
    let reads: Offload
    let writes: Offload
    let clock: NodeClock
    let outbox: Outbox
    let intake: FeedIntake
    let outlook: Outlook
    let relays: Relays
    let journal: Journal
    let feed: ChangeFeed
    let hooks: Hooks
    let passes: PhaseListener

    func hello() async throws -> Hello {
        let below = outlook.below
        return try await reads.run { [store, identity, outbox] in
            let numbers = try store.outboxState()
            let budget = try NodeSettings(in: store).budget
            return Hello(
                node: NodeID(identity.id), name: identity.name, tier: identity.tier, below: below,
                tasks: outbox.tasks, applied: try store.uplink()?.applied ?? 0,
                sent: numbers.lastSequence, confirmed: numbers.confirmed,
                conversation: try store.conversation(),
                budget: budget.isEmpty ? nil : budget)
        }
    }

    /// Lets the outbox's numbers fit the parent's, and keeps what the parent calls itself.
    func settle(_ welcome: Welcome) async throws {
        outlook.setParent(welcome, at: clock.now())
        try await writes.run { [store] in
            try store.settle(
                received: welcome.received, isStrange: welcome.isStrange == true,
                conversation: welcome.conversation)
            guard var uplink = try store.uplink(), uplink.node == welcome.node.text,
                uplink.name != welcome.name || uplink.tier != welcome.tier
            else { return }
            uplink.name = welcome.name
            uplink.tier = welcome.tier
            try store.setUplink(uplink)
        }
    }

    /// This store is older than what the parent told it: all that waits is asked for again.
    func resend() async throws {
        try await writes.run { [store] in try store.resendWaiting() }
    }

    func load(limit: Int) async throws -> [UpFrame] {
        let frames = try await reads.run { [outbox, clock] in
            try outbox.frames(limit: limit, at: clock.now())
        }
        if !frames.isEmpty { passes(.outboxLoaded) }
        return frames
    }

    func acknowledge(_ receipts: [Receipt]) async throws {
        let now = clock.now().milliseconds
        try await writes.run { [store] in
            try store.acknowledge(receipts.map { ($0.sequence, $0.refusal) }, at: now)
        }
        passes(.receiptsKept)
        feed.tell([.questions, .tree])
        guard receipts.contains(where: { $0.refusal != nil }) else { return }
        journal.write(
            .warning, "ask",
            "\(outlook.parentName) refused \(receipts.count { $0.refusal != nil }) questions or "
                + "words: \(receipts.compactMap(\.refusal).first ?? "")",
            changed: [.questions])
    }

    /// Returns the number up to which the feed is applied, durably.
    func apply(_ batch: [Delivery]) async throws -> Int64 {
        let parent = outlook.parentName
        return try await writes.run { [intake] in try intake.apply(batch, from: parent) }
    }

    /// Throws `.conflict` when this node or one below it is above itself.
    func showAbove(_ chain: [TreeEntry]) throws {
        let here = Set(outlook.below).union([NodeID(identity.id)])
        if let entry = chain.first(where: { here.contains(NodeID($0.id)) }) {
            throw NodeError(
                .conflict,
                "the links run in a circle: \(entry.name) is above this node and below it; cut "
                    + "one of the links between")
        }
        outlook.setAbove(chain, at: clock.now())
        feed.tell([.tree])
    }

    func heardParent() {
        outlook.heardParent(at: clock.now())
    }

    func report(isWhole: Bool) async throws -> [NodeReport] {
        let now = clock.now()
        let hooks = hooks.now
        return try await reads.run { [outlook] in
            try outlook.reports(
                at: now, answerMicros: hooks.answerMicros(), adoptions: hooks.adoptions(),
                isWhole: isWhole)
        }
    }

    func carryOut(_ request: RelayedRequest, at node: NodeID) async -> RelayedReply {
        await relays.carryOut(request, at: node)
    }

    func announce(_ told: UplinkState.Told) {
        switch told {
        case .connected(let welcome):
            journal.write(
                .info, "link", "connected to \(welcome.name) (\(welcome.tier))",
                changed: [.tree, .status])
        case .lost(let error):
            journal.write(
                .warning, "link",
                "lost \(outlook.parentName): \(error.message); questions are kept and go up once "
                    + "it is back",
                changed: [.tree, .status])
        case .refused(let error):
            journal.write(
                .warning, "link", "\(outlook.parentName) refuses this node: \(error.message)",
                changed: [.tree, .status])
        }
    }
}
