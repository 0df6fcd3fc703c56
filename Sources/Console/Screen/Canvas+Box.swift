extension Canvas {
    /// Draws a border with what stands in it, and makes the inside blank.
    ///
    /// A focused box has heavier lines and a bold title, so that focus shows without colour.
    ///
    /// - Parameters:
    ///   - area: the box with its border.
    ///   - title: stands in the top line, at the left.
    ///   - note: stands in the top line, at the right, where there is room.
    ///   - footer: stands in the bottom line, at the right.
    ///   - isFocused: whether keys go here.
    ///   - ground: how the inside looks.
    /// - Returns: the inside.
    @discardableResult
    package mutating func box(
        _ area: Area, title: String = "", note: String = "", footer: String = "",
        isFocused: Bool = false, ground: Role = .bg
    ) -> Area {
        guard area.columns >= 2, area.rows >= 2 else { return area.inset() }
        let role: Role = isFocused ? .borderFocus : .border
        let style = palette.style(role, on: ground)
        let glyphs = palette.borders.glyphs(isFocused: isFocused)
        fill(area.inset(), role: ground)
        drawLines(area, glyphs, style)
        let used = writeTitle(title, area, isFocused: isFocused, ground: ground)
        writeAtRight(
            note, row: area.row, area: area, taken: used, role: .muted, ground: ground)
        writeAtRight(
            footer, row: area.row + area.rows - 1, area: area, taken: 0, role: .muted,
            ground: ground)
        return area.inset()
    }

    private mutating func drawLines(_ area: Area, _ glyphs: Borders.Glyphs, _ style: Style) {
        let right = area.column + area.columns - 1
        let bottom = area.row + area.rows - 1
        let width = area.columns - 2
        for row in [area.row, bottom] {
            fill(
                Area(column: area.column + 1, row: row, columns: width, rows: 1),
                with: glyphs.horizontal, style: style)
        }
        for column in [area.column, right] {
            fill(
                Area(column: column, row: area.row + 1, columns: 1, rows: area.rows - 2),
                with: glyphs.vertical, style: style)
        }
        put(glyphs.topLeft, columns: 1, style, area.column, area.row)
        put(glyphs.topRight, columns: 1, style, right, area.row)
        put(glyphs.bottomLeft, columns: 1, style, area.column, bottom)
        put(glyphs.bottomRight, columns: 1, style, right, bottom)
    }

    /// Returns the columns taken at the left.
    private mutating func writeTitle(
        _ title: String, _ area: Area, isFocused: Bool, ground: Role
    ) -> Int {
        let room = area.columns - 6
        guard !title.isEmpty, room > 0 else { return 0 }
        let width = min(room, DisplayWidth.columns(of: title, isUnicode: palette.isUnicode))
        var style = palette.style(isFocused ? .title : .header, on: ground)
        if isFocused { style.attributes.insert(.bold) }
        write(" ", column: area.column + 2, row: area.row, role: .border, on: ground)
        write(title, column: area.column + 3, row: area.row, width: width, on: ground)
        write(
            " ", column: area.column + 3 + width, row: area.row, width: 1, on: ground)
        restyle(Area(column: area.column + 3, row: area.row, columns: width, rows: 1)) { _ in
            style
        }
        return width + 4
    }

    private mutating func writeAtRight(
        _ text: String, row: Int, area: Area, taken: Int, role: Role, ground: Role
    ) {
        let width = DisplayWidth.columns(of: text, isUnicode: palette.isUnicode) + 2
        guard !text.isEmpty, width + taken + 3 <= area.columns else { return }
        write(
            " \(text) ", column: area.column + area.columns - 2 - width, row: row, role: role,
            width: width, on: ground)
    }

    /// Draws a bar of eighths of a cell.
    ///
    /// - Parameters:
    ///   - value: the filled share, 0...1; others are moved to the nearer end, NaN to 0.
    ///   - column: where it begins.
    ///   - row: where it stands.
    ///   - columns: its full length.
    ///   - role: how the filled part looks.
    ///   - isTracked: whether the empty part is drawn too.
    ///   - ground: the role whose background it stands on.
    package mutating func bar(
        value: Double, column: Int, row: Int, columns: Int, role: Role = .accent,
        isTracked: Bool = false, on ground: Role? = nil
    ) {
        let style = ground.map { palette.style(role, on: $0) } ?? palette.style(role)
        bar(
            value: value, column: column, row: row, columns: columns, style: style,
            isTracked: isTracked)
    }

    /// Draws a bar in a style of its own, such as a colour of a gradient.
    package mutating func bar(
        value: Double, column: Int, row: Int, columns: Int, style: Style, isTracked: Bool = false
    ) {
        let share = value.isNaN ? 0 : min(1, max(0, value))
        let steps = palette.glyphs == .ascii ? 1 : 8
        let filled = Int((share * Double(columns * steps)).rounded())
        let track: Character = !isTracked ? " " : palette.glyphs == .ascii ? "." : "░"
        // A reversed full block would be a hole.
        var solid = style
        solid.attributes.remove(.reverse)
        let rest = Style(
            foreground: palette.style(.meterBg).foreground, background: style.background,
            attributes: palette.style(.meterBg).attributes)
        for offset in 0..<max(0, columns) {
            let part = min(steps, max(0, filled - offset * steps))
            let glyph = part == 0 ? track : steps == 1 ? "#" : Self.eighths[part]
            put(glyph, columns: 1, part == 0 ? rest : solid, column + offset, row)
        }
    }

    private static let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
