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

    /// Two lines: what was measured of the selected version, and what the gate said of it.
    func comparison(_ version: VersionRow) -> [[Span]] {
        let remark = [Span(" " + version.remark, .muted)]
        let live = live(of: version.task)
        var figures = [Span(" v\(version.number) ", version.state.role)]
        figures.append(
            Span(version.gateSentence ?? version.figures.accuracySentence, .fg))
        if live == nil {
            figures.append(
                Span(" · nothing is live for \(version.task): P makes this version live"))
        } else if version.gateSentence == nil, version.figures.isMeasured {
            let baseline = Wording.percent(version.figures.baselineAccuracy)
            figures.append(Span(" · always the commonest class: \(baseline)", .muted))
        }
        return [figures, remark]
    }
}

extension VersionRow {
    /// The gate's comparison, both versions on the same examples; nil for a task's first version.
    ///
    /// Held-out sets differ from version to version, so that this is the only difference of two
    /// versions that means anything.
    var gateSentence: String? {
        guard let gain else { return nil }
        return "\(Wording.percent(figures.accuracy)) right, "
            + "live then \(Wording.percent(figures.accuracy - gain)), "
            + "\(Wording.signed(gain * 100, 1)) points "
            + "on the same \(Wording.grouped(figures.heldOut)) held-out"
    }
}

extension Figures {
    /// Whether anything was held out: without it the shares are zeros that nobody measured.
    var isMeasured: Bool { heldOut > 0 }

    /// The accuracy with what it was measured on, without which it says little.
    var accuracySentence: String {
        isMeasured
            ? "\(Wording.percent(accuracy)) right on its \(Wording.grouped(heldOut)) held-out"
            : "not measured: no example was held out"
    }
}
