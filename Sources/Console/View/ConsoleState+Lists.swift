internal import Wire

extension ConsoleState {
    /// Returns where a pane's rows stand; clicks and page keys ask the same.
    func listArea(_ pane: Pane) -> Area {
        guard let area = layout.panes[pane] else { return Layout.nowhere }
        guard layout.shape != .tiny else { return area }
        var inner = area.inset()
        let above = linesAbove(pane, inner.rows)
        inner.row += above
        inner.rows = max(0, inner.rows - above - linesBelow(pane, inner.rows))
        return inner
    }

    /// The lines of a pane over its rows: what runs, and the names of the columns.
    private func linesAbove(_ pane: Pane, _ rows: Int) -> Int {
        summaryLines(pane, rows) + (hasColumnNames(pane, rows) ? 1 : 0)
    }

    func hasColumnNames(_ pane: Pane, _ rows: Int) -> Bool {
        switch pane {
        case .tiers, .events: rows >= 8
        case .jobs: rows - summaryLines(pane, rows) >= 4
        case .versions, .questions: rows >= 3
        }
    }

    /// The imports and the running job stand over the jobs that are over.
    func summaryLines(_ pane: Pane, _ rows: Int) -> Int {
        guard pane == .jobs else { return 0 }
        let imports = min(2, node.status?.imports.count ?? 0)
        let running = currentJob == nil ? 0 : rows >= 7 ? 3 : rows >= 4 ? 2 : 1
        return min(rows, imports + running)
    }

    /// The comparison with the live version stands below the versions, the flow below the tree.
    func linesBelow(_ pane: Pane, _ rows: Int) -> Int {
        switch pane {
        case .versions: rows >= 7 ? 2 : 0
        case .tiers: flowRows(below: rows)
        case .questions, .jobs, .events: 0
        }
    }

    /// The numbers and names in the line of panes, with where each stands.
    var tabStops: [TabStop] {
        guard !layout.tabs.isEmpty else { return [] }
        let area = layout.tabs
        var column = area.column + 1
        return Pane.allCases.compactMap { pane in
            let text = tabText(pane)
            guard column + text.count <= area.columns else { return nil }
            let place = Area(column: column, row: area.row, columns: text.count, rows: 1)
            column += text.count + (layout.shape == .single ? 1 : 2)
            return TabStop(pane: pane, text: text, area: place)
        }
    }

    private func tabText(_ pane: Pane) -> String {
        let count =
            switch pane {
            case .questions: node.status?.waiting ?? 0
            case .jobs: node.runningJobs.count
            default: 0
            }
        let title = layout.shape == .single ? String(pane.title.prefix(5)) : pane.title
        return "\(pane.number) \(title)" + (count > 0 ? "·\(count)" : "")
    }
}

/// One name in the line of panes.
struct TabStop {
    let pane: Pane
    let text: String
    let area: Area
}
