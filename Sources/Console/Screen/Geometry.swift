/// Columns and rows of a screen or a part of it; never negative.
package struct Size: Hashable, Sendable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A place on the screen, from 0 at the top left.
package struct Position: Hashable, Sendable {
    package var column: Int
    package var row: Int

    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of the screen.
package struct Area: Hashable, Sendable {
    package var column: Int
    package var row: Int
    package var columns: Int
    package var rows: Int

    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    package var size: Size { Size(columns: columns, rows: rows) }
    package var isEmpty: Bool { columns == 0 || rows == 0 }

    /// Returns whether `position` lies inside.
    package func contains(_ position: Position) -> Bool {
        position.column >= column && position.column < column + columns
            && position.row >= row && position.row < row + rows
    }

    /// Returns the area without a border of the given widths.
    package func inset(columns inner: Int = 1, rows innerRows: Int = 1) -> Area {
        Area(
            column: column + min(inner, columns), row: row + min(innerRows, rows),
            columns: columns - 2 * inner, rows: rows - 2 * innerRows)
    }
}
