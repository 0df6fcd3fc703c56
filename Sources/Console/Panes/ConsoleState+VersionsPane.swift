internal import Wire

extension ConsoleState {
    func drawVersions(_ canvas: inout Canvas) {
        let sort = versions.sort.map { "sort \($0.column) \($0.isDescending ? "↓" : "↑")" } ?? ""
        let inner = drawFrame(.versions, notes: [sort], &canvas)
        guard !versions.isEmpty else {
            return drawEmpty(
                "No version yet: questions wait until a task is trained. R retrains.", .versions,
                &canvas)
        }
        table(.versions, inner: inner).draw(versions, &canvas)
        guard linesBelow(.versions, inner.rows) > 0, let selected = versions.selected else {
            return
        }
        let below = Area(
            column: inner.column, row: inner.row + inner.rows - 2, columns: inner.columns, rows: 2)
        for (place, spans) in comparison(selected).enumerated() {
            canvas.line(spans, place, in: below)
        }
    }

    /// Two lines: the selected version against the live one, and what the gate said of it.
    func comparison(_ version: VersionRow) -> [[Span]] {
        let remark = [Span(" " + version.remark, .muted)]
        guard let live = live(of: version.task) else {
            return [
                [Span(" nothing is live for \(version.task): P makes this version live")], remark,
            ]
        }
        guard live.id != version.id else {
            let baseline = Wording.fixed(version.figures.baselineAccuracy, 3)
            return [
                [
                    Span(" v\(version.number) is live", .stateLive),
                    Span(" · always the commonest class: \(baseline)", .muted),
                ], remark,
            ]
        }
        let title = Span(" v\(version.number) vs live v\(live.number)  ", .muted)
        return [[title] + differences(version.figures, live.figures), remark]
    }

    func differences(_ one: Figures, _ other: Figures) -> [Span] {
        let changes: [(String, Double, Double)] = [
            ("acc", one.accuracy - other.accuracy, 1), ("F1", one.macroF1 - other.macroF1, 1),
            ("coverage", one.coverage - other.coverage, 1),
            ("ECE", one.calibrationError - other.calibrationError, -1),
        ]
        return changes.flatMap { name, change, better in
            let rounded = (change * 1000).rounded() / 1000
            let glyph = Sign.glyph(better: rounded * better)
            return [
                Span("\(name) "),
                Span(
                    "\(Wording.points(rounded)) \(glyph)  ", Sign.role(of: rounded * better)),
            ]
        }
    }
}
