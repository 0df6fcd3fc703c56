internal import Wire

extension ConsoleState {
    /// A node in full: health, rates, tasks with their thresholds, disk, what was recovered.
    func drawNode(_ canvas: inout Canvas) {
        let name = tiers.selected?.entry.name ?? node.status?.name ?? Wording.missing
        let inner = canvas.box(
            layout.detail, title: "1 Tiers › \(name)", note: tiers.selected?.entry.tier ?? "",
            isFocused: true)
        let area = inner.inset(columns: 1, rows: 0)
        canvas.cursor = Position(column: area.column, row: area.row)
        canvas.lines(nodeLines(area.columns), from: detailTop, in: area)
    }

    func nodeLines(_ columns: Int) -> [DetailLine] {
        if let branch = tiers.selected?.branch, !branch.isThis {
            return entryLines(branch, columns)
        }
        guard let status = node.status else {
            return Canvas.wrapped(noWord, columns: max(1, columns)).map { DetailLine($0, .muted) }
        }
        var lines = healthLines(status)
        if let this = node.tree.this, this.entry.link != nil || !this.entry.standings.isEmpty {
            lines += linkLines(this, columns) + standingLines(this.entry, columns) + [DetailLine()]
        }
        return lines + rateLines(status.rates) + taskLines + recoveryLines(status)
    }

    private func healthLines(_ status: NodeStatus) -> [DetailLine] {
        let age = "as of \(Wording.span(node.silence(at: now) ?? 0)) ago"
        var lines: [DetailLine] = [DetailLine(age, .muted)]
        switch status.health {
        case .healthy: lines.append(.entry("health", "● healthy", .ok))
        case .degraded(let reasons):
            lines.append(.entry("health", "◐ degraded", .warn))
            lines += reasons.map { .entry("", $0, .warn) }
        }
        lines += [
            .entry("running for", Wording.age(status.startedAt, at: now)),
            .entry(
                "disk",
                "\(Wording.bytes(status.diskBytes)) used, \(Wording.bytes(status.diskFreeBytes)) free"
            ),
            .entry("memory", Wording.bytes(status.memoryBytes)),
            .entry("labels today", Wording.grouped(status.labelsToday)),
        ]
        if let feeder = status.feeder {
            lines.append(
                .entry("feeder", "\(pace(feeder)), \(Wording.grouped(feeder.remaining)) to ask"))
        }
        return lines
    }

    private func rateLines(_ rates: Rates) -> [DetailLine] {
        let isAsked = rates.asksPerSecond > 0
        func share(_ value: Double) -> String { Wording.percent(isAsked ? value : nil) }
        return [
            DetailLine("over the last 1 min", .muted),
            .entry("questions", Wording.fixed(rates.asksPerSecond, 1) + " per second"),
            .entry("by model", share(rates.byModel)), .entry("by memory", share(rates.byMemory)),
            .entry("escalated", share(rates.escalated)),
            .entry(
                "time to outcome",
                "p50 \(Wording.micros(rates.p50Micros)), p95 \(Wording.micros(rates.p95Micros))"),
            DetailLine(),
        ]
    }

    private var taskLines: [DetailLine] {
        node.tasks.flatMap { task -> [DetailLine] in
            let live = task.liveVersion.map { "v\($0)" } ?? "no version yet"
            let threshold = task.threshold.map { ", threshold \(Wording.fixed($0, 2))" } ?? ""
            return [
                DetailLine([
                    Span(pad(task.name, 18), .accent),
                    Span("\(live) · \(task.target.brief)\(threshold)"),
                ]),
                .entry(
                    "",
                    "\(Wording.grouped(task.exampleCount)) examples (\(task.newExampleCount) new), "
                        + "\(task.classes.count) classes, \(task.waitingCount) waiting", .muted),
            ]
        }
    }

    private func recoveryLines(_ status: NodeStatus) -> [DetailLine] {
        guard !status.recovered.isEmpty else { return [] }
        return [DetailLine(), DetailLine("recovered at the last start", .muted)]
            + status.recovered.map { DetailLine("  " + $0, .warn) }
    }
}
