internal import Wire

extension ConsoleState {
    var labelLayout: LabelLayout {
        LabelLayout(layout.detail, isQuestionLarge: labelling.isImageEnlarged)
    }

    /// The question at the left, what the model says and the keys at the right.
    func drawLabelScreen(_ canvas: inout Canvas) {
        guard labelling.current != nil else { return drawNoQuestion(&canvas) }
        let places = labelLayout
        let hasModel = !places.model.isEmpty
        if labelling.isRouteShown, !hasModel {
            drawRouteBox(places.question, &canvas)
        } else {
            drawQuestionBox(places.question, &canvas)
        }
        if hasModel {
            labelling.isRouteShown
                ? drawRouteBox(places.model, &canvas) : drawModelBox(places.model, &canvas)
        }
        drawKeysBox(places.keys, &canvas)
        drawSimilar(places, &canvas)
    }

    private func drawNoQuestion(_ canvas: inout Canvas) {
        let inner = canvas.box(layout.detail, title: "3 Questions › label", isFocused: true)
        let today = node.status?.labelsToday ?? 0
        let text =
            loads.isInFlight(.questions) && questions.isEmpty && node.status == nil
            ? "asking…" : emptyQueue + " You gave \(Wording.count(today, "label")) today."
        let lines = Canvas.wrapped(
            text, columns: max(1, inner.columns - 4), isUnicode: canvas.palette.isUnicode)
        for (place, line) in lines.enumerated() {
            canvas.line([Span(line)], 1 + place, in: inner, from: 2)
        }
        canvas.cursor = Position(column: inner.column, row: inner.row)
    }

    private func drawQuestionBox(_ area: Area, _ canvas: inout Canvas) {
        let shown = labelling.currentDetail
        let task = shown?.row.task ?? questions.selected?.task ?? ""
        let client = (shown?.row.child ?? shown?.row.client).map { "from \($0)" } ?? ""
        let inner = canvas.box(area, title: task, note: client).inset(columns: 1, rows: 0)
        canvas.cursor = Position(column: inner.column, row: inner.row)
        guard let shown else {
            canvas.line([Span("reading the question…", .muted)], 0, in: inner)
            return
        }
        let fields = FieldsView(
            shown.fields, in: inner, isInverted: labelling.isImageInverted,
            isLarge: labelling.isImageEnlarged, textTop: labelling.textTop,
            isUnicode: canvas.palette.isUnicode)
        _ = fields.draw(&canvas)
    }

    private func drawModelBox(_ area: Area, _ canvas: inout Canvas) {
        let shown = labelling.currentDetail
        let version = shown.flatMap { node.task($0.row.task)?.liveVersion }.map { "v\($0)" }
        let inner = canvas.box(area, title: "Model says", note: version ?? "no version")
            .inset(columns: 1, rows: 0)
        guard let shown else { return }
        let texts = [abstention(shown.row)] + (routeBrief(shown).map { [$0] } ?? [])
        let reason = texts.flatMap {
            Canvas.wrapped(
                $0, columns: max(1, inner.columns), isUnicode: canvas.palette.isUnicode)
        }
        let lines = min(reason.count, max(1, inner.rows / 2))
        let upper = Area(
            column: inner.column, row: inner.row, columns: inner.columns,
            rows: inner.rows - lines)
        drawRanking(shown.ranking, from: labelling.rankingTop, upper, &canvas)
        for (place, text) in reason.prefix(lines).enumerated() {
            canvas.line([Span(text, .warn)], inner.rows - lines + place, in: inner)
        }
    }

    /// What the nodes below made of the question, in a line; the tab has it whole.
    private func routeBrief(_ shown: QuestionDetail) -> String? {
        let before = shown.route.filter { $0.name != nodeName }
        var parts = before.map { hop in
            let said = hop.guess.map { "\($0.name) \(Wording.fixed($0.probability, 2))" }
            return "\(hop.name) \(said ?? hop.reason?.brief ?? "passed it on")"
        }
        if let escalation = shown.row.escalation {
            parts.append(escalation.sign + " " + escalation.word)
        }
        return parts.isEmpty ? nil : "route ([ ]): " + parts.joined(separator: " · ")
    }

