internal import Wire

// What became of the last hour's questions on their way up, tier by tier.
extension ConsoleState {
    /// Returns the picture of the flow: the lowest tier first, as questions climb.
    ///
    /// Bars are of one scale over all tiers, so that one sees the stream get thinner. Where the
    /// rows are too few for all of it, each tier has one line.
    func flowLines(_ columns: Int, rows: Int) -> [DetailLine] {
        let all = node.tree.tiers
        let most = all.map(\.flow.asked).max() ?? 0
        guard most > 0 else {
            return [DetailLine("flow: nothing was asked in the last hour", .muted)]
        }
        guard rows > 4 * all.count else { return briefLines(all, most, columns) }
        let hasArrows = rows >= 5 * all.count
        let heading = DetailLine([
            Span("flow, last hour", .header),
            Span("  bars: of the \(Wording.grouped(most)) asked at the busiest tier", .muted),
        ])
        return [heading]
            + all.enumerated().flatMap { place, tier in
                (place == 0 || !hasArrows ? [] : [DetailLine("  ↑", .muted)])
                    + wholeLines(tier, most, columns)
            }
    }

    /// A line for each tier: `far edge ×6  ██████▎   118k ↑12k ↓11k`.
    private func briefLines(_ all: [TierFlow], _ most: Int, _ columns: Int) -> [DetailLine] {
        func padded(_ sign: String, _ count: (Flow) -> Int) -> [String] {
            let texts = all.map { sign + Wording.short(count($0.flow)) }
            let longest = texts.map(\.count).max() ?? 0
            return texts.map { String(repeating: " ", count: longest - $0.count) + $0 }
        }
        let here = padded("", \.answeredHere)
        let up = padded("↑", \.passedUp)
        let back = padded("↓", \.cameBack)
        let longest = all.map { DisplayWidth.columns(of: tierName($0)) }.max() ?? 0
        let name = min(longest, max(8, columns / 3))
        let numbers = all.indices.map { "\(here[$0]) \(up[$0]) \(back[$0])" }
        let bar = max(0, min(40, columns - name - (numbers.first?.count ?? 0) - 6))
        let heading = DetailLine([
            Span("flow, last hour", .header), Span("  here · up ↑ · back ↓", .muted),
        ])
        return [heading]
            + all.indices.map { place in
                let silent = all[place].silentCount(at: moment)
                return DetailLine(
                    [
                        Span(
                            pad(tierName(all[place]), name),
                            silent == all[place].nodes ? .stateStale : .fg),
                        Span(String(repeating: " ", count: bar + 2)), Span(numbers[place]),
                        Span(silent > 0 ? " ○\(silent)" : "", .stateStale),
                    ],
                    bar: .init(
                        value: Double(all[place].flow.answeredHere) / Double(most),
                        column: name + 1, columns: bar, role: .accent))
            }
    }

    private func wholeLines(_ tier: TierFlow, _ most: Int, _ columns: Int) -> [DetailLine] {
        let flow = tier.flow
        let silent = tier.silentCount(at: moment)
        let title = DetailLine([
            Span(tierName(tier), .title), Span("  asked "),
            Span(Wording.grouped(flow.asked), .accent),
            Span(silent > 0 ? "  ○ \(silent) of \(tier.nodes) not heard of" : "", .stateStale),
        ])
        let here = flowLine(
            "answered here", flow.answeredHere, of: flow.asked, most, columns, .ok)
        // At the top there is nobody to pass it up to.
        guard !tier.isTop else {
            let rest = max(0, flow.asked - flow.answeredHere)
            return [
                title, here, flowLine("to others ↑", rest, of: flow.asked, most, columns, .warn),
            ]
        }
        return [
            title, here,
            flowLine("passed up ↑", flow.passedUp, of: flow.asked, most, columns, .warn),
            flowLine("came back ↓", flow.cameBack, of: flow.passedUp, most, columns, .info),
        ]
    }

    private func flowLine(
        _ name: String, _ count: Int, of whole: Int, _ most: Int, _ columns: Int, _ role: Role
    ) -> DetailLine {
        let share = whole > 0 ? Wording.percent(Double(count) / Double(whole)) : Wording.missing
        let text = Wording.grouped(count)
        let numbers = String(repeating: " ", count: max(0, 9 - text.count)) + text + "  " + share
        let bar = max(0, min(60, columns - 16 - 19))
        return DetailLine(
            [
                Span("  " + pad(name, 14), .muted),
                Span(String(repeating: " ", count: bar)), Span(numbers),
            ],
            bar: .init(
                value: Double(count) / Double(most), column: 16, columns: bar, role: role,
                isTracked: true))
    }

    private func tierName(_ tier: TierFlow) -> String {
        tier.nodes > 1 ? "\(tier.tier) ×\(tier.nodes)" : tier.tier
    }
}
