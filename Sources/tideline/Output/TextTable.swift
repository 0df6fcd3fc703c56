import Console

/// Rows under a header, each column as wide as its widest cell; numbers stand to the right.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    init(_ header: [String]) {
        self.header = header
    }

    /// Adds a row; what would move a terminal's cursor or break the row is shown and not done.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map { DisplayWidth.sanitised($0) })
    }

    /// The table's lines, without trailing blanks.
    var text: String {
        let widths = header.indices.map { column in
            ([header] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
        }
        return ([header] + rows).map { line($0, widths) }.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { cell, width in
            let blanks = String(
                repeating: " ", count: max(0, width - DisplayWidth.columns(of: cell)))
            return isNumber(cell) ? blanks + cell : cell + blanks
        }
        let line = padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func isNumber(_ cell: String) -> Bool {
        guard let first = cell.first(where: { $0 != "+" && $0 != "−" && $0 != "-" }) else {
            return false
        }
        return first.isNumber && !cell.contains(":")
    }
}
