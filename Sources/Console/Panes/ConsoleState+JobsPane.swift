internal import Wire

extension ConsoleState {
    func drawJobs(_ canvas: inout Canvas) {
        let running = node.runningJobs
        let queued = running.count { $0.state == .queued }
        let imports = node.status?.imports ?? []
        var notes: [String] = []
        if !imports.isEmpty { notes.append(Wording.count(imports.count, "import")) }
        if running.count > queued { notes.append("\(running.count - queued) running") }
        if queued > 0 { notes.append("\(queued) queued") }
        let inner = drawFrame(.jobs, notes: notes, &canvas)
        drawUnderway(inner, imports, &canvas)
        guard !jobs.isEmpty else {
            if imports.isEmpty { drawEmpty("No job yet: R retrains a task.", .jobs, &canvas) }
            return
        }
        table(.jobs, inner: inner).draw(jobs, &canvas)
    }

    private func drawUnderway(_ inner: Area, _ imports: [ImportProgress], _ canvas: inout Canvas) {
        let lines = summaryLines(.jobs, inner.rows)
        let shown = imports.prefix(2)
        for (place, progress) in shown.enumerated() where place < lines {
            draw(progress, place, inner, &canvas)
        }
        guard let job = currentJob, lines > shown.count else { return }
        let area = Area(
            column: inner.column, row: inner.row + shown.count, columns: inner.columns,
            rows: lines - shown.count)
        draw(job, area, &canvas)
    }

    private func draw(
        _ progress: ImportProgress, _ line: Int, _ inner: Area, _ canvas: inout Canvas
    ) {
        let refused = progress.refused > 0 ? " · \(progress.refused) refused" : ""
        let share = progress.progress.map { Wording.percent($0, 0) } ?? ""
        let isNarrow = inner.columns < 36
        let rows = Wording.grouped(progress.rows) + (isNarrow ? "" : " rows\(refused)")
        let text = clip(" import \(progress.task) \(rows)", max(0, inner.columns - 5))
        canvas.line([Span(text, .info)], line, in: inner)
        let width = min(24, inner.columns - text.count - 7)
        if width >= 4 {
            canvas.bar(
                value: progress.progress ?? 0, column: inner.column + text.count + 1,
                row: inner.row + line, columns: width, role: .info, isTracked: true)
        }
        canvas.trailing(share + " ", line, in: inner, role: .fg)
    }

    /// The running job: what and how long, how far, and how the loss falls.
    private func draw(_ job: JobRow, _ area: Area, _ canvas: inout Canvas) {
        let epoch = area.columns < 36 ? " " : "  epoch "
        let title = " \(job.id) \(job.state.sign) \(job.task)\(epoch)\(job.epoch)/\(job.epochs)"
        let room = max(0, area.columns - 11)
        canvas.line([Span(clip(title, room), .stateTraining)], 0, in: area)
        let isTraining = job.state != .evaluating
        let left = isTraining ? "ETA " + Wording.countdown(job.secondsLeft(at: now)) : "evaluating"
        canvas.trailing(left + " ", 0, in: area, role: .fg)
        guard area.rows > 1 else { return }
        if isTraining {
            drawProgress(job, area, &canvas)
        } else {
            canvas.line([Span(" " + Self.evaluating, .muted)], 1, in: area)
        }
        guard area.rows > 2 else { return }
        let losses =
            " loss \(Wording.fixed(job.loss, 3))  held out \(Wording.fixed(job.heldOutLoss, 3)) "
        canvas.line([Span(losses)], 2, in: area)
        drawSparkline(job, after: losses.count, area, &canvas)
    }

    /// What a job does behind its training; no share of it is known.
    static let evaluating = "trained; measured on what was held out"

    private func drawProgress(_ job: JobRow, _ area: Area, _ canvas: inout Canvas) {
        let percent = Wording.percent(job.progress, 0)
        canvas.bar(
            value: job.progress, column: area.column + 1, row: area.row + 1,
            columns: max(0, area.columns - 8), isTracked: true)
        canvas.trailing(percent + " ", 1, in: area, role: .fg)
    }

    private func drawSparkline(
        _ job: JobRow, after column: Int, _ area: Area, _ canvas: inout Canvas
    ) {
        guard let detail = node.runningJob, detail.row.id == job.id else { return }
        let room = Size(columns: min(40, area.columns - column - 1), rows: 1)
        guard room.columns >= 4 else { return }
        let line = Sparkline(detail.curve.map { $0.heldOutLoss ?? $0.loss }, gradient: .loss)
        canvas.place(
            line.grid(size: room, palette: canvas.palette),
            at: Position(column: area.column + column, row: area.row + 2))
    }
}
