package import Wire

/// One entry of the tree as a line: how deep it hangs and whether it is folded.
package struct TreeRow: Equatable, Sendable, Identifiable {
    package let branch: Branch
    package let isFolded: Bool
    /// Whether it stands in a plain list, where its place does not say what it hangs below.
    let isFlat: Bool

    init(_ branch: Branch, isFolded: Bool = false, isFlat: Bool = false) {
        self.branch = branch
        self.isFolded = isFolded
        self.isFlat = isFlat
    }

    package var id: String { branch.entry.id }
    package var entry: TreeEntry { branch.entry }
}

extension TreeRow: TableRow {
    package var searchText: String { branch.searchText }

    package static let columns: [Column<TreeRow>] =
        [
            Column(
                "NAME", width: 15, isFlexible: true, key: { .text($0.entry.name) },
                role: { $0.entry.kind == .this ? .accent : .fg }, text: { row, _ in row.label }),
            Column(
                "STATE", width: 11, key: { .text($0.entry.link?.rawValue ?? "") },
                roleAt: { row, moment in Presence(row.entry, at: moment)?.role ?? .muted },
                text: { row, moment in row.state(at: moment) }),
        ] + flowColumns + versionColumns

    private static let flowColumns: [Column<TreeRow>] = [
        figure(
            "Q/S", width: 5, rank: 1, key: { .number($0.questionsPerSecond) },
            text: { entry, _ in Wording.fixed(entry.questionsPerSecond, 1) }),
        figure(
            "ESC", width: 6, rank: 2, key: { .number($0.escalated) },
            text: { entry, _ in Wording.percent(entry.escalated) }),
        figure(
            "WAIT", width: 4, maximum: 7, rank: 3, key: { .number(Double($0.waiting)) },
            text: { entry, _ in Wording.grouped(entry.waiting) }),
        figure(
            "OLDEST", width: 6, rank: 6,
            key: { $0.oldestWaiting.map { .number(Double($0.milliseconds)) } ?? .missing },
            text: { entry, moment in entry.oldestWaiting.map { moment.age(of: $0) } ?? "" }),
        figure(
            "QUEUED", width: 6, maximum: 7, rank: 5, isLeftOutEmpty: true,
            key: { .number(Double($0.queued)) },
            text: { entry, _ in entry.queued == 0 ? "" : "↑" + Wording.grouped(entry.queued) }),
        figure(
            "SEEN", width: 4, rank: 4, key: { .number(Double($0.seen.milliseconds)) },
            text: { entry, moment in moment.lastSeen(entry) }),
    ]

    private static let versionColumns: [Column<TreeRow>] = [
        Column(
            "UNDER", width: 8, maximum: 20, rank: 0, isLeftOutEmpty: true,
            key: { .text($0.branch.above) }, role: { _ in .muted },
            text: { row, _ in row.isFlat ? row.branch.above : "" }),
        Column(
            "TIER", width: 8, maximum: 16, rank: 7, key: { .text($0.entry.tier) },
            role: { _ in .muted }, text: { row, _ in row.entry.tier }),
        Column(
            "VERSIONS", width: 14, maximum: 110, rank: 8, isLeftOutEmpty: true,
            key: { .text($0.entry.serving.first ?? "") },
            roleAt: { row, moment in
                Presence(row.entry, at: moment)?.isSilent == true ? .stateStale : .fg
            },
            text: { row, _ in row.entry.serving.joined(separator: " · ") }),
    ]

    /// A figure of a node that is not heard of looks old, whatever its age in the next column says.
    private static func figure(
        _ title: String, width: Int, maximum: Int? = nil, rank: Int, isLeftOutEmpty: Bool = false,
        key: @escaping @Sendable (TreeEntry) -> SortKey,
        text: @escaping @Sendable (TreeEntry, Moment) -> String
    ) -> Column<TreeRow> {
        Column(
            title, width: width, maximum: maximum, alignment: .right, rank: rank,
            isLeftOutEmpty: isLeftOutEmpty, key: { key($0.entry) },
            roleAt: { row, moment in
                Presence(row.entry, at: moment)?.isSilent == true ? .stateStale : .fg
            },
            text: { row, moment in
                guard row.entry.kind == .operators, title != "SEEN", title != "WAIT" else {
                    return text(row.entry, moment)
                }
                return isLeftOutEmpty ? "" : Wording.missing
            })
    }

    private var label: String {
        let remark =
            switch entry.kind {
            case .this: " (here)"
            case .node: ""
            case .clients: " (clients)"
            case .operators: entry.name == entry.kind.word ? "" : " (operators)"
            case .expert: " (expert)"
            }
        guard !isFlat else { return entry.name + remark }
        let sign = !branch.hasChildren ? "  " : isFolded ? "▸ " : "▾ "
        let folded = isFolded ? " +\(branch.size - 1)" : ""
        return String(repeating: "  ", count: min(branch.depth, Self.deepest)) + sign + entry.name
            + remark + folded
    }

    /// Deeper entries stand no further to the right: their names matter more.
    private static let deepest = 12

    /// `● live`, or since when it is not.
    private func state(at moment: Moment) -> String {
        guard let presence = Presence(entry, at: moment) else { return "" }
        let text = presence.sign + " " + presence.word
        return presence.isSilent ? text + " " + moment.lastSeen(entry) : text
    }
}

extension Moment {
    /// Returns how long ago something was by the clock of the node that is looked at.
    func age(of time: Timestamp) -> String {
        Wording.span(nodeNow.seconds(since: time))
    }

    /// Returns how long ago an entry was last heard of; nothing for one that never was.
    func lastSeen(_ entry: TreeEntry) -> String {
        // This node speaks for itself, more often than it describes the tree.
        if entry.kind == .this, let heard { return Wording.span(now.seconds(since: heard)) }
        return entry.seen.milliseconds == 0 ? "" : age(of: entry.seen)
    }

    func isStale(_ entry: TreeEntry) -> Bool {
        if entry.kind == .this, let heard { return now.seconds(since: heard) > Freshness.limit }
        return entry.isStale(at: nodeNow)
    }
}

/// How old a figure may be before it is called stale.
enum Freshness {
    /// In seconds: five heartbeats.
    static let limit = 5.0
}
