internal import Wire

extension ConsoleState {
    /// The first line: how the node is, in a sign and a word, and its figures with their age.
    func drawHeader(_ canvas: inout Canvas) {
        let time = clock.time(now)
        var spans = [Span(" ", .fg)] + healthSpans + badges
        var used = width(of: spans, canvas)
        let room = layout.header.columns - time.count - 2
        let isLabelling = detail == .labelling
        for figure in isLabelling ? labelFigures : figures {
            let isStale = node.isStale(at: now) && !isLabelling
            let part = [Span("  ")] + (isStale ? figure.map { Span($0.text, .stateStale) } : figure)
            let columns = width(of: part, canvas)
            // What comes later is worth less: it does not take the room of what did not fit.
            guard used + columns <= room else {
                guard isLabelling else { break }
                continue
            }
            spans += part
            used += columns
        }
        canvas.line(spans, 0, in: layout.header)
        canvas.trailing(time + " ", 0, in: layout.header, role: .fg)
    }

    private func width(of spans: [Span], _ canvas: Canvas) -> Int {
        spans.reduce(0) {
            $0 + DisplayWidth.columns(of: $1.text, isUnicode: canvas.palette.isUnicode)
        }
    }

    private var healthSpans: [Span] {
        let name = crumbSpans
        if let trouble = node.trouble, isDrilled || node.status != nil {
            let since = Wording.span(now.seconds(since: trouble.since))
            return name + [Span("✗ unreachable \(since)", .stateFailed)]
        }
        guard let status = node.status else {
            return (isDrilled ? name : []) + [Span("◌ asking the node…", .muted)]
        }
        if node.isStale(at: now), let silence = node.silence(at: now) {
            return name + [Span("○ stale \(Wording.span(silence))", .stateStale)]
        }
        switch status.health {
        case .healthy: return name + [Span("● healthy", .ok)]
        case .degraded(let reasons):
            let reason = clip(reasons.first ?? "", 24)
            return name + [Span("◐ degraded", .warn), Span(" " + reason, .muted)]
        }
    }

    /// The way to the node that is looked at; its own name stays whole where there is little room.
    private var crumbSpans: [Span] {
        var spans = crumbs.dropLast().flatMap { [Span($0, .muted), Span(" › ", .crumb)] }
        let room = size.columns / 3
        if spans.reduce(0, { $0 + DisplayWidth.columns(of: $1.text) }) > room {
            spans = [Span("… › ", .crumb)]
        }
        return spans + [Span(nodeName + " ", .title)]
    }

    /// The link to the parent in a sign and a word, and what waits to go up; nil at the top.
    private var linkSpans: [Span]? {
        guard let this = node.tree.this?.entry, let link = this.link else { return nil }
        let parent = node.tree.parent
        let name = parent?.entry.name ?? "parent"
        let since = parent.map { " " + moment.lastSeen($0.entry) } ?? ""
        var spans = [Span("↑ \(name) ", .muted)]
        switch link {
        // A node that says nothing any more says nothing of its link either.
        case .connected where node.isStale(at: now) || node.trouble != nil:
            spans.append(Span("○", .stateStale))
        case .connected: spans.append(Span("●", .ok))
        case .lost: spans.append(Span("✗ lost\(since)", .stateFailed))
        case .held: spans.append(Span("‖ held\(since)", .warn))
        }
        if this.queued > 0 { spans.append(Span(" \(Wording.grouped(this.queued)) queued", .info)) }
        return spans
    }

    private var badges: [Span] {
        var badges: [Span] = []
        if isReadOnly { badges += [Span(" "), Span(" READ-ONLY ", .badge)] }
        if isFrozen { badges += [Span(" "), Span(" FROZEN ", .badge)] }
        if let task, detail != .labelling { badges += [Span(" "), Span(" \(task) only ", .badge)] }
        return badges
    }

