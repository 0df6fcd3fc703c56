internal import Wire

extension ConsoleState {
    /// A version in full, with a tab for each side of it.
    func drawVersion(_ tab: Detail.VersionTab, _ canvas: inout Canvas) {
        let version = versions.selected
        let title = version.map { "2 Versions › \($0.task) v\($0.number)" } ?? "2 Versions"
        let state = version.map { "\($0.state.sign) \($0.state.rawValue)" } ?? ""
        let inner = canvas.box(layout.detail, title: title, note: state, isFocused: true)
        drawTabNames(tab, inner, &canvas)
        let area = Area(
            column: inner.column + 1, row: inner.row + 2, columns: inner.columns - 2,
            rows: inner.rows - 2)
        canvas.cursor = Position(column: area.column, row: area.row)
        guard let shown = shownVersion else {
            canvas.line([Span("reading…", .muted)], 0, in: area)
            return
        }
        switch tab {
        case .coverage: drawCoverage(shown, area, &canvas)
        case .loss: drawLoss(shown.curveOfLoss, area, &canvas)
        case .service: drawService(shown, area, &canvas)
        case .metrics, .confusion, .history:
            canvas.lines(versionLines(tab, area.columns), from: detailTop, in: area)
        }
    }

    private func drawTabNames(
        _ shown: Detail.VersionTab, _ inner: Area, _ canvas: inout Canvas
    ) {
        var spans: [Span] = [Span(" ")]
        for tab in Detail.VersionTab.allCases {
            let text = tab == shown ? "[\(tab.title)]" : " \(tab.title) "
            spans += [Span(text, tab == shown ? .tabActive : .tab), Span(" ")]
        }
        canvas.line(spans, 0, in: inner)
    }

    /// The detail of the selected version, once it is here.
    var shownVersion: VersionDetail? {
        guard let detail = node.version, detail.row.id == versions.selectedID else { return nil }
        return detail
    }

    /// How many lines the opened view has, for scrolling.
    var detailLength: Int {
        switch detail {
        case .version(let tab): max(1, versionLines(tab, layout.detail.columns - 4).count)
        case .node: nodeLines(layout.detail.columns - 4).count
        case .question: max(1, questionLines(layout.detail.columns - 4).count)
        default: 1
        }
    }

    func versionLines(_ tab: Detail.VersionTab, _ columns: Int) -> [DetailLine] {
        guard let shown = shownVersion else { return [DetailLine("reading…", .muted)] }
        switch tab {
        case .metrics: return metricLines(shown, columns)
        case .confusion: return confusionLines(shown, columns)
        case .history: return historyLines(shown)
        case .service: return serviceLines(shown)
        case .coverage, .loss: return []
        }
    }

    private func confusionLines(_ shown: VersionDetail, _ columns: Int) -> [DetailLine] {
        guard let most = shown.confusions.first?.count, most > 0 else {
            return [DetailLine("No held-out example was taken for another class.")]
        }
        let heading = DetailLine(
            "taken for another class, of \(shown.row.figures.heldOut) held out", .muted)
        let names = shown.confusions.map { "\($0.truth) → \($0.guess)" }
        let longest = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
        let room = min(longest, columns * 7 / 10)
        return [heading, DetailLine()]
            + zip(shown.confusions, names).map { pair, text in
                let name = pad(text, room)
                let column = DisplayWidth.columns(of: name) + 6
                return DetailLine(
                    [
                        Span(name),
                        Span(String(repeating: " ", count: 5 - min(5, String(pair.count).count))),
                        Span(String(pair.count), .accent),
                    ],
                    bar: .init(
                        value: Double(pair.count) / Double(most), column: column + 1,
                        columns: max(0, min(40, columns - column - 2)), role: .warn))
            }
    }

    /// What served when, made live by whom and why.
    private func historyLines(_ shown: VersionDetail) -> [DetailLine] {
        let row = shown.row
        var lines = [DetailLine.entry("trained", clock.brief(row.trainedAt, at: now))]
        lines.append(.entry("by job", row.job?.description ?? Wording.missing))
        lines.append(.entry("said of it", row.remark))
        lines += shown.trainedOn.map {
            .entry("from \($0.source.rawValue)", Wording.count($0.count, "example"))
        }
        lines.append(DetailLine())
        if shown.history.isEmpty {
            lines.append(DetailLine("This version was never live.", .muted))
        }
        lines += shown.history.map(promotionLine)
        let others = node.promotions.filter { $0.task == row.task }
        guard !others.isEmpty else { return lines }
        return lines + [DetailLine(), DetailLine("what served \(row.task), newest first", .muted)]
            + others.map(promotionLine)
    }

    private func promotionLine(_ promotion: PromotionRow) -> DetailLine {
        let previous = promotion.previous.map { " instead of v\($0)" } ?? ""
        return DetailLine([
            Span(pad(clock.brief(promotion.at, at: now), 8), .muted),
            Span("v\(promotion.version) live\(previous)"),
            Span(" by \(promotion.by) (\(promotion.kind.rawValue))", .info),
            Span(promotion.reason.isEmpty ? "" : ": " + promotion.reason, .muted),
        ])
    }
}
