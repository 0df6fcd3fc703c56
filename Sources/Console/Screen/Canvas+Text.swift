/// Where text stands in the width it is given.
package enum Alignment: Sendable {
    case left, center, right
}

/// A piece of a line in one role.
package struct Span: Equatable, Sendable {
    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role = .fg) {
        self.text = text
        self.role = role
    }
}

extension Canvas {
    /// Writes text, made safe, clipped with an ellipsis to `width` or the end of the row.
    ///
    /// - Parameters:
    ///   - text: anything; see `DisplayWidth.sanitised`.
    ///   - column: from 0; may lie outside.
    ///   - row: from 0; may lie outside.
    ///   - role: how the text looks.
    ///   - width: columns to fill; the rest of them becomes blank in the same style.
    ///   - alignment: where the text stands in `width`.
    ///   - ground: the role whose background it stands on, such as `select`.
    /// - Returns: the columns used: `width` if given.
    @discardableResult
    package mutating func write(
        _ text: String, column: Int, row: Int, role: Role = .fg, width: Int? = nil,
        alignment: Alignment = .left, on ground: Role? = nil
    ) -> Int {
        write(
            [Span(text, role)], column: column, row: row, width: width, alignment: alignment,
            on: ground)
    }

    /// Writes pieces one after the other, as if they were one text.
    @discardableResult
    package mutating func write(
        _ spans: [Span], column: Int, row: Int, width: Int? = nil, alignment: Alignment = .left,
        on ground: Role? = nil
    ) -> Int {
        let room = max(0, width ?? size.columns - column)
        let line = Line(spans, palette: palette, on: ground).clipped(to: room, palette: palette)
        let free = width == nil ? 0 : room - line.columns
        let before =
            switch alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        let blank = line.blank ?? palette.style(ground ?? .fg)
        var at = column
        at = put(blanks: before, blank, at, row)
        for piece in line.pieces {
            put(piece.glyph.character, columns: piece.glyph.columns, piece.style, at, row)
            at += piece.glyph.columns
        }
        at = put(blanks: free - before, blank, at, row)
        return at - column
    }

    private mutating func put(blanks: Int, _ style: Style, _ column: Int, _ row: Int) -> Int {
        for offset in 0..<max(0, blanks) { put(" ", columns: 1, style, column + offset, row) }
        return column + max(0, blanks)
    }

    /// Breaks text into lines at blanks; words longer than a line are cut.
    ///
    /// Line ends in the text are kept, so that the result is empty only for an empty text.
    package static func wrapped(_ text: String, columns: Int, isUnicode: Bool = true) -> [String] {
        guard columns > 0, !text.isEmpty else { return [] }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { wrapped(paragraph: String($0), columns: columns, isUnicode: isUnicode) }
    }

    private static func wrapped(paragraph: String, columns: Int, isUnicode: Bool) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        func end() {
            lines.append(line)
            (line, used) = ("", 0)
        }
        for word in paragraph.split(whereSeparator: \.isWhitespace) {
            let glyphs = DisplayWidth.glyphs(of: String(word), isUnicode: isUnicode)
            let width = glyphs.reduce(0) { $0 + $1.columns }
            if used > 0, used + 1 + width > columns { end() }
            if used > 0 {
                line.append(" ")
                used += 1
            }
            for glyph in glyphs {
                if used > 0, used + glyph.columns > columns { end() }
                line.append(glyph.character)
                used += glyph.columns
            }
        }
        return lines + [line]
    }
}

/// One row of styled glyphs before it is placed.
private struct Line {
    struct Piece {
        let glyph: DisplayWidth.Glyph
        let style: Style
    }

    private(set) var pieces: [Piece] = []
    /// How the columns around the text look.
    private(set) var blank: Style?

    init(_ spans: [Span], palette: Palette, on ground: Role?) {
        for span in spans {
            let style =
                ground.map { palette.style(span.role, on: $0) } ?? palette.style(span.role)
            blank = blank ?? style
            pieces += DisplayWidth.glyphs(of: span.text, isUnicode: palette.isUnicode)
                .map { Piece(glyph: $0, style: style) }
        }
        if ground == nil, spans.count == 1 { return }
        blank = ground.map { palette.style($0) } ?? palette.style(.fg)
    }

    var columns: Int { pieces.reduce(0) { $0 + $1.glyph.columns } }

    /// Cuts what does not fit and says so with an ellipsis.
    func clipped(to room: Int, palette: Palette) -> Line {
        guard columns > room else { return self }
        var result = self
        var used = 0
        var kept = 0
        while kept < pieces.count, used + pieces[kept].glyph.columns <= room - 1 {
            used += pieces[kept].glyph.columns
            kept += 1
        }
        let style = pieces[min(kept, pieces.count - 1)].style
        result.pieces.removeSubrange(kept...)
        guard room > 0 else { return result }
        let ellipsis: Character = palette.isUnicode ? "…" : "~"
        result.pieces.append(
            Piece(glyph: DisplayWidth.Glyph(character: ellipsis, columns: 1), style: style))
        return result
    }
}
