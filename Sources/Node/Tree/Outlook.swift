internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// What a node knows of the tree: itself, those above and those below, each with its age.
final class Outlook: Sendable {
    private struct State {
        var subtree = Subtree()
        var chain = Chain()
        var ledger = ReportLedger()
    }

    private let store: Store
    private let identity: NodeIdentity
    private let serving: Serving
    private let meters: Meters
    private let parent: ParentLink
    private let hooks: Hooks
    private let staleAfter: Double
    private let state = Mutex(State())

    init(
        store: Store, identity: NodeIdentity, serving: Serving, meters: Meters,
        parent: ParentLink, hooks: Hooks, pace: LinkPace
    ) {
        self.store = store
        self.identity = identity
        self.serving = serving
        self.meters = meters
        self.parent = parent
        self.hooks = hooks
        staleAfter = pace.staleAfter
    }

    private var own: NodeID { NodeID(identity.id) }

    /// Everybody known to be below.
    var below: [NodeID] { state.withLock { $0.subtree.below } }

    /// Everybody known to be above.
    var above: [NodeID] { state.withLock { $0.chain.ids } }

    /// What the parent calls itself.
    var parentName: String { state.withLock { $0.chain.parentName } }

    /// The child by which the node is reached; nil when it is not below.
    func holder(of node: NodeID) -> NodeID? { state.withLock { $0.subtree.holder(of: node) } }

    // MARK: what the neighbours say

    func setParent(_ welcome: Welcome, at moment: Timestamp) {
        state.withLock { $0.chain.meet(welcome, at: moment) }
    }

    func setParent(_ stored: StoredUplink) {
        state.withLock { $0.chain.remember(stored) }
    }

    func setAbove(_ entries: [TreeEntry], at moment: Timestamp) {
        state.withLock { $0.chain.take(entries, at: moment) }
    }

    func heardParent(at moment: Timestamp) {
        state.withLock { $0.chain.heardAt = moment }
    }

    func meet(_ child: StoredChild, link: LinkState, at moment: Timestamp) {
        state.withLock {
            $0.subtree.meet(
                NodeID(child.node), name: child.name, tier: child.tier, link: link, at: moment)
        }
    }

    func heard(_ child: NodeID, at moment: Timestamp) {
        state.withLock { $0.subtree.heard(child, at: moment) }
    }

    func setLink(_ link: LinkState, of child: NodeID) {
        state.withLock { $0.subtree.setLink(link, of: child) }
    }

    func take(_ report: NodeReport, from child: NodeID, at moment: Timestamp) {
        state.withLock { state in
            let besides = Set(state.chain.ids).union([own])
            state.subtree.take(report, from: child, besides: besides, at: moment)
        }
    }

    /// What the child said before this node was started.
    func recall(_ entries: [TreeEntry], of child: NodeID, at moment: Timestamp) {
        take(NodeReport(entries: entries, isWhole: true), from: child, at: moment)
    }

    /// The child's branch as it is kept for the next start.
    func branch(of child: NodeID) -> [TreeEntry] {
        state.withLock { state in
            state.subtree.entries(under: own, staleAfter: staleAfter).filter {
                state.subtree.holder(of: NodeID($0.id)) == child
            }
        }
    }

    // MARK: what this node says; reads the store

    /// The whole tree for a console: parents before their children.
    func tree(at now: Timestamp) throws -> [TreeEntry] {
        let this = try entry(at: now)
        let (above, below) = state.withLock { state in
            (
                state.chain.entries(link: parent.link, staleAfter: staleAfter, at: now),
                state.subtree.entries(under: own, staleAfter: staleAfter)
            )
        }
        return above + [this] + people(of: this, hasParent: !above.isEmpty, at: now) + below
            + clients(at: now)
    }

    /// What the parent is to be told, none when nothing changed.
    func reports(
        at now: Timestamp, answerMicros: [String: Double], adoptions: [Adoption], isWhole: Bool
    ) throws -> [NodeReport] {
        var this = try entry(at: now)
        this.kind = .node
        this.parent = nil
        return state.withLock { state in
            let below = state.subtree.entries(under: own, staleAfter: staleAfter)
            return state.ledger.reports(
                [this] + below, answerMicros: answerMicros, adoptions: adoptions,
                isWhole: isWhole)
        }
    }

    /// The chain as the children see it: those above, and this node last.
    func chain(at now: Timestamp) throws -> [TreeEntry] {
        var this = try entry(at: now)
        this.kind = .node
        let above = state.withLock {
            $0.chain.entries(link: parent.link, staleAfter: staleAfter, at: now)
        }
        return above + [this]
    }

    private func entry(at now: Timestamp) throws -> TreeEntry {
        let rates = meters.rates.withLock { $0.rates(at: now) }
        let waiting = try store.waiting()
        let isJoined = parent.isJoined
        let parentID = state.withLock { $0.chain.parent }
        return TreeEntry(
            id: identity.id, parent: isJoined ? parentID?.text : nil,
            name: identity.name, tier: identity.tier, kind: .this,
            questionsPerSecond: rates.asksPerSecond, escalated: rates.escalated,
            waiting: waiting.count,
            oldestWaiting: waiting.oldestAskedAt.map { Timestamp(milliseconds: $0) },
            queued: isJoined ? try store.outboxState().unsent : 0, versions: versions,
            standings: try standings(), flow: meters.flow.withLock { $0.flow(at: now) },
            link: parent.link, seen: now)
    }

    private var versions: [String] {
        serving.all.map { served in
            "\(served.task.name) " + (served.live.map { "v\($0.number)" } ?? "no version")
        }
    }

    private func standings() throws -> [VersionStanding] {
        if let standings = hooks.now.standings { return try standings() }
        return serving.all.map { VersionStanding(task: $0.task.name, live: $0.live?.number) }
    }

    /// Those who label here: what a node at the top hangs on, and what hangs on any other.
    private func people(of this: TreeEntry, hasParent: Bool, at now: Timestamp) -> [TreeEntry] {
        [
            TreeEntry(
                id: "operators", parent: this.id, name: "operators", tier: "human",
                kind: .operators,
                questionsPerSecond: hasParent ? 0 : this.questionsPerSecond * this.escalated,
                escalated: 0, waiting: this.waiting, versions: [], seen: now)
        ]
    }

    private func clients(at now: Timestamp) -> [TreeEntry] {
        meters.rates.withLock { $0.clientRates(at: now) }.map { client, rates in
            TreeEntry(
                id: "client \(client)", parent: identity.id, name: client,
                tier: "client devices", kind: .clients,
                questionsPerSecond: rates.asksPerSecond, escalated: rates.escalated, waiting: 0,
                versions: [], seen: now)
        }
    }
}
