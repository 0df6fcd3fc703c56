package import Wire

/// One child and all that it says of the nodes below it.
package struct Branch: Equatable, Sendable {
    /// More nodes than this are not kept of one child: what it says must not fill memory.
    static let mostEntries = 20_000

    package let child: NodeID
    package var link: LinkState
    /// When the child was last heard, by this node's clock.
    package var heardAt: Timestamp
    private var byID: [String: TreeEntry] = [:]
    /// Parents before their children.
    private var order: [String] = []

    package init(child: NodeID, name: String, tier: String, link: LinkState, heardAt: Timestamp) {
        self.child = child
        self.link = link
        self.heardAt = heardAt
        put(
            TreeEntry(
                id: child.text, parent: nil, name: name, tier: tier, kind: .node,
                questionsPerSecond: 0, escalated: 0, waiting: 0, versions: [], seen: heardAt))
    }

    var ids: [String] { order }

    func contains(_ id: String) -> Bool { byID[id] != nil }

    /// Takes in a report that came at `now`, without the entries that `isRefused` names.
    ///
    /// The child's own entry comes first and tells what its clock said then; all moments are
    /// shifted by the difference.
    mutating func take(_ report: NodeReport, at now: Timestamp, isRefused: (String) -> Bool) {
        guard let own = report.entries.first, own.id == child.text else { return }
        let shift = now.milliseconds - own.seen.milliseconds
        if report.isWhole {
            byID = [:]
            order = []
        }
        for id in report.gone where id != child { remove(id.text) }
        for var entry in report.entries where entry.kind == .node || entry.id == child.text {
            guard entry.id == child.text || !isRefused(entry.id) else { continue }
            entry.kind = .node
            entry.seen.milliseconds += shift
            put(entry)
        }
    }

    mutating func remove(_ id: String) {
        guard byID.removeValue(forKey: id) != nil else { return }
        order.removeAll { $0 == id }
    }

    private mutating func put(_ entry: TreeEntry) {
        if byID[entry.id] == nil {
            guard order.count < Self.mostEntries else { return }
            order.append(entry.id)
        }
        byID[entry.id] = entry
    }

    /// Returns the entries as the node `parent` sees them; nothing is fresher than what it hangs
    /// on.
    ///
    /// A node that its parent is connected to was seen when that parent was: nobody sends signs of
    /// life through all tiers.
    func entries(under parent: NodeID, staleAfter: Double) -> [TreeEntry] {
        var seen: [String: Timestamp] = [:]
        return order.compactMap { id in
            guard var entry = byID[id] else { return nil }
            if id == child.text {
                entry.parent = parent.text
                entry.link = link
                entry.seen = heardAt
            } else {
                let holder = entry.parent.flatMap { seen[$0] == nil ? nil : $0 } ?? child.text
                let heldAt = seen[holder] ?? heardAt
                entry.parent = holder
                entry.seen = entry.link == .connected ? heldAt : min(entry.seen, heldAt)
            }
            entry.staleAfter = staleAfter
            seen[id] = entry.seen
            return entry
        }
    }
}
