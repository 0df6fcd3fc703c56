internal import Wire

extension ConsoleState {
    /// A job in full: where it stands, why, and its loss curve.
    func drawJob(_ canvas: inout Canvas) {
        let job = jobs.selected
        let title = job.map { "4 Jobs › \($0.id) \($0.task)" } ?? "4 Jobs"
        let state = job.map { "\($0.state.sign) \($0.state.rawValue)" } ?? ""
        let inner = canvas.box(layout.detail, title: title, note: state, isFocused: true)
        let area = inner.inset(columns: 1, rows: 0)
        canvas.cursor = Position(column: area.column, row: area.row)
        drawJobCurve(&canvas, area)
    }

    func drawJobCurve(_ canvas: inout Canvas, _ area: Area) {
        guard let job = jobs.selected else {
            canvas.line([Span("no job", .muted)], 0, in: area)
            return
        }
        let lines = jobLines(job)
        canvas.lines(lines, from: 0, in: area)
        if !job.state.isOver, area.rows > lines.count {
            canvas.bar(
                value: job.progress, column: area.column, row: area.row + lines.count,
                columns: min(60, area.columns - 6), isTracked: true)
            canvas.line(
                [Span(Wording.percent(job.progress, 0))], lines.count, in: area,
                from: min(60, area.columns - 6) + 1)
        }
        let used = lines.count + 2
        let rest = Area(
            column: area.column, row: area.row + used, columns: area.columns,
            rows: area.rows - used)
        guard let detail = node.job, detail.row.id == job.id else { return }
        drawLoss(detail.curve, rest, &canvas)
    }

    private func jobLines(_ job: JobRow) -> [DetailLine] {
        var lines: [DetailLine] = [
            .entry("state", "\(job.state.sign) \(job.state.rawValue)", job.state.role),
            .entry("started by", "\(job.trigger.rawValue) (\(job.requestedBy))"),
            .entry("queued", clock.brief(job.queuedAt, at: now)),
            .entry("epoch", "\(job.epoch) of \(job.epochs)"),
        ]
        if job.state.isOver {
            lines.append(.entry("ended", clock.brief(job.endedAt, at: now)))
            if let version = job.version { lines.append(.entry("made", "v\(version)")) }
            if let gain = job.gain {
                lines.append(
                    .entry(
                        "gain", "\(Wording.points(gain)) \(Sign.glyph(better: gain))",
                        Sign.role(of: gain)))
            }
        } else {
            lines.append(.entry("ETA", Wording.countdown(job.secondsLeft(at: now))))
        }
        if !job.remark.isEmpty { lines.append(.entry("remark", job.remark)) }
        return lines
    }

    /// The loss while training and on the held-out examples, last values in words too.
    func drawLoss(_ curve: [LossPoint], _ area: Area, _ canvas: inout Canvas) {
        guard let last = curve.last else {
            canvas.line([Span("no loss was measured yet", .muted)], 0, in: area)
            return
        }
        canvas.line(
            [
                Span("loss "), Span(Wording.fixed(last.loss, 3), .accent), Span("  held out "),
                Span(Wording.fixed(curve.last { $0.heldOutLoss != nil }?.heldOutLoss, 3), .warn),
                Span("  after \(Wording.fixed(last.epoch, 1)) epochs", .muted),
            ], 0, in: area)
        let room = Size(columns: min(120, area.columns), rows: min(24, area.rows - 2))
        guard room.rows >= 3 else { return }
        canvas.place(
            lossChart(curve).grid(size: room, palette: canvas.palette),
            at: Position(column: area.column, row: area.row + 2))
    }

    private func lossChart(_ curve: [LossPoint]) -> LineChart {
        let heldOut = curve.compactMap { point in
            point.heldOutLoss.map { LineChart.Point(x: point.epoch, y: $0) }
        }
        return LineChart(
            series: [
                .init(points: curve.map { .init(x: $0.epoch, y: $0.loss) }, role: .accent),
                .init(points: heldOut, role: .warn),
            ],
            xLabels: [
                Wording.fixed(curve.first?.epoch, 0), "epoch", Wording.fixed(curve.last?.epoch, 0),
            ])
    }
}
