/// A part of a frame being drawn, with the palette that says how roles look.
///
/// Every writing clips to the canvas: a pane cannot draw outside its own.
package struct Canvas: Sendable {
    package private(set) var grid: Grid
    package let palette: Palette

    /// Starts with blanks on the theme's background.
    package init(size: Size, palette: Palette) {
        grid = Grid(size: size, style: palette.style(.bg))
        self.palette = palette
    }

    package var size: Size { grid.size }
    package var area: Area { grid.area }

    /// Where the terminal's cursor stands: on the selected row, or in the text being typed.
    package var cursor: Position? {
        get { grid.cursor }
        set { grid.cursor = newValue }
    }

    /// Whether the cursor is shown; only while text is typed.
    package var isCursorVisible: Bool {
        get { grid.isCursorVisible }
        set { grid.isCursorVisible = newValue }
    }

    /// Makes an area blank in the style of a role.
    package mutating func fill(_ area: Area, role: Role) {
        fill(area, with: " ", style: palette.style(role))
    }

    /// Fills an area with one glyph of one column.
    package mutating func fill(_ area: Area, with glyph: Character, style: Style) {
        let columns = max(0, area.column)..<max(0, min(size.columns, area.column + area.columns))
        let rows = max(0, area.row)..<max(0, min(size.rows, area.row + area.rows))
        for row in rows {
            for column in columns { put(glyph, columns: 1, style, column, row) }
        }
    }

    /// Gives an area another look and leaves what is written there: a selected row, a dimmed
    /// screen.
    package mutating func restyle(_ area: Area, _ change: (Style) -> Style) {
        for row in max(0, area.row)..<max(0, min(size.rows, area.row + area.rows)) {
            for column in max(
                0, area.column)..<max(0, min(size.columns, area.column + area.columns))
            {
                grid[column, row].style = change(grid[column, row].style)
            }
        }
    }

    /// Copies a grid, its cursor too if it has one.
    package mutating func place(_ part: Grid, at position: Position) {
        for row in 0..<part.size.rows {
            for column in 0..<part.size.columns {
                let cell = part[column, row]
                guard let glyph = cell.glyph else { continue }
                let isWide = column + 1 < part.size.columns && part[column + 1, row].glyph == nil
                put(
                    glyph, columns: isWide ? 2 : 1, cell.style, position.column + column,
                    position.row + row)
            }
        }
        guard let cursor = part.cursor else { return }
        grid.cursor = Position(
            column: position.column + cursor.column, row: position.row + cursor.row)
        grid.isCursorVisible = part.isCursorVisible
    }

    /// Puts one glyph; a wide one that would be cut becomes a blank, and so does the other half of
    /// a wide one that is written over.
    mutating func put(
        _ glyph: Character, columns: Int, _ style: Style, _ column: Int, _ row: Int
    ) {
        guard row >= 0, row < size.rows, column + columns > 0, column < size.columns else { return }
        if grid[column, row].glyph == nil { grid[column - 1, row].glyph = " " }
        let end = column + columns
        if end < size.columns, grid[end, row].glyph == nil { grid[end, row].glyph = " " }
        if columns == 2, column < 0 || end > size.columns {
            grid[max(0, column), row] = Cell(style: style)
            return
        }
        grid[column, row] = Cell(glyph: glyph, style: style)
        if columns == 2 { grid[column + 1, row] = Cell(glyph: nil, style: style) }
    }
}
