import Store

/// The conversation of a child with its parent, cut into steps that may come in any order in which
/// a network and two programs let them come; what is under way is lost with it.
final class Talk {
    private enum Up {
        case batch([OutboxEntry])
        case applied(Int64)
    }

    private enum Down {
        case receipts([Int64])
        case deliveries([FeedEntry])
    }

    /// One thing that can happen next.
    enum Step: CaseIterable {
        case load, hearUp, feed, hearDown, tick
    }

    let child: TreeNode
    let parent: TreeNode
    private(set) var isOpen = false
    private var row: Int64 = 0
    private var up: [Up] = []
    private var down: [Down] = []
    private var isInFlight = false
    /// What the parent has sent of the feed, and heard to be applied.
    private var (sent, heard): (Int64, Int64) = (0, 0)
    /// What the child has heard of the feed.
    private var taken: Int64 = 0

    init(_ child: TreeNode, _ parent: TreeNode) {
        self.child = child
        self.parent = parent
    }

    func joins(_ node: TreeNode) -> Bool { child === node || parent === node }

    func cut() {
        (isOpen, isInFlight) = (false, false)
        up = []
        down = []
    }

    /// Begins anew; a welcome may get lost on the way.
    func open(welcomeIsLost isLost: Bool = false) throws {
        cut()
        let applied = try child.dial(parent, welcomeIsLost: isLost)
        row = try parent.row(of: child)
        (sent, heard, taken) = (applied, applied, applied)
        isOpen = !isLost
    }

    /// Lets one thing happen; returns whether there was anything to do.
    ///
    /// At most `limit` entries go at once; `answer` is what the parent's own model says to a
    /// question, if it says anything.
    func take(
        _ step: Step, limit: Int = 100, by answer: (String) -> NewAnswer? = { _ in nil }
    ) throws -> Bool {
        switch step {
        case .load: return try load(limit)
        case .hearUp: return try hearUp(answer)
        case .feed: return try feed(limit)
        case .hearDown: return try hearDown()
        case .tick:
            try parent.store.applied(child: row, upTo: heard)
            return false
        }
    }

    private func load(_ limit: Int) throws -> Bool {
        guard !isInFlight else { return false }
        let entries = try child.store.outbox(limit: limit, at: TemporaryStore.time)
        guard !entries.isEmpty else { return false }
        up.append(.batch(entries))
        isInFlight = true
        return true
    }

    private func hearUp(_ answer: (String) -> NewAnswer?) throws -> Bool {
        guard !up.isEmpty else { return false }
        switch up.removeFirst() {
        case .applied(let number): heard = max(heard, number)
        case .batch(let entries):
            let sequences = entries.map(\.sequence)
            try parent.take(
                entries, upTo: sequences.max() ?? 0, from: child, row: row, havingApplied: heard,
                by: answer)
            down.append(.receipts(sequences))
        }
        return true
    }

    private func feed(_ limit: Int) throws -> Bool {
        let entries = try parent.store.feed(child: row, after: sent, limit: limit)
        guard let last = entries.last?.sequence else { return false }
        sent = last
        down.append(.deliveries(entries))
        return true
    }

    private func hearDown() throws -> Bool {
        guard !down.isEmpty else { return false }
        switch down.removeFirst() {
        case .receipts(let sequences):
            isInFlight = false
            try child.store.acknowledge(
                sequences.map { (sequence: $0, refusal: nil) }, at: TemporaryStore.time)
        case .deliveries(let entries):
            let new = entries.filter { $0.sequence > taken }
            guard let first = new.first?.sequence, let last = new.last?.sequence else { break }
            if first > taken + 1 { try child.store.resendWaiting() }
            taken = last
            try child.apply(new, upTo: last)
            up.append(.applied(last))
        }
        return true
    }
}
