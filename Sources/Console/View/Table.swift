/// A list drawn as a table: as many columns as fit, the selection, the marks.
struct Table {
    let area: Area
    let moment: Moment
    let isFocused: Bool
    /// Where the names of the columns stand; nil leaves them out.
    var namesRow: Int?

    /// The selection's sign, the mark's, and a blank.
    private static let margin = 3

    func draw<Row: TableRow>(_ list: RowList<Row>, _ canvas: inout Canvas) {
        let columns = Self.fitting(Row.columns, width: area.columns - Self.margin)
        let widths = Self.widths(columns, width: area.columns - Self.margin)
        if let namesRow { drawNames(columns, widths, list.sort, namesRow, &canvas) }
        for line in 0..<area.rows {
            let place = list.top + line
            guard place < list.total else { break }
            let isSelected = place == list.position
            let spans = spans(list, place, isSelected, columns, widths)
            canvas.line(spans, line, in: area, on: isSelected && isFocused ? .select : nil)
            if isSelected, isFocused {
                canvas.cursor = Position(column: area.column, row: area.row + line)
            }
        }
    }

    private func spans<Row: TableRow>(
        _ list: RowList<Row>, _ place: Int, _ isSelected: Bool, _ columns: [Column<Row>],
        _ widths: [Int]
    ) -> [Span] {
        guard let row = list.row(at: place) else { return [Span("   …", .muted)] }
        let isMarked = list.marks.contains(row.id)
        let sign = (isSelected ? "▸" : " ") + (isMarked ? "*" : " ") + " "
        var spans = [Span(sign, isMarked ? .mark : .accent)]
        for (index, column) in columns.enumerated() {
            if index > 0 { spans.append(Span(" ")) }
            spans.append(cell(column, row, widths[index]))
        }
        return spans
    }

    private func cell<Row>(_ column: Column<Row>, _ row: Row, _ width: Int) -> Span {
        Span(Self.placed(column.text(row, moment), column, width), column.role(row))
    }

    private func drawNames<Row>(
        _ columns: [Column<Row>], _ widths: [Int], _ sort: Sort?, _ namesRow: Int,
        _ canvas: inout Canvas
    ) {
        var spans = [Span(String(repeating: " ", count: Self.margin), .header)]
        for (column, width) in zip(columns, widths) {
            let isSorted = sort?.column == column.name
            let arrow = isSorted ? (sort?.isDescending == true ? "↓" : "↑") : ""
            if spans.count > 1 { spans.append(Span(" ", .header)) }
            spans.append(
                Span(
                    Self.placed(column.title + arrow, column, width),
                    isSorted ? .headerSort : .header))
        }
        let line = Area(column: area.column, row: namesRow, columns: area.columns, rows: 1)
        canvas.line(spans, 0, in: line)
    }

    private static func placed<Row>(_ text: String, _ column: Column<Row>, _ width: Int) -> String {
        guard column.alignment == .right else { return pad(text, width) }
        let missing = width - DisplayWidth.columns(of: text)
        return missing > 0 ? String(repeating: " ", count: missing) + text : clip(text, width)
    }

    /// Leaves out the columns of the highest rank until the rest fits.
    static func fitting<Row>(_ columns: [Column<Row>], width: Int) -> [Column<Row>] {
        var kept = columns
        while kept.reduce(0, { $0 + $1.width + 1 }) - 1 > width,
            let highest = kept.map(\.rank).max(), highest > 0,
            let place = kept.lastIndex(where: { $0.rank == highest })
        {
            kept.remove(at: place)
        }
        return kept
    }

    /// The flexible column takes what the others leave.
    private static func widths<Row>(_ columns: [Column<Row>], width: Int) -> [Int] {
        let used = columns.reduce(0) { $0 + $1.width + 1 } - 1
        return columns.map { $0.isFlexible ? max(1, $0.width + width - used) : $0.width }
    }
}
