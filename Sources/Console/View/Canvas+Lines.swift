extension Canvas {
    /// Writes one line of an area, filling its width; lines outside the area are left out.
    mutating func line(
        _ spans: [Span], _ line: Int, in area: Area, from column: Int = 0, on ground: Role? = nil
    ) {
        guard line >= 0, line < area.rows, column < area.columns else { return }
        write(
            spans, column: area.column + column, row: area.row + line,
            width: area.columns - column, on: ground)
    }

    /// Writes text at the right end of a line of an area.
    mutating func trailing(
        _ text: String, _ line: Int, in area: Area, role: Role, on ground: Role? = nil
    ) {
        let width = DisplayWidth.columns(of: text, isUnicode: palette.isUnicode)
        guard line >= 0, line < area.rows, width <= area.columns else { return }
        write(
            text, column: area.column + area.columns - width, row: area.row + line, role: role,
            width: width, on: ground)
    }

    /// Writes lines from one of them on, as many as fit.
    mutating func lines(_ lines: [DetailLine], from top: Int, in area: Area) {
        for (place, detail) in lines.dropFirst(max(0, top)).prefix(area.rows).enumerated() {
            line(detail.spans, place, in: area)
            guard let part = detail.bar, part.column < area.columns else { continue }
            bar(
                value: part.value, column: area.column + part.column, row: area.row + place,
                columns: min(part.columns, area.columns - part.column), role: part.role,
                isTracked: part.isTracked)
        }
    }
}

/// One line of an opened view: text, and perhaps a bar over blanks in it.
struct DetailLine {
    struct Bar {
        let value: Double
        let column: Int
        let columns: Int
        let role: Role
        var isTracked = false
    }

    var spans: [Span]
    var bar: Bar?

    init(_ spans: [Span], bar: Bar? = nil) {
        self.spans = spans
        self.bar = bar
    }

    init(_ text: String = "", _ role: Role = .fg) {
        spans = [Span(text, role)]
    }

    /// Returns a name in a column of its own with what is to be said of it.
    static func entry(_ name: String, _ value: String, _ role: Role = .fg) -> DetailLine {
        DetailLine([Span(pad(name, 18), .muted), Span(value, role)])
    }
}

/// Returns `text` with blanks behind it, at least `width` characters long, cut where longer.
func pad(_ text: String, _ width: Int) -> String {
    let missing = width - DisplayWidth.columns(of: text)
    return missing >= 0 ? text + String(repeating: " ", count: missing) : clip(text, width)
}

/// Returns `text`, cut with an ellipsis where it is longer than `width`.
func clip(_ text: String, _ width: Int) -> String {
    guard DisplayWidth.columns(of: text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
        let columns = DisplayWidth.columns(of: character)
        if used + columns > width - 1 { break }
        kept.append(character)
        used += columns
    }
    return kept + "…" + String(repeating: " ", count: width - 1 - used)
}
