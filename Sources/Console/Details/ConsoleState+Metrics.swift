internal import Wire

extension ConsoleState {
    /// The figures beside those of the trivial baseline, and the recall of each class.
    func metricLines(_ shown: VersionDetail, _ columns: Int) -> [DetailLine] {
        var lines = figureLines(shown.row.figures)
        lines += baseLines(shown, columns)
        lines += gateLines(shown.row, columns) + liveLines(shown.row)
        lines += handoutLines(shown, columns)
        lines += [
            DetailLine(), DetailLine("recall of each class, of its held-out examples", .muted),
        ]
        let longest = shown.classes.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
        let room = max(min(longest, columns * 6 / 10), 1)
        return lines + shown.classes.map { recallLine($0, room, columns) }
    }

    private func figureLines(_ figures: Figures) -> [DetailLine] {
        guard figures.isMeasured else {
            return [
                .entry("accuracy", figures.accuracySentence, .warn),
                .entry("trained on", Wording.grouped(figures.trainedOn)),
                .entry("size", "\(Wording.bytes(figures.bytes)), \(figures.classCount) classes"),
            ]
        }
        return [
            .entry(
                "accuracy",
                Wording.fixed(figures.accuracy, 3)
                    + " on its \(Wording.grouped(figures.heldOut)) held-out"),
            .entry(
                "always commonest", Wording.fixed(figures.baselineAccuracy, 3) + " (baseline)",
                .muted),
            .entry("macro F1", Wording.fixed(figures.macroF1, 3)),
            .entry("calibration error", Wording.fixed(figures.calibrationError, 3)),
            .entry(
                "held-out loss", Wording.fixed(figures.heldOutLoss, 3) + " after calibration"),
            .entry(
                "at threshold \(Wording.fixed(figures.threshold, 2))",
                "answers \(Wording.percent(figures.coverage)), "
                    + "right \(Wording.percent(figures.answeredAccuracy))"),
            .entry(
                "trained on",
                "\(Wording.grouped(figures.trainedOn)), held out \(Wording.grouped(figures.heldOut))"
            ),
            .entry("size", "\(Wording.bytes(figures.bytes)), \(figures.classCount) classes"),
        ]
    }

    private func gateLines(_ version: VersionRow, _ columns: Int) -> [DetailLine] {
        guard let sentence = version.gateSentence else { return [] }
        let role = Sign.role(of: version.gain)
        return Canvas.wrapped(sentence, columns: max(1, columns - 18)).enumerated().map {
            .entry($0.offset == 0 ? "gate" : "", $0.element, role)
        }
    }

    /// The live version's own figures; on other examples, so that no difference is drawn.
    private func liveLines(_ version: VersionRow) -> [DetailLine] {
        guard let live = live(of: version.task), live.id != version.id else { return [] }
        let figures = live.figures
        return [
            .entry(
                "live v\(live.number)",
                "\(figures.accuracySentence), F1 \(Wording.fixed(figures.macroF1, 3))", .muted),
            .entry(
                "", "coverage \(Wording.percent(figures.coverage)); other examples held out",
                .muted),
        ]
    }

    private func recallLine(_ figures: ClassFigures, _ room: Int, _ columns: Int) -> DetailLine {
        let name = pad(figures.name, room)
        guard figures.support > 0 else {
            return DetailLine([Span(name + "  "), Span("none held out", .muted)])
        }
        let column = DisplayWidth.columns(of: name) + 1
        let width = max(0, min(40, columns - column - 16))
        let blank = String(repeating: " ", count: width + 1)
        let role: Role = figures.recall >= 0.9 ? .ok : figures.recall >= 0.7 ? .warn : .err
        return DetailLine(
            [
                Span(name + " "), Span(blank), Span(Wording.fixed(figures.recall, 3)),
                Span(" of \(figures.support)", .muted),
            ],
            bar: .init(
                value: figures.recall, column: column, columns: width, role: role, isTracked: true))
    }

    /// The coverage–accuracy curve with target and threshold, and what they say in words.
    func drawCoverage(_ shown: VersionDetail, _ area: Area, _ canvas: inout Canvas) {
        let figures = shown.row.figures
        var markers = [LineChart.Marker.vertical(figures.coverage, role: .accent)]
        switch shown.target {
        case .accuracy(let share): markers.append(.horizontal(share, role: .warn))
        case .escalation(let share): markers.append(.vertical(1 - share, role: .warn))
        }
        let points = shown.curve.map { LineChart.Point(x: $0.coverage, y: $0.accuracy) }
        let chart = LineChart(
            series: [.init(points: points)], markers: markers,
            xLabels: ["0%", "answered", "100%"], scale: .percent, xRange: 0...1)
        let lines = coverageLines(shown)
        let rows = max(0, min(24, area.rows - lines.count - 1))
        if rows >= 4 {
            canvas.place(
                chart.grid(
                    size: Size(columns: min(100, area.columns), rows: rows), palette: canvas.palette
                ),
                at: Position(column: area.column, row: area.row))
        }
        let below = rows >= 4 ? rows + 1 : 0
        let text = Area(
            column: area.column, row: area.row + below, columns: area.columns,
            rows: area.rows - below)
        canvas.lines(lines, from: 0, in: text)
    }

    private func coverageLines(_ shown: VersionDetail) -> [DetailLine] {
        let figures = shown.row.figures
        var lines: [DetailLine] = [
            DetailLine(
                "across: answered share, up: right share; dashed: target, dots: threshold", .muted),
            .entry("target", shown.target.sentence),
            .entry(
                "threshold \(Wording.fixed(figures.threshold, 2))",
                "answers \(Wording.percent(figures.coverage)) of the questions, "
                    + "right in \(Wording.percent(figures.answeredAccuracy))"),
        ]
        for coverage in [1, 0.9, 0.75, 0.5] {
            guard let point = shown.curve.last(where: { $0.coverage <= coverage + 1e-9 }) else {
                continue
            }
            lines.append(
                .entry(
                    "answering \(Wording.percent(point.coverage, 0))",
                    "right in \(Wording.percent(point.accuracy)), "
                        + "threshold \(Wording.fixed(point.threshold, 2))", .muted))
        }
        return lines
    }
}

extension Target {
    /// What the operator asks for, in words.
    var sentence: String {
        switch self {
        case .accuracy(let share):
            "be right at least \(Wording.shortest(share * 100))% of the time when answering"
        case .escalation(let share):
            "escalate at most \(Wording.shortest(share * 100))% of the questions"
        }
    }

    var brief: String {
        switch self {
        case .accuracy(let share): "accuracy \(Wording.shortest(share * 100))%"
        case .escalation(let share): "escalation \(Wording.shortest(share * 100))%"
        }
    }
}
