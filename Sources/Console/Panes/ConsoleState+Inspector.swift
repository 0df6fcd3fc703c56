internal import Wire

extension ConsoleState {
    /// On wide screens: what the selected row is, without opening it.
    func drawInspector(_ canvas: inout Canvas) {
        guard !layout.inspector.isEmpty else { return }
        let inner = canvas.box(layout.inspector, title: "Inspector · " + inspectedTitle)
        let area = inner.inset(columns: 1, rows: 0)
        switch focus {
        case .tiers: canvas.lines(nodeLines(area.columns), from: 0, in: area)
        case .versions: canvas.lines(versionLines(.metrics, area.columns), from: 0, in: area)
        case .jobs: drawJobCurve(&canvas, area)
        case .questions: drawQuestionGlance(area, &canvas)
        case .events:
            let text = (isAuditShown ? audit.selected?.searchText : events.selected?.text) ?? ""
            let lines = Canvas.wrapped(text, columns: area.columns).map { DetailLine($0) }
            canvas.lines(lines, from: 0, in: area)
        }
    }

    private var inspectedTitle: String {
        switch focus {
        case .tiers: tiers.selected?.entry.name ?? Wording.missing
        case .versions:
            versions.selected.map { "\($0.task) v\($0.number)" } ?? Wording.missing
        case .questions:
            (isAnsweredShown ? answered.selectedID : questions.selectedID)?.short
                ?? Wording.missing
        case .jobs: jobs.selected.map { "job \($0.id)" } ?? Wording.missing
        case .events: isAuditShown ? "audit" : "event"
        }
    }

    private func drawQuestionGlance(_ area: Area, _ canvas: inout Canvas) {
        guard !isAnsweredShown else {
            let hint = "Enter or d shows its route and its answers"
            return canvas.line([Span(hint, .muted)], 0, in: area)
        }
        guard let id = questions.selectedID, let shown = labelling.details[id] else {
            canvas.line([Span(questions.selected?.preview ?? "", .muted)], 0, in: area)
            return
        }
        let upper = area.rows * 6 / 10
        let top = Area(column: area.column, row: area.row, columns: area.columns, rows: upper)
        let fields = FieldsView(shown.fields, in: top, isUnicode: canvas.palette.isUnicode)
        let used = fields.draw(&canvas)
        let rest = Area(
            column: area.column, row: area.row + used + 1, columns: area.columns,
            rows: area.rows - used - 1)
        canvas.lines([DetailLine("Model says", .muted)], from: 0, in: rest)
        let below = Area(
            column: rest.column, row: rest.row + 1, columns: rest.columns,
            rows: min(8, rest.rows - 1))
        drawRanking(shown.ranking, from: 0, below, &canvas)
        let reason = Canvas.wrapped(abstention(shown.row), columns: area.columns)
        for (line, text) in reason.enumerated() {
            canvas.line([Span(text, .muted)], below.rows + 2 + line, in: rest)
        }
    }
}
