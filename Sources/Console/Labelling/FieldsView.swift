internal import Wire

/// What a question holds: its images, then numbers and categories in columns, then its texts.
///
/// Where an image would have to shrink to stand above the short fields it stands beside them.
struct FieldsView {
    let area: Area
    let isInverted: Bool
    /// Whether images take all the room.
    let isLarge: Bool
    /// The first line of the texts on screen.
    let textTop: Int
    private let images: [FieldEntry]
    private let short: [FieldEntry]
    private let textLines: [[Span]]

    init(
        _ fields: [FieldEntry], in area: Area, isInverted: Bool = false, isLarge: Bool = false,
        textTop: Int = 0, isUnicode: Bool
    ) {
        self.area = area
        self.isInverted = isInverted
        self.textTop = textTop
        images = fields.filter(\.isImage)
        self.isLarge = isLarge && !images.isEmpty
        short = fields.filter(\.isShort)
        textLines = fields.filter { $0.kind == .text }
            .flatMap { Self.lines(of: $0, columns: max(1, area.columns), isUnicode) }
    }

    /// Draws the fields and returns the lines that they took.
    func draw(_ canvas: inout Canvas) -> Int {
        if let width = sideWidth { return drawBeside(width, &canvas) }
        var line = 0
        for image in images {
            let room = max(min(4, area.rows), (area.rows - linesOfOthers) / images.count)
            line += draw(image, rows: room, from: line, columns: area.columns, &canvas)
        }
        guard !isLarge else { return line }
        if line > 0, area.rows - line > shortLines { line += 1 }
        drawShort(in: rest(from: line), columns: shortColumns, &canvas)
        line += shortLines
        if shortLines > 0, area.rows > line + textLines.count { line += 1 }
        return drawTexts(from: line, &canvas)
    }

    private var shortColumns: Int { max(1, min(short.count, area.columns / 22)) }
    private var shortLines: Int { (short.count + shortColumns - 1) / shortColumns }

    /// What must be left free below the images.
    private var linesOfOthers: Int {
        isLarge ? 0 : min(textLines.count, 6) + shortLines + (short.isEmpty ? 0 : 1)
    }

    private func rest(from line: Int, column: Int = 0) -> Area {
        Area(
            column: area.column + column, row: area.row + line, columns: area.columns - column,
            rows: area.rows - line)
    }

    /// The columns of an image that is to stand beside the short fields; nil where it need not.
    private var sideWidth: Int? {
        guard !isLarge, images.count == 1, !short.isEmpty,
            case .image(let width, let height, _, _) = images[0].kind, images[0].content != nil,
            (area.rows - linesOfOthers) * 2 < height, area.columns >= width + 12
        else { return nil }
        return width
    }

    private func drawBeside(_ width: Int, _ canvas: inout Canvas) -> Int {
        let texts = min(textLines.count, area.rows / 3)
        let rows = draw(
            images[0], rows: area.rows - texts, from: 0, columns: width, &canvas)
        drawShort(in: rest(from: 0, column: width + 1), columns: 1, &canvas)
        return drawTexts(from: min(area.rows - texts, max(rows, short.count) + 1), &canvas)
    }

    private func drawTexts(from first: Int, _ canvas: inout Canvas) -> Int {
        let shown = textLines.dropFirst(textTop)
        for (place, spans) in shown.enumerated() { canvas.line(spans, first + place, in: area) }
        return min(area.rows, first + shown.count)
    }

    private func drawShort(in area: Area, columns: Int, _ canvas: inout Canvas) {
        let width = area.columns / columns
        for (place, field) in short.enumerated() {
            let cell = Area(
                column: area.column + place % columns * width, row: area.row, columns: width - 1,
                rows: area.rows)
            let longest = short.map(\.name.count).max() ?? 1
            let name = pad(field.name, min(longest, max(1, cell.columns - 6)))
            canvas.line(
                [
                    Span(name + " ", .muted),
                    Span(field.shortValue, field.content == nil ? .muted : .fg),
                ], place / columns, in: cell)
        }
    }

    /// Draws an image and returns the lines that it took.
    private func draw(
        _ field: FieldEntry, rows: Int, from line: Int, columns: Int, _ canvas: inout Canvas
    ) -> Int {
        guard case .image(let width, let height, let channels, let maximum) = field.kind else {
            return 0
        }
        guard case .pixels(let bytes) = field.content else {
            canvas.line([Span(field.name + " ", .muted), Span(Wording.missing)], line, in: area)
            return 1
        }
        let picture = PixelPicture(
            width: width, height: height, channels: channels, maximum: maximum, bytes: bytes,
            isInverted: isInverted)
        let free = Size(columns: columns, rows: min(rows, area.rows - line))
        let grid = picture.grid(fitting: free, palette: canvas.palette)
        canvas.place(
            grid,
            at: Position(
                column: area.column + (columns - grid.size.columns) / 2, row: area.row + line))
        return grid.size.rows
    }

    private static func lines(
        of field: FieldEntry, columns: Int, _ isUnicode: Bool
    ) -> [[Span]] {
        guard case .text(let text) = field.content else {
            return [[Span(field.name + " ", .muted), Span(Wording.missing)]]
        }
        let wrapped = Canvas.wrapped(text, columns: columns, isUnicode: isUnicode)
        return [[Span(field.name, .muted)]] + wrapped.map { [Span($0)] }
    }
}

extension FieldEntry {
    var isImage: Bool {
        if case .image = kind { true } else { false }
    }

    /// A value of a few characters, which stands beside others.
    var isShort: Bool { kind == .number || kind == .category }

    var shortValue: String {
        switch content {
        case .text(let text): text
        case .number(let number): Wording.shortest(number)
        case .pixels, nil: Wording.missing
        }
    }
}
