internal import Wire

extension ConsoleState {
    private typealias Proof = QualityReport.Proof

    /// How right the task's answers and guesses were, over time as a picture and then in words.
    func drawService(_ shown: VersionDetail, _ area: Area, _ canvas: inout Canvas) {
        guard let report = shownQuality(shown) else {
            return canvas.line([Span("reading…", .muted)], 0, in: area)
        }
        let rows = detailTop == 0 ? serviceChartRows(area) : 0
        if rows > 0, report.isProved {
            canvas.place(
                serviceChart(report).grid(
                    size: Size(columns: min(100, area.columns), rows: rows), palette: canvas.palette
                ),
                at: Position(column: area.column, row: area.row))
        }
        let below = rows > 0 && report.isProved ? rows + 1 : 0
        let text = Area(
            column: area.column, row: area.row + below, columns: area.columns,
            rows: area.rows - below)
        canvas.lines(serviceLines(shown), from: detailTop, in: text)
    }

    /// Half of what there is, and nothing where that would show nothing.
    private func serviceChartRows(_ area: Area) -> Int {
        let rows = min(16, area.rows / 2)
        return rows >= 5 ? rows : 0
    }

    private func shownQuality(_ shown: VersionDetail) -> QualityReport? {
        guard let report = node.quality, report.task == shown.row.task else { return nil }
        return report
    }

    private func serviceChart(_ report: QualityReport) -> LineChart {
        func points(_ proof: (QualityReport.Step) -> Proof) -> [LineChart.Point] {
            report.steps.enumerated().compactMap { place, step in
                proof(step).share.map { LineChart.Point(x: Double(place), y: $0) }
            }
        }
        var markers: [LineChart.Marker] = []
        if case .accuracy(let share) = report.target {
            markers.append(.horizontal(share, role: .warn))
        }
        return LineChart(
            series: [
                .init(points: points(\.answers), role: .ok),
                .init(points: points(\.guesses), role: .info),
            ], markers: markers,
            xLabels: ["\(Wording.span(now.seconds(since: report.since))) ago", "now"],
            scale: .percent, xRange: 0...Double(max(1, report.steps.count - 1)), yRange: 0...1)
    }

    func serviceLines(_ shown: VersionDetail) -> [DetailLine] {
        guard let report = shownQuality(shown) else { return [DetailLine("reading…", .muted)] }
        var lines = [
            DetailLine(
                "right, of what was proved by a later answer: \(report.task), any version", .muted)
        ]
        lines += [
            proofLine("answers by model", report.byModel, .ok),
            proofLine("answers by memory", report.byMemory, .ok),
            proofLine("guesses passed on", report.guesses, .info),
            line(
                "audited",
                report.audit > 0
                    ? "\(Wording.percent(report.audit)) of the sure answers go up to be proved"
                    : "none: [watch] audit in the task's file sends a share up", .muted),
        ]
        return lines + driftLines(report.drift) + tierLines(report) + classLines(report)
    }

    private func proofLine(_ name: String, _ proof: Proof, _ role: Role) -> DetailLine {
        guard let share = proof.share else { return line(name, "none proved", .muted) }
        return line(
            name, "\(Wording.percent(share)) right of \(Wording.grouped(proof.count))", role)
    }

    private func driftLines(_ drift: DriftReport?) -> [DetailLine] {
        guard let drift else {
            return [line("drift", "not told yet: it takes 700 questions", .muted)]
        }
        let heading = line(
            "drift",
            (drift.isRaised ? "! shifted" : "as it was") + " since v\(drift.version) went live",
            drift.isRaised ? .warn : .ok)
        return [heading]
            + drift.shifts.map { shift in
                let word = shift.isShifted ? "! " : ""
                return line(
                    "  \(shift.name)", "\(word)index \(Wording.fixed(shift.index, 2))",
                    shift.isShifted ? .warn : .muted)
            }
    }

    private func tierLines(_ report: QualityReport) -> [DetailLine] {
        guard !report.tiers.isEmpty else { return [] }
        let heading = DetailLine(
            "guessed on the way, of the newest \(Wording.grouped(report.tierSample))", .muted)
        return [DetailLine(), heading]
            + report.tiers.map { proofLine("\($0.name) (\($0.tier))", $0.proof, .info) }
    }

    private func classLines(_ report: QualityReport) -> [DetailLine] {
        guard !report.classes.isEmpty else { return [] }
        return [DetailLine(), DetailLine("by class: answers; guesses", .muted)]
            + report.classes.map { proof in
                line(proof.name, "\(brief(proof.answers)); \(brief(proof.guesses))", .fg)
            }
    }

    /// Names of nodes and of what is watched are longer than those of figures.
    private func line(_ name: String, _ value: String, _ role: Role) -> DetailLine {
        DetailLine([Span(pad(name, 22) + " ", .muted), Span(value, role)])
    }

    private func brief(_ proof: Proof) -> String {
        guard let share = proof.share else { return "none" }
        return "\(Wording.percent(share)) of \(Wording.grouped(proof.count))"
    }
}

extension QualityReport {
    /// Whether there is anything to draw.
    fileprivate var isProved: Bool {
        steps.contains { $0.answers.count + $0.guesses.count > 0 }
    }
}
