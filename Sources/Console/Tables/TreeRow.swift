package import Wire

/// One entry of the tree of tiers as a line: how deep it hangs and whether it is folded.
package struct TreeRow: Equatable, Sendable, Identifiable {
    package var entry: TreeEntry
    package var depth: Int
    package var hasChildren: Bool
    package var isFolded: Bool

    package var id: String { entry.id }

    /// Returns the tree as lines, parents before their children, without what is folded away.
    static func rows(of tree: Tree, folded: Set<String>) -> [TreeRow] {
        var depths: [String: Int] = [:]
        var hidden: Set<String> = []
        let parents = Set(tree.entries.compactMap(\.parent))
        var rows: [TreeRow] = []
        for entry in tree.entries {
            let depth = entry.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
            depths[entry.id] = depth
            if let parent = entry.parent, hidden.contains(parent) || folded.contains(parent) {
                hidden.insert(entry.id)
                continue
            }
            rows.append(
                TreeRow(
                    entry: entry, depth: depth, hasChildren: parents.contains(entry.id),
                    isFolded: folded.contains(entry.id)))
        }
        return rows
    }
}

extension TreeRow: TableRow {
    package var searchText: String {
        ([entry.name, entry.tier] + entry.versions).joined(separator: " ")
    }

    package static let columns: [Column<TreeRow>] = [
        Column(
            "NAME", width: 22, isFlexible: true, key: { .text($0.entry.name) },
            role: { $0.entry.kind == .this ? .accent : .fg }, text: { row, _ in row.label }),
        Column(
            "SEEN", width: 6, maximum: 8, key: { .number(Double($0.entry.seen.milliseconds)) },
            text: { row, moment in row.seen(at: moment) }),
        Column(
            "Q/S", width: 5, alignment: .right, rank: 1,
            key: { .number($0.entry.questionsPerSecond) },
            text: { row, _ in
                row.entry.kind == .operators
                    ? Wording.missing : Wording.fixed(row.entry.questionsPerSecond, 1)
            }),
        Column(
            "ESC", width: 6, alignment: .right, rank: 2, key: { .number($0.entry.escalated) },
            text: { row, _ in
                row.entry.kind == .operators
                    ? Wording.missing : Wording.percent(row.entry.escalated)
            }),
        Column(
            "WAIT", width: 4, maximum: 6, alignment: .right, rank: 3,
            key: { .number(Double($0.entry.waiting)) },
            text: { row, _ in String(row.entry.waiting) }),
        Column(
            "TIER", width: 6, maximum: 24, rank: 4, key: { .text($0.entry.tier) },
            text: { row, _ in row.entry.tier }),
    ]

    private var label: String {
        let sign = !hasChildren ? "  " : isFolded ? "▸ " : "▾ "
        let remark =
            switch entry.kind {
            case .this: " (here)"
            case .node: ""
            case .clients: " (clients)"
            case .operators: " (operators)"
            case .expert: " (expert)"
            }
        return String(repeating: "  ", count: depth) + sign + entry.name + remark
    }

    /// A node that is not heard of must never look healthy.
    private func seen(at moment: Moment) -> String {
        // This node speaks for itself, more often than it describes the tree.
        let seen = entry.kind == .this ? moment.heard ?? entry.seen : entry.seen
        let age = max(0, moment.now.seconds(since: seen))
        if entry.kind == .clients || entry.kind == .operators {
            return entry.seen.milliseconds == 0 ? "" : Wording.span(age)
        }
        return age > Freshness.limit ? "○ " + Wording.span(age) : "● live"
    }
}

/// How old a figure may be before it is called stale.
enum Freshness {
    /// In seconds: five heartbeats.
    static let limit = 5.0
}
