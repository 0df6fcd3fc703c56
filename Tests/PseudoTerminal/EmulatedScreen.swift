/// What a terminal shows of the bytes that a program sent: the part of xterm that curses uses.
///
/// Colours are not kept. A wide character stands in its first cell, the second one is empty.
package struct EmulatedScreen: CustomStringConvertible {
    package private(set) var columns: Int
    package private(set) var rows: Int
    /// Whether the program took the alternate screen.
    package internal(set) var isAlternate = false
    package internal(set) var isCursorShown = true
    /// Whether the program is in the middle of a frame, by its own word (mode 2026).
    package internal(set) var isUpdating = false
    package internal(set) var cursor = Place()

    /// A place on the screen, counted from 0.
    package struct Place: Equatable, Sendable {
        package var row = 0
        package var column = 0

        package init(row: Int = 0, column: Int = 0) {
            self.row = row
            self.column = column
        }
    }

    var cells: [[String]]
    /// The other screen's cells: the alternate one's while the normal one is shown.
    var hidden: [[String]]
    var saved = Place()
    /// The rows that scroll.
    var region: Range<Int>
    /// The last character stood in the last column; the next one begins a new line.
    var wrapsNext = false
    var lastPrinted: Unicode.Scalar?
    private var parser = ControlParser()

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        let blank = [String](repeating: " ", count: columns)
        cells = [[String]](repeating: blank, count: rows)
        hidden = cells
        region = 0..<rows
    }

    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            guard let token = parser.take(byte) else { continue }
            obey(token)
        }
    }

    /// Changes the size as a person does who drags the window's corner.
    package mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = fitted(cells)
        hidden = fitted(hidden)
        region = 0..<rows
        cursor.row = min(cursor.row, rows - 1)
        cursor.column = min(cursor.column, columns - 1)
        wrapsNext = false
    }

    private func fitted(_ old: [[String]]) -> [[String]] {
        (0..<rows).map { row in
            (0..<columns).map { column in
                row < old.count && column < old[row].count ? old[row][column] : " "
            }
        }
    }
}

// MARK: Looking

extension EmulatedScreen {
    /// The rows without the blanks at their ends.
    package var lines: [String] {
        cells.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    package var description: String {
        (["— \(columns)×\(rows), cursor \(cursor.row):\(cursor.column)"] + lines)
            .joined(separator: "\n")
    }

    package func contains(_ text: String) -> Bool {
        lines.contains { $0.contains(text) }
    }

    /// Returns whether one line holds all of these words, in any order.
    package func hasLine(_ words: String...) -> Bool {
        line(words) != nil
    }

    /// Returns the first line that holds all of these words.
    package func line(_ words: [String]) -> String? {
        lines.first { line in words.allSatisfy { line.contains($0) } }
    }
}
