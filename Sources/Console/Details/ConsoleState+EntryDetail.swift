internal import Wire

extension ConsoleState {
    /// All that is known here of an entry of the tree; each figure with its age.
    func entryLines(_ branch: Branch, _ columns: Int) -> [DetailLine] {
        let entry = branch.entry
        var lines: [DetailLine] = []
        if let presence = Presence(entry, at: moment) {
            lines.append(
                .entry("state", "\(presence.sign) \(presence.word)", presence.role))
        }
        if branch.isBelow {
            let reason = unreachableReason(branch)
            lines += wrapped(
                "", reason ?? "Enter opens its own panes", columns, reason == nil ? .muted : .warn)
        }
        lines.append(.entry("last heard of", seenWords(entry), .muted))
        lines += [
            .entry("kind", entry.kind.word), .entry("tier", entry.tier),
        ]
        if !branch.above.isEmpty { lines.append(.entry("below", branch.above)) }
        if branch.hasChildren {
            lines.append(.entry("above", Wording.count(branch.size - 1, "entry", "entries")))
        }
        guard entry.kind != .operators else {
            return lines + [.entry("waiting", Wording.grouped(entry.waiting))]
        }
        lines += figureLines(entry)
        guard branch.isNode else { return lines + expertLines(entry, columns) }
        return lines + linkLines(branch, columns) + standingLines(entry, columns)
            + entryFlowLines(entry.flow, columns)
    }

    private func seenWords(_ entry: TreeEntry) -> String {
        let seen = moment.lastSeen(entry)
        guard !seen.isEmpty else { return Wording.missing }
        let limit = entry.staleAfter.map { ", stale after \(Wording.span($0))" } ?? ""
        return seen + " ago" + limit
    }

    private func figureLines(_ entry: TreeEntry) -> [DetailLine] {
        let oldest = entry.oldestWaiting.map { ", the oldest for \(moment.age(of: $0))" } ?? ""
        return [
            .entry("questions", Wording.fixed(entry.questionsPerSecond, 1) + " per second"),
            .entry("escalated", Wording.percent(entry.escalated)),
            .entry("waiting", Wording.grouped(entry.waiting) + oldest),
        ]
    }

    /// The node's own link up, and what waits to go through it.
    func linkLines(_ branch: Branch, _ columns: Int) -> [DetailLine] {
        let entry = branch.entry
        guard let link = entry.link else {
            return branch.isThis ? [.entry("link up", "none: this is the top", .muted)] : []
        }
        let to = branch.above.isEmpty ? "" : " to \(branch.above)"
        let sentence =
            switch link {
            case .connected: "● connected\(to)"
            case .lost: "✗ lost\(to): tried again by itself"
            case .held: "‖ held\(to): cut by an operator, D joins it"
            }
        let role: Role = link == .connected ? .ok : link == .lost ? .stateFailed : .warn
        return wrapped("link up", sentence, columns, role) + [
            .entry(
                "in the outbox",
                entry.queued == 0
                    ? "nothing" : Wording.count(entry.queued, "question") + " and labels",
                entry.queued == 0 ? .muted : .fg)
        ]
    }

    /// What it serves for each task, and what it is wanted to.
    func standingLines(_ entry: TreeEntry, _ columns: Int) -> [DetailLine] {
        guard !entry.standings.isEmpty else {
            return entry.versions.map { .entry("live", $0) }
        }
        return [DetailLine(), DetailLine("versions: live, desired, reported", .muted)]
            + entry.standings.flatMap { standing -> [DetailLine] in
                let live = standing.live.map { "v\($0) live" } ?? "nothing live"
                let base = standing.reported.map { ", stands on \($0)" } ?? ", of its own"
                var lines: [DetailLine] = [
                    DetailLine([Span(pad(standing.task, 18), .accent), Span(live + base)])
                ]
                guard let desired = standing.desired, desired != standing.reported else {
                    return lines
                }
                let reason = standing.remark.isEmpty ? "under way" : standing.remark
                lines += wrapped("", "wants \(desired): \(reason)", columns, .warn)
                return lines
            }
    }

    /// What an expert was asked of each task so far, and what came of it.
    private func expertLines(_ entry: TreeEntry, _ columns: Int) -> [DetailLine] {
        guard entry.kind == .expert, !entry.standings.isEmpty else { return [] }
        return [DetailLine(), DetailLine("since this node's start", .muted)]
            + entry.standings.flatMap { wrapped($0.task, $0.remark, columns) }
    }

    private func entryFlowLines(_ flow: Flow, _ columns: Int) -> [DetailLine] {
        guard flow.asked > 0 else { return [] }
        func share(_ count: Int, of whole: Int) -> String {
            whole > 0 ? " (\(Wording.percent(Double(count) / Double(whole))))" : ""
        }
        return [
            DetailLine(), DetailLine("over the last hour", .muted),
            .entry("asked", Wording.grouped(flow.asked)),
            .entry(
                "answered here",
                Wording.grouped(flow.answeredHere) + share(flow.answeredHere, of: flow.asked)),
            .entry(
                "passed up ↑", Wording.grouped(flow.passedUp) + share(flow.passedUp, of: flow.asked)
            ),
            .entry(
                "came back ↓",
                Wording.grouped(flow.cameBack) + share(flow.cameBack, of: flow.passedUp)),
        ]
    }

    /// Returns a name with a text of as many lines as it needs.
    func wrapped(
        _ name: String, _ text: String, _ columns: Int, _ role: Role = .fg
    ) -> [DetailLine] {
        Canvas.wrapped(text, columns: max(10, columns - 18)).enumerated().map {
            .entry($0.offset == 0 ? name : "", $0.element, role)
        }
    }
}

extension TreeEntry.Kind {
    var word: String {
        switch self {
        case .this: "the node that is looked at"
        case .node: "node"
        case .clients: "clients"
        case .operators: "operators"
        case .expert: "expert"
        }
    }
}
