internal import Wire

extension ConsoleState {
    /// The figures beside those of the trivial baseline, and the recall of each class.
    func metricLines(_ shown: VersionDetail, _ columns: Int) -> [DetailLine] {
        let figures = shown.row.figures
        let gain = shown.row.gain.map { " (\(Wording.points($0)) \(Sign.glyph(better: $0)))" } ?? ""
        var lines: [DetailLine] = [
            .entry("accuracy", Wording.fixed(figures.accuracy, 3) + gain),
            .entry(
                "always commonest", Wording.fixed(figures.baselineAccuracy, 3) + " (baseline)",
                .muted),
            .entry("macro F1", Wording.fixed(figures.macroF1, 3)),
            .entry("calibration error", Wording.fixed(figures.calibrationError, 3)),
            .entry("held-out loss", Wording.fixed(figures.heldOutLoss, 3)),
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
        lines += comparisonLines(shown.row)
        lines += [
            DetailLine(), DetailLine("recall of each class, of its held-out examples", .muted),
        ]
        return lines + shown.classes.map { recallLine($0, columns) }
    }

    private func comparisonLines(_ version: VersionRow) -> [DetailLine] {
        guard let live = live(of: version.task), live.id != version.id else { return [] }
        let name = Span(pad("vs live v\(live.number)", 18), .muted)
        return [DetailLine([name] + differences(version.figures, live.figures))]
    }

    private func recallLine(_ figures: ClassFigures, _ columns: Int) -> DetailLine {
        let name = pad(figures.name, min(18, columns / 3))
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
