internal import Store
package import Wire

/// The nodes above, as the parent tells them: the topmost first, the parent last.
package struct Chain: Equatable, Sendable {
    private var entries: [TreeEntry] = []
    /// When the parent was last heard, by this node's clock.
    package var heardAt = Timestamp(milliseconds: 0)

    package init() {}

    package var ids: [NodeID] { entries.map { NodeID($0.id) } }

    package var parent: NodeID? { entries.last.map { NodeID($0.id) } }

    package var parentName: String { entries.last?.name ?? "the parent" }

    /// The parent said who it is; what is above it follows.
    package mutating func meet(_ welcome: Welcome, at moment: Timestamp) {
        heardAt = moment
        guard entries.last?.id != welcome.node.text else { return }
        entries = [Self.entry(welcome.node.text, welcome.name, welcome.tier, seen: moment)]
    }

    /// What is known of the parent before it is heard.
    mutating func remember(_ stored: StoredUplink) {
        entries = [Self.entry(stored.node, stored.name, stored.tier, seen: heardAt)]
    }

    /// Takes in what the parent says; all moments are shifted to this node's clock by its own.
    package mutating func take(_ chain: [TreeEntry], at moment: Timestamp) {
        guard let last = chain.last else { return }
        let shift = moment.milliseconds - last.seen.milliseconds
        heardAt = moment
        entries = chain.map { entry in
            var entry = entry
            entry.kind = .node
            entry.seen.milliseconds += shift
            return entry
        }
    }

    /// Returns the entries with their ages: nothing above is fresher than what it is told by.
    package func entries(
        link: LinkState?, staleAfter: Double, at now: Timestamp
    ) -> [TreeEntry] {
        guard link != nil else { return [] }
        var told = heardAt
        var aged: [TreeEntry] = []
        for (place, var entry) in entries.enumerated().reversed() {
            entry.parent = place > 0 ? entries[place - 1].id : nil
            let isFresh = place == entries.count - 1 || entries[place + 1].link == .connected
            entry.seen = isFresh ? told : min(entry.seen, told)
            entry.staleAfter = staleAfter
            told = entry.seen
            aged.append(entry)
        }
        return aged.reversed()
    }

    private static func entry(
        _ id: String, _ name: String, _ tier: String, seen: Timestamp
    ) -> TreeEntry {
        TreeEntry(
            id: id, parent: nil, name: name, tier: tier, kind: .node, questionsPerSecond: 0,
            escalated: 0, waiting: 0, versions: [], seen: seen)
    }
}
