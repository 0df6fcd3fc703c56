import Wire

/// The tree as lines of text: each node under its parent, with the age of what is said of it.
struct TreeTable {
    private let entries: [TreeEntry]
    private let now: Timestamp

    init(_ entries: [TreeEntry], now: Timestamp) {
        self.entries = entries
        self.now = now
    }

    var text: String {
        var table = TextTable([
            "NODE", "TIER", "STATE", "AGE", "Q/S", "ESCALATED", "WAITING", "QUEUED", "VERSIONS",
        ])
        let ids = Set(entries.map(\.id))
        for root in entries where root.parent.map({ !ids.contains($0) }) ?? true {
            add(root, depth: 0, to: &table)
        }
        return table.text
    }

    private func add(_ entry: TreeEntry, depth: Int, to table: inout TextTable) {
        table.add([
            String(repeating: "  ", count: depth) + entry.name
                + (entry.kind == .this ? " (here)" : ""),
            entry.tier, state(entry), Words.age(entry.seen, now: now),
            rate(entry.questionsPerSecond), Words.share(entry.escalated), "\(entry.waiting)",
            "\(entry.queued)", entry.versions.joined(separator: ", "),
        ])
        for child in entries where child.parent == entry.id {
            add(child, depth: depth + 1, to: &table)
        }
    }

    /// What is old is not called well, whatever it last said of itself.
    private func state(_ entry: TreeEntry) -> String {
        if entry.isStale(at: now) { return "stale" }
        return entry.link?.rawValue ?? "—"
    }

    private func rate(_ perSecond: Double) -> String {
        let tenths = Int((perSecond * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
