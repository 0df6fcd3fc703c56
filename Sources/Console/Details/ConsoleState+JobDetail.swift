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
        if job.state == .running, area.rows > lines.count {
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
            .entry("queued", clock.full(job.queuedAt, at: now)),
            .entry("epoch", "\(job.epoch) of \(job.epochs)"),
        ]
        if job.state.isOver {
            lines += endLines(job)
        } else if job.state == .evaluating {
            lines.append(.entry("now", Self.evaluating))
        } else {
            lines.append(.entry("ETA", Wording.countdown(job.secondsLeft(at: now))))
        }
        if !job.remark.isEmpty { lines.append(.entry("remark", job.remark)) }
        return lines
    }

    private func endLines(_ job: JobRow) -> [DetailLine] {
        let took = job.seconds(at: nil).map { ", took " + Wording.span($0) } ?? ""
        var lines: [DetailLine] = [
            .entry("ended", clock.full(job.endedAt, at: now) + took)
        ]
        if let version = job.version { lines.append(.entry("made", "v\(version)")) }
        if let gain = job.gain {
            lines.append(
                .entry(
                    "gain",
                    "\(Wording.points(gain)) \(Sign.glyph(better: gain))"
                        + " over the live one, same examples",
                    Sign.role(of: gain)))
        }
        return lines
    }

    /// The loss while training and on the held-out examples, last values in words too.
    func drawLoss(_ curve: [LossPoint], _ area: Area, _ canvas: inout Canvas) {
        guard let last = curve.last else {
            canvas.line([Span("no loss was measured yet", .muted)], 0, in: area)
            return
        }
        let words = lossWords(curve, last)
        canvas.lines(words, from: 0, in: area)
        let above = words.count + 1
        let room = Size(columns: min(120, area.columns), rows: min(24, area.rows - above))
        guard room.rows >= 3 else { return }
        canvas.place(
            lossChart(curve).grid(size: room, palette: canvas.palette),
            at: Position(column: area.column, row: area.row + above))
    }

    /// The last values in words, and why the held-out curve ends before the other.
    private func lossWords(_ curve: [LossPoint], _ last: LossPoint) -> [DetailLine] {
        let heldOut = curve.last { $0.heldOutLoss != nil }
        func epoch(_ point: LossPoint?) -> String {
            " at epoch \(Wording.shortest(point?.epoch ?? 0))"
        }
        var values = [
            Span("loss "), Span(Wording.fixed(last.loss, 3), .accent), Span(epoch(last), .muted),
        ]
        guard let heldOut, let loss = heldOut.heldOutLoss else { return [DetailLine(values)] }
        values += [
            Span("  held out "), Span(Wording.fixed(loss, 3), .warn),
            Span(epoch(heldOut) + ", before calibration", .muted),
        ]
        guard last.epoch - heldOut.epoch >= 1 else { return [DetailLine(values)] }
        return [
            DetailLine(values),
            DetailLine("the epochs after that train on all rows: none is left to hold out", .muted),
        ]
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
