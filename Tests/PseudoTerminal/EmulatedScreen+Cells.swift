extension EmulatedScreen {
    /// Puts a character at the cursor and goes on behind it.
    mutating func put(_ scalar: Unicode.Scalar) {
        let width = CellWidth.columns(of: scalar)
        guard width > 0 else {
            combine(scalar)
            return
        }
        if wrapsNext || cursor.column + width > columns {
            wrapsNext = false
            cursor.column = 0
            lineFeed()
        }
        lastPrinted = scalar
        for offset in 0..<width { clearWide(row: cursor.row, column: cursor.column + offset) }
        cells[cursor.row][cursor.column] = String(scalar)
        if width == 2 { cells[cursor.row][cursor.column + 1] = "" }
        wrapsNext = cursor.column + width == columns
        cursor.column = min(columns - 1, cursor.column + width)
    }

    private mutating func combine(_ scalar: Unicode.Scalar) {
        var column = wrapsNext ? cursor.column : cursor.column - 1
        while column > 0, cells[cursor.row][column].isEmpty { column -= 1 }
        guard column >= 0 else { return }
        cells[cursor.row][column].unicodeScalars.append(scalar)
    }

    /// What is left of a wide character of which one half is overwritten is a blank.
    private mutating func clearWide(row: Int, column: Int) {
        guard column < columns else { return }
        if cells[row][column].isEmpty, column > 0 { cells[row][column - 1] = " " }
        if column + 1 < columns, cells[row][column + 1].isEmpty { cells[row][column + 1] = " " }
    }

    mutating func move(row: Int? = nil, column: Int? = nil) {
        wrapsNext = false
        if let row { cursor.row = min(max(0, row), rows - 1) }
        if let column { cursor.column = min(max(0, column), columns - 1) }
    }

    mutating func lineFeed() {
        if cursor.row == region.upperBound - 1 {
            scroll(region, by: 1)
        } else {
            move(row: cursor.row + 1)
        }
    }

    mutating func reverseLineFeed() {
        if cursor.row == region.lowerBound {
            scroll(region, by: -1)
        } else {
            move(row: cursor.row - 1)
        }
    }

    /// Moves the rows of a range up, or down by a negative count; blank ones follow.
    mutating func scroll(_ range: Range<Int>, by count: Int) {
        guard !range.isEmpty else { return }
        wrapsNext = false
        let blank = [String](repeating: " ", count: columns)
        let old = cells
        for row in range {
            let source = row + count
            cells[row] = range.contains(source) ? old[source] : blank
        }
    }

    mutating func erase(row: Int, _ range: Range<Int>) {
        let inside = range.clamped(to: 0..<columns)
        guard !inside.isEmpty else { return }
        clearWide(row: row, column: inside.lowerBound)
        clearWide(row: row, column: inside.upperBound - 1)
        for column in inside { cells[row][column] = " " }
    }

    /// 0 from the cursor on, 1 up to the cursor, 2 all.
    mutating func eraseLine(_ part: Int) {
        let range =
            part == 0
            ? cursor.column..<columns : part == 1 ? 0..<(cursor.column + 1) : 0..<columns
        erase(row: cursor.row, range)
    }

    /// As `eraseLine`, over the lines.
    mutating func eraseDisplay(_ part: Int) {
        let whole =
            part == 0
            ? (cursor.row + 1)..<rows : part == 1 ? 0..<cursor.row : 0..<rows
        if part < 2 { eraseLine(part) }
        for row in whole { erase(row: row, 0..<columns) }
    }

    /// Inserts blanks at the cursor, or deletes cells by a negative count.
    mutating func shift(by count: Int) {
        let old = cells[cursor.row]
        for column in cursor.column..<columns {
            let source = column - count
            cells[cursor.row][column] =
                source >= cursor.column && source < columns ? old[source] : " "
        }
    }
}

/// How many columns a character takes.
enum CellWidth {
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD,
    ]

    static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }
}
