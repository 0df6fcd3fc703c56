/// Where everything stands, decided from the size alone and what is zoomed.
///
/// Rows and columns have breakpoints of their own. Below 60×16 one pane has the screen, with the
/// others as tabs; below 40×10 only the selected row and the status line are left. When rows are
/// short, events go first, then the line of panes, then rows of the panes themselves.
package struct Layout: Equatable, Sendable {
    package let size: Size
    package let shape: Shape
    package private(set) var header = Layout.nowhere
    /// The numbers and names of the panes.
    package private(set) var tabs = Layout.nowhere
    package private(set) var panes: [Pane: Area] = [:]
    package private(set) var inspector = Layout.nowhere
    /// What has been opened over the panes; of no size while nothing is.
    package private(set) var detail = Layout.nowhere
    package private(set) var hints = Layout.nowhere
    package private(set) var status = Layout.nowhere

    package enum Shape: Sendable {
        /// Too small for borders.
        case tiny
        /// One pane at a time.
        case single
        /// Panes side by side.
        case grid
    }

    static let nowhere = Area(column: 0, row: 0, columns: 0, rows: 0)

    package init(size: Size, focus: Pane, zoom: Zoom, hasDetail: Bool) {
        self.size = size
        if size.columns < 40 || size.rows < 10 {
            shape = .tiny
        } else {
            shape = size.columns < 60 || size.rows < 16 ? .single : .grid
        }
        let content = placeLines(hasDetail: hasDetail)
        if hasDetail {
            detail = content
        } else if shape != .grid || zoom == .full {
            panes[focus] = content
        } else if zoom == .half {
            placeHalf(focus, in: content)
        } else {
            placeGrid(focus, in: content)
        }
    }

    /// Every part that has a size.
    package var areas: [Area] {
        ([header, tabs, inspector, detail, hints, status] + panes.values).filter { !$0.isEmpty }
    }

    /// Returns the pane at a place of the screen.
    package func pane(at position: Position) -> Pane? {
        panes.first { $0.value.contains(position) }?.key
    }

    /// Places what takes whole lines and returns what is left between.
    private mutating func placeLines(hasDetail: Bool) -> Area {
        var first = 0
        var last = size.rows
        func line(_ row: Int) -> Area { Area(column: 0, row: row, columns: size.columns, rows: 1) }
        if size.rows > 0 {
            last -= 1
            status = line(last)
        }
        if shape == .tiny {
            if size.rows > 1 {
                header = line(0)
                first = 1
            }
            return Area(column: 0, row: first, columns: size.columns, rows: max(0, last - first))
        }
        header = line(0)
        first = 1
        if !hasDetail, shape == .single || size.rows >= 24 {
            tabs = line(1)
            first = 2
        }
        last -= 1
        hints = line(last)
        return Area(column: 0, row: first, columns: size.columns, rows: last - first)
    }
}

extension Layout {
    /// The focused pane over the whole width, the others below it in a row.
    private mutating func placeHalf(_ focus: Pane, in content: Area) {
        let upper = content.rows * 55 / 100
        panes[focus] = Area(
            column: 0, row: content.row, columns: content.columns, rows: upper)
        let fitting = min(4, max(1, content.columns / 30))
        let others = Pane.allCases.filter { $0 != focus }.prefix(fitting)
        var column = 0
        for (place, pane) in others.enumerated() {
            let width = (content.columns - column) / (others.count - place)
            panes[pane] = Area(
                column: column, row: content.row + upper, columns: width,
                rows: content.rows - upper)
            column += width
        }
    }

    /// Tiers over Jobs, Versions over Questions, the inspector at the right, Events below.
    private mutating func placeGrid(_ focus: Pane, in content: Area) {
        let strip = stripRows(focus, content.rows)
        let upper = Area(
            column: 0, row: content.row, columns: content.columns, rows: content.rows - strip)
        if strip > 0 {
            panes[.events] = Area(
                column: 0, row: upper.row + upper.rows, columns: content.columns, rows: strip)
        }
        let inspectorWidth = size.columns >= 180 && size.rows >= 50 ? size.columns * 28 / 100 : 0
        let width = content.columns - inspectorWidth
        let left = leftColumns(focus, width)
        let top = topRows(focus, upper.rows)
        func place(_ pane: Pane, _ column: Int, _ row: Int, _ columns: Int, _ rows: Int) {
            panes[pane] = Area(column: column, row: row, columns: columns, rows: rows)
        }
        place(.tiers, 0, upper.row, left, top)
        place(.jobs, 0, upper.row + top, left, upper.rows - top)
        place(.versions, left, upper.row, width - left, top)
        place(.questions, left, upper.row + top, width - left, upper.rows - top)
        inspector = Area(
            column: width, row: upper.row, columns: inspectorWidth,
            rows: inspectorWidth > 0 ? upper.rows : 0)
    }

    private func stripRows(_ focus: Pane, _ rows: Int) -> Int {
        if focus == .events { return rows / 2 }
        switch size.rows {
        case 50...: return 10
        case 30...: return 7
        case 22...: return 5
        default: return 0
        }
    }

    /// Where there is little room the focused pane gets the larger part.
    private func leftColumns(_ focus: Pane, _ width: Int) -> Int {
        if size.columns >= 100 { return min(48, max(36, width * 35 / 100)) }
        return width * (focus == .tiers || focus == .jobs ? 56 : 42) / 100
    }

    private func topRows(_ focus: Pane, _ rows: Int) -> Int {
        if size.rows >= 30 || focus == .events { return rows / 2 }
        return rows * (focus == .tiers || focus == .versions ? 60 : 40) / 100
    }
}