    private func drawRouteBox(_ area: Area, _ canvas: inout Canvas) {
        let inner = canvas.box(area, title: "Route", note: "[ ] model")
            .inset(columns: 1, rows: 0)
        canvas.cursor = Position(column: inner.column, row: inner.row)
        guard let shown = labelling.currentDetail else { return }
        canvas.lines(
            routeLines(shown, inner.columns), from: labelling.rankingTop, in: inner)
    }

    /// The classes with a bar and the probability of each, the best first.
    func drawRanking(
        _ ranking: [RankedClass], from top: Int, _ area: Area, _ canvas: inout Canvas
    ) {
        guard !ranking.isEmpty else {
            canvas.line(
                [Span("no model yet: every question waits for a label", .muted)], 0, in: area)
            return
        }
        let longest = ranking.map { DisplayWidth.columns(of: $0.name) }.max() ?? 1
        let name = min(longest, max(1, area.columns * 4 / 10))
        let bar = max(0, area.columns - name - 7)
        let keys = classKeys
        for (line, entry) in ranking.dropFirst(top).prefix(area.rows).enumerated() {
            let isKeyed = keys?.entries.contains { $0.name == entry.name } ?? false
            canvas.line([Span(pad(entry.name, name), isKeyed ? .fg : .muted)], line, in: area)
            var style = canvas.palette.style(.accent)
            let color = canvas.palette.gradient(.confidence, at: entry.probability)
            if color != .terminal { style.foreground = color }
            canvas.bar(
                value: entry.probability, column: area.column + name + 1, row: area.row + line,
                columns: bar, style: style)
            canvas.trailing(Wording.fixed(entry.probability, 2), line, in: area, role: .fg)
        }
    }

    /// Why the node did not answer by itself, in a sentence with its numbers.
    func abstention(_ row: QuestionRow) -> String {
        switch row.reason {
        case nil: "it waits for a label"
        case .noModel: abstentionWithoutModel(row)
        case .belowThreshold(let confidence, let threshold):
            "abstained: confidence \(Wording.fixed(confidence, 2)) < threshold "
                + Wording.fixed(threshold, 2)
        case .unfamiliar: "abstained: the model knows nothing of what is in it"
        case .malformedOutput: "abstained: the model's output was no answer (NaN or misshapen)"
        }
    }

    /// A version that went live since may see the question by now.
    private func abstentionWithoutModel(_ row: QuestionRow) -> String {
        guard let task = node.task(row.task), let version = task.liveVersion,
            let best = labelling.details[row.id]?.ranking.first
        else { return "abstained: no version of \(row.task) is live yet" }
        let asked = "asked before any version was live; v\(version) says "
        let says = asked + Wording.fixed(best.probability, 2)
        guard let threshold = task.threshold else { return says }
        let sign = best.probability < threshold ? " < " : " ≥ "
        return says + sign + Wording.fixed(threshold, 2)
    }

    private func drawSimilar(_ places: LabelLayout, _ canvas: inout Canvas) {
        guard !places.similar.isEmpty, let similar = labelling.currentDetail?.similar else {
            return
        }
        guard places.hasSimilarBox else {
            let texts = similar.map {
                "\($0.name) \(Wording.fixed($0.similarity, 2)) \(clip($0.preview, 24))"
            }
            let line = texts.isEmpty ? "none solved yet" : texts.joined(separator: " · ")
            canvas.line([Span(" similar: ", .muted), Span(line)], 0, in: places.similar)
            return
        }
        let inner = canvas.box(places.similar, title: "Similar, solved")
        if similar.isEmpty { canvas.line([Span(" none solved yet", .muted)], 0, in: inner) }
        for (line, one) in similar.prefix(inner.rows).enumerated() {
            canvas.line(
                [
                    Span(" " + Wording.fixed(one.similarity, 2) + "  ", .muted),
                    Span(pad(one.name, 18), .accent),
                    Span(" " + pad(one.id?.short ?? "example", 8) + " ", .muted),
                    Span(one.preview),
                ], line, in: inner)
        }
    }
}
