/// A whole frame: every cell of the screen, and where the terminal's cursor stands.
package struct Grid: Equatable, Sendable {
    package let size: Size
    /// Row by row.
    package private(set) var cells: [Cell]
    /// On the selected row or in the text being typed; screen readers follow it.
    package var cursor: Position?
    /// Whether the cursor is shown; only while text is typed.
    package var isCursorVisible = false

    package init(size: Size, style: Style = Style()) {
        self.size = size
        cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
    }

    /// Returns the area of the whole grid.
    package var area: Area {
        Area(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    /// The cell at a place; reading outside gives a blank, writing outside does nothing.
    package subscript(column: Int, row: Int) -> Cell {
        get {
            guard holds(column, row) else { return Cell() }
            return cells[row * size.columns + column]
        }
        set {
            guard holds(column, row) else { return }
            cells[row * size.columns + column] = newValue
        }
    }

    /// The text of each row, without styles; trailing blanks kept.
    package var lines: [String] {
        (0..<size.rows).map { row in
            var line = ""
            for cell in cells[(row * size.columns)..<((row + 1) * size.columns)] {
                if let glyph = cell.glyph { line.append(glyph) }
            }
            return line
        }
    }

    private func holds(_ column: Int, _ row: Int) -> Bool {
        column >= 0 && column < size.columns && row >= 0 && row < size.rows
    }
}
