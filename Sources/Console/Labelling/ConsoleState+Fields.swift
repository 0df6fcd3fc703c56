internal import Wire

extension ConsoleState {
    /// Draws what a question holds: images, then numbers and categories in columns, then text.
    ///
    /// - Returns: the lines used.
    func drawFields(
        _ shown: QuestionDetail, _ area: Area, isInverted: Bool, _ canvas: inout Canvas
    ) -> Int {
        let images = shown.fields.filter(\.isImage)
        let short = shown.fields.filter(\.isShort)
        let texts = shown.fields.filter { $0.kind == .text }
        let textLines = texts.flatMap { lines(of: $0, isAlone: texts.count == 1, area, canvas) }
        let columns = max(1, min(short.count, area.columns / 22))
        let shortLines = short.isEmpty ? 0 : (short.count + columns - 1) / columns
        let isLarge = detail == .labelling && labelling.isImageEnlarged
        let others = isLarge ? 0 : min(textLines.count, 6) + shortLines + (short.isEmpty ? 0 : 1)
        var line = 0
        for image in images {
            let room = max(min(4, area.rows), (area.rows - others) / images.count)
            line += draw(image, room, line, area, isInverted, &canvas)
        }
        guard !isLarge || images.isEmpty else { return line }
        if line > 0, area.rows - line > shortLines { line += 1 }
        for (place, field) in short.enumerated() {
            let width = area.columns / columns
            let cell = Area(
                column: area.column + place % columns * width, row: area.row + line,
                columns: width - 1, rows: max(0, area.rows - line))
            draw(field, place / columns, cell, &canvas)
        }
        line += shortLines
        if shortLines > 0, !textLines.isEmpty, area.rows > line + textLines.count { line += 1 }
        for spans in textLines {
            canvas.line(spans, line, in: area)
            line += 1
        }
        return min(area.rows, line)
    }

    private func lines(
        of field: FieldEntry, isAlone: Bool, _ area: Area, _ canvas: Canvas
    ) -> [[Span]] {
        guard case .text(let text) = field.content else {
            return [[Span(field.name + " ", .muted), Span(Wording.missing)]]
        }
        let wrapped = Canvas.wrapped(
            text, columns: max(1, area.columns), isUnicode: canvas.palette.isUnicode)
        return [[Span(field.name, .muted)]] + wrapped.map { [Span($0)] }
    }

    private func draw(_ field: FieldEntry, _ line: Int, _ area: Area, _ canvas: inout Canvas) {
        let value: String
        switch field.content {
        case .text(let text): value = text
        case .number(let number): value = Wording.shortest(number)
        case .pixels, nil: value = Wording.missing
        }
        let name = pad(field.name, min(12, max(1, area.columns / 2)))
        canvas.line(
            [Span(name + " ", .muted), Span(value, field.content == nil ? .muted : .fg)], line,
            in: area)
    }

    /// Returns the lines that the image took.
    private func draw(
        _ field: FieldEntry, _ room: Int, _ line: Int, _ area: Area, _ isInverted: Bool,
        _ canvas: inout Canvas
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
        let free = Size(columns: area.columns, rows: min(room, area.rows - line))
        let grid = picture.grid(fitting: free, palette: canvas.palette)
        canvas.place(
            grid,
            at: Position(
                column: area.column + (area.columns - grid.size.columns) / 2,
                row: area.row + line))
        return grid.size.rows
    }
}

extension FieldEntry {
    var isImage: Bool {
        if case .image = kind { true } else { false }
    }

    /// A value of a few characters, which stands beside others.
    var isShort: Bool { kind == .number || kind == .category }
}
