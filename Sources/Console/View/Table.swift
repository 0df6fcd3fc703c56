/// A list drawn as a table: as many columns as fit, the selection, the marks.
///
/// Every column has its least width; what is left is shared out a cell at a time between those
/// whose rows say more and the flexible one, which takes what then is still free.
struct Table {
    let area: Area
    let moment: Moment
    let isFocused: Bool
    /// Where the names of the columns stand; nil leaves them out.
    var namesRow: Int?
    /// Whether it is plain which task the rows are of, so that they need not say it.
    var isTaskKnown = false

    /// The selection's sign, the mark's, and a blank.
    private static let margin = 3
    /// Text that touches the border is hard to read.
    private static let blankAtEnd = 1
    /// Enough for the widths to stay as they are while one looks around.
    private static let measuredRows = 100

    func draw<Row: TableRow>(_ list: RowList<Row>, _ canvas: inout Canvas) {
        let room = area.columns - Self.margin - Self.blankAtEnd
        let columns = Self.fitting(
            spoken(Row.columns, list), width: room, isTaskKnown: isTaskKnown)
        let widths = Self.widths(columns, wishes(columns, list), width: room)
        if let namesRow { drawNames(columns, widths, list.sort, namesRow, &canvas) }
        for line in 0..<area.rows {
            let place = list.top + line
            guard place < list.total else { break }
            let isSelected = place == list.position
            var spans = spans(list, place, isSelected, columns, widths)
            if !canvas.palette.isUnicode { spans = Self.inASCII(spans) }
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
        Span(Self.placed(column.text(row, moment), column, width), column.role(row, moment))
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

    /// Returns the cells in ASCII of the same widths: three dots for one would move those behind.
    private static func inASCII(_ spans: [Span]) -> [Span] {
        spans.map { span in
            var text = span.text
            if text.hasSuffix("…") { text = text.dropLast() + "~" }
            let columns = DisplayWidth.columns(of: text)
            let ascii = DisplayWidth.glyphs(of: text, isUnicode: false).map(\.character)
            return Span(pad(String(ascii.prefix(columns)), columns), span.role)
        }
    }

    private static func placed<Row>(_ text: String, _ column: Column<Row>, _ width: Int) -> String {
        guard column.alignment == .right else { return pad(text, width) }
        let missing = width - DisplayWidth.columns(of: text)
        return missing > 0 ? String(repeating: " ", count: missing) + text : clip(text, width)
    }

    /// Leaves out the columns of the highest rank until the rest fits.
    ///
    /// The task goes first where it is known, and never where it is not: rows of several tasks
    /// could not be told apart.
    static func fitting<Row>(
        _ columns: [Column<Row>], width: Int, isTaskKnown: Bool
    ) -> [Column<Row>] {
        func rank(_ column: Column<Row>) -> Int {
            column.name != "task" ? column.rank : isTaskKnown ? .max : 0
        }
        var kept = columns
        while kept.reduce(0, { $0 + $1.width + 1 }) - 1 > width,
            let highest = kept.map(rank).max(), highest > 0,
            let place = kept.lastIndex(where: { rank($0) == highest })
        {
            kept.remove(at: place)
        }
        return kept
    }

    /// The rows around the screen.
    private func nearby<Row: TableRow>(_ list: RowList<Row>) -> ArraySlice<Row> {
        let first = max(0, list.top - list.base - Self.measuredRows / 2)
        return list.rows.dropFirst(first).prefix(Self.measuredRows)
    }

    /// Leaves out the columns that need not be there and have nothing to say.
    private func spoken<Row: TableRow>(
        _ columns: [Column<Row>], _ list: RowList<Row>
    ) -> [Column<Row>] {
        let rows = nearby(list)
        return columns.filter { column in
            !column.isLeftOutEmpty || rows.contains { !column.text($0, moment).isEmpty }
        }
    }

    /// How many cells each column would use, of what is loaded around the screen.
    private func wishes<Row: TableRow>(
        _ columns: [Column<Row>], _ list: RowList<Row>
    ) -> [Int] {
        let rows = nearby(list)
        return columns.map { column in
            guard column.maximum > column.width, !column.isFlexible else { return column.width }
            let longest = rows.map { DisplayWidth.columns(of: column.text($0, moment)) }.max()
            return min(column.maximum, max(column.width, longest ?? 0))
        }
    }

    /// Shares out what the least widths leave; the flexible column takes the rest.
    static func widths<Row>(_ columns: [Column<Row>], _ wishes: [Int], width: Int) -> [Int] {
        var widths = columns.map(\.width)
        var free = width - widths.reduce(0) { $0 + $1 + 1 } + 1
        let flexible = columns.firstIndex(where: \.isFlexible)
        var isGrowing = true
        while free > 0, isGrowing {
            isGrowing = false
            for place in columns.indices where free > 0 && widths[place] < wishes[place] {
                widths[place] += 1
                free -= 1
                isGrowing = true
            }
            if let flexible, isGrowing, free > 0 {
                widths[flexible] += 1
                free -= 1
            }
        }
        if let flexible { widths[flexible] = max(1, widths[flexible] + free) }
        return widths
    }
}
