internal import Wire

extension ConsoleState {
    /// The tree, with what passes through its tiers below it where there is room, or alone.
    func drawTiers(_ canvas: inout Canvas) {
        let nodes = node.tree.nodeCount
        let name = isFlowShown ? "Tiers › flow" : nil
        let inner = drawFrame(
            .tiers, name: name, notes: nodes == 0 ? [] : [Wording.count(nodes, "node")], &canvas)
        guard !isFlowShown else {
            return canvas.lines(
                flowLines(max(0, inner.columns - 2), rows: inner.rows), from: 0,
                in: inner.inset(columns: 1, rows: 0))
        }
        guard !tiers.isEmpty else { return drawEmpty(noWord, .tiers, &canvas) }
        table(.tiers, inner: inner).draw(tiers, &canvas)
        let below = linesBelow(.tiers, inner.rows)
        guard below > 0 else { return }
        let area = Area(
            column: inner.column + 1, row: inner.row + inner.rows - below + 1,
            columns: inner.columns - 2, rows: below - 1)
        canvas.lines(flowLines(area.columns, rows: 0), from: 0, in: area)
    }

    /// Why nothing is known of the node.
    var noWord: String {
        guard let trouble = node.trouble else { return "no word from the node yet" }
        return "\(nodeName) cannot be reached since \(clock.full(trouble.since, at: now)): "
            + spoken(trouble.error)
    }

    /// The lines of the picture below the tree: a blank, a heading, and one for each tier.
    func flowRows(below rows: Int) -> Int {
        let count = node.tree.tiers.count
        guard count > 1 else { return 0 }
        let wanted = count + 2
        return rows - wanted >= max(6, min(tiers.total + 1, rows / 2)) ? wanted : 0
    }
}
