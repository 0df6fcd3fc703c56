import Testing

@testable import Console

struct CanvasTests {
    @Test func `text is written and its columns returned`() {
        var canvas = canvas(10, 1)

        let used = canvas.write("abc", column: 2, row: 0)

        #expect(used == 3)
        #expect(canvas.grid.lines == ["  abc     "])
    }

    @Test(arguments: [
        (Alignment.left, "[abc  ]"), (.center, "[ abc ]"), (.right, "[  abc]"),
    ])
    func `text stands in its width as it is told`(alignment: Alignment, line: String) {
        var canvas = canvas(7, 1)
        canvas.write("[     ]", column: 0, row: 0)

        let used = canvas.write("abc", column: 1, row: 0, width: 5, alignment: alignment)

        #expect(used == 5)
        #expect(canvas.grid.lines == [line])
    }

    @Test(arguments: [
        ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢… "),
        ("abc", 1, "…"), ("abc", 0, ""),
    ])
    func `what does not fit ends with an ellipsis`(text: String, width: Int, shown: String) {
        var canvas = canvas(8, 1)

        canvas.write(text, column: 0, row: 0, width: width)

        let blanks = 8 - DisplayWidth.columns(of: shown)
        #expect(canvas.grid.lines == [shown + String(repeating: " ", count: blanks)])
    }

    @Test func `without Unicode the ellipsis is a tilde`() {
        var canvas = Canvas(
            size: Size(columns: 4, rows: 1),
            palette: .plain(glyphs: .ascii, isUnicode: false))

        canvas.write("abcdef", column: 0, row: 0)

        #expect(canvas.grid.lines == ["abc~"])
    }

    @Test func `nothing is written outside`() {
        var canvas = canvas(3, 2)

        canvas.write("abcdef", column: -2, row: 0)
        canvas.write("漢字", column: -1, row: 1)
        canvas.write("x", column: 0, row: 5)
        canvas.write("x", column: 9, row: 0)
        canvas.fill(Area(column: -5, row: -5, columns: 4, rows: 4), with: "#", style: Style())

        #expect(canvas.grid.lines == ["cd…", " 字"])
    }

    @Test func `writing over half of a wide glyph blanks the other half`() {
        var canvas = canvas(6, 1)
        canvas.write("漢字", column: 0, row: 0)

        canvas.write("x", column: 1, row: 0)
        canvas.write("y", column: 2, row: 0)

        #expect(canvas.grid.lines == [" xy   "])
        #expect(canvas.grid.cells.allSatisfy { $0.glyph != nil })
    }

    @Test func `a selected row has its ground throughout`() {
        var canvas = canvas(8, 1)

        canvas.write(
            [Span("ab", .ok), Span("cd", .muted)], column: 0, row: 0, width: 8, on: .select)

        let reversed = canvas.grid.cells.allSatisfy { $0.style.attributes.contains(.reverse) }
        #expect(reversed)
        #expect(canvas.grid[2, 0].style.attributes == [.reverse, .dim])
    }

    @Test func `a box has its title, note and footer in the border`() {
        var canvas = canvas(24, 4)

        let inside = canvas.box(
            canvas.area, title: "Queue", note: "14 open", footer: "2/6")

        #expect(inside == Area(column: 1, row: 1, columns: 22, rows: 2))
        #expect(
            canvas.grid.lines == [
                "╭─ Queue ──── 14 open ─╮",
                "│                      │",
                "│                      │",
                "╰──────────────── 2/6 ─╯",
            ])
    }

    @Test(arguments: [
        (Borders.round, true, "┏━ A ━━┓", "┗━━━━━━┛"), (.square, false, "┌─ A ──┐", "└──────┘"),
        (.ascii, false, "+- A --+", "+------+"), (.ascii, true, "#= A ==#", "#======#"),
    ])
    func `focus shows in the lines`(
        borders: Borders, isFocused: Bool, top: String, bottom: String
    ) {
        let palette = Palette(
            depth: .none, glyphs: .block, borders: borders, isUnicode: true, styles: [:],
            gradients: [:], series: [])
        var canvas = Canvas(size: Size(columns: 8, rows: 3), palette: palette)

        canvas.box(canvas.area, title: "A", isFocused: isFocused)

        #expect(canvas.grid.lines.first == top)
        #expect(canvas.grid.lines.last == bottom)
        #expect(canvas.grid[3, 0].style.attributes.contains(.bold) == isFocused)
    }

    @Test func `a box of any size stays inside`() {
        for columns in 0...30 {
            for rows in 0...5 {
                var canvas = canvas(columns, rows)
                let inside = canvas.box(
                    canvas.area, title: "A long title", note: "a long note", footer: "end")
                #expect(inside.columns == max(0, columns - 2))
                #expect(inside.rows == max(0, rows - 2))
                guard columns >= 2, rows >= 2 else { continue }
                #expect(canvas.grid.lines[0].first == "╭")
                #expect(canvas.grid.lines[0].last == "╮")
            }
        }
    }

    @Test(arguments: [
        (0.0, "    "), (1.0, "████"), (0.5, "██  "), (0.40625, "█▋  "), (2.0, "████"),
        (-1.0, "    "), (Double.nan, "    "), (0.01, "    "),
    ])
    func `a bar is exact to an eighth`(value: Double, line: String) {
        var canvas = canvas(4, 1)

        canvas.bar(value: value, column: 0, row: 0, columns: 4)

        #expect(canvas.grid.lines == [line])
    }

    @Test func `a bar in ASCII shows its track`() {
        var canvas = Canvas(
            size: Size(columns: 4, rows: 1), palette: .plain(glyphs: .ascii, isUnicode: false))

        canvas.bar(value: 0.5, column: 0, row: 0, columns: 4, isTracked: true)

        #expect(canvas.grid.lines == ["##.."])
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a\n\nb", 9, ["a", "", "b"]), ("漢字漢", 4, ["漢字", "漢"]), ("", 5, []), ("x", 0, []),
        ("to abcdefgh", 4, ["to", "abcd", "efgh"]), ("漢", 1, ["漢"]),
    ])
    func `text is broken at blanks`(text: String, columns: Int, lines: [String]) {
        #expect(Canvas.wrapped(text, columns: columns) == lines)
    }

    @Test func `a placed grid brings its wide glyphs and its cursor`() {
        var part = canvas(3, 1)
        part.write("漢a", column: 0, row: 0)
        part.cursor = Position(column: 2, row: 0)
        var canvas = canvas(6, 2)

        canvas.place(part.grid, at: Position(column: 2, row: 1))

        #expect(canvas.grid.lines == ["      ", "  漢a "])
        #expect(canvas.cursor == Position(column: 4, row: 1))
    }

    private func canvas(_ columns: Int, _ rows: Int) -> Canvas {
        Canvas(size: Size(columns: columns, rows: rows), palette: .plain)
    }
}