    /// The figures in the order of their worth: the last ones go where there is little room.
    private var figures: [[Span]] {
        guard let status = node.status else { return [] }
        func pair(_ name: String, _ value: String) -> [Span] {
            [Span(name + " ", .muted), Span(value)]
        }
        let rates = status.rates
        let isWide = size.columns >= 110
        let isAsked = rates.asksPerSecond > 0
        var all = [
            [Span(waitingFigure(status)), Span(" waiting", .muted)],
            [Span(Wording.fixed(rates.asksPerSecond, 1)), Span(" q/s", .muted)],
            pair(isWide ? "escalated" : "esc", Wording.percent(isAsked ? rates.escalated : nil)),
        ]
        if let link = linkSpans {
            // While it is down the other figures are those of a node on its own.
            let isUp = node.tree.this?.entry.link == .connected
            all.insert(link, at: isUp ? 1 : 0)
        }
        if let feeder = status.feeder {
            // That nothing is asked any more explains the other figures: it comes before them.
            let isHeld = feeder.isHeld && !feeder.isPaused
            all.insert(
                [Span("feeder ", .muted), Span(pace(feeder), isHeld ? .warn : .fg)],
                at: isHeld ? 1 : all.count)
        }
        all.append(
            pair(isWide ? "labels today" : "labels", Wording.grouped(status.labelsToday)))
        all.append(pair("p95", isAsked ? Wording.micros(rates.p95Micros) : Wording.missing))
        all.append(pair("disk", Wording.bytes(status.diskBytes)))
        all.append(pair("mem", Wording.bytes(status.memoryBytes)))
        all.append([Span(status.tier, .muted)])
        return all
    }

    /// `71 of 128` where one task of several is shown.
    private func waitingFigure(_ status: NodeStatus) -> String {
        let all = Wording.grouped(max(status.waiting, waitingHere))
        guard task != nil, node.tasks.count > 1 else { return all }
        return Wording.grouped(waitingHere) + " of " + all
    }

    func pace(_ feeder: FeederState) -> String {
        if feeder.isPaused { return "paused" }
        return feeder.isHeld
            ? "held: queue full" : Wording.shortest(feeder.questionsPerSecond) + "/s"
    }

    /// On the label screen: which question, how many are left, how fast it goes.
    private var labelFigures: [[Span]] {
        var all: [[Span]] = []
        if let id = labelling.current {
            all.append([Span("Questions › ", .muted), Span(id.short, .crumb)])
            let place = questions.rows.firstIndex { $0.id == id }.map { $0 + questions.base + 1 }
            all.append([Span("\(place.map(String.init) ?? "?") of \(questions.total)")])
        }
        let rate = labelling.labelsPerMinute(at: now)
        all.append([Span("rate ", .muted), Span("\(rate)/min")])
        let today = (node.status?.labelsToday ?? 0)
        all.append([Span("today ", .muted), Span(Wording.grouped(today))])
        if let shown = labelling.currentDetail {
            all.append([Span("age ", .muted), Span(Wording.age(shown.row.askedAt, at: now))])
        }
        return all
    }

    func drawTabs(_ canvas: inout Canvas) {
        guard !layout.tabs.isEmpty else { return }
        for stop in tabStops {
            canvas.write(
                stop.text, column: stop.area.column, row: stop.area.row,
                role: stop.pane == focus ? .tabActive : .tab, width: stop.area.columns)
        }
        guard layout.shape == .grid else { return }
        let used = tabStops.last.map { $0.area.column + $0.area.columns } ?? 0
        let free = Area(
            column: used + 3, row: layout.tabs.row, columns: layout.tabs.columns - used - 3, rows: 1
        )
        let short = liveness + " "
        let long = (theme.map { "theme \($0)  " } ?? "") + short
        let isWide = width(of: [Span(long)], canvas) <= free.columns
        canvas.trailing(isWide ? long : short, 0, in: free, role: .muted)
    }

    /// How old what is shown is.
    private var liveness: String {
        if isFrozen { return "frozen" }
        guard let silence = node.silence(at: now) else { return "no word yet" }
        return node.isStale(at: now)
            ? "○ last word \(Wording.span(silence)) ago" : "● live \(Wording.span(silence))"
    }
}
