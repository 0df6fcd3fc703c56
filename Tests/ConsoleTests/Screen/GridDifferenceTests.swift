import Testing

@testable import Console

struct GridDifferenceTests {
    @Test func `equal frames differ nowhere`() {
        let grid = grid("abc", "def")

        #expect(GridDifference(from: grid, to: grid).runs.isEmpty)
    }

    @Test func `a row counts from its first to its last difference`() {
        let difference = GridDifference(
            from: grid("abcdef", "......"), to: grid("aBcDef", "......"))

        #expect(difference.runs == [GridDifference.Run(row: 0, columns: 1..<4)])
        #expect(difference.cells == 3)
    }

    @Test func `without an old frame, or one of another size, everything is new`() {
        let new = grid("abc", "def")

        #expect(GridDifference(from: nil, to: new).cells == 6)
        #expect(GridDifference(from: grid("ab"), to: new).cells == 6)
    }

    @Test func `a style alone is a difference`() {
        var new = grid("abc")
        new[2, 0].style.attributes = .bold

        #expect(
            GridDifference(from: grid("abc"), to: new).runs
                == [GridDifference.Run(row: 0, columns: 2..<3)])
    }

    @Test func `the right half of a wide glyph is written with its left half`() {
        var old = grid("abcd")
        old[1, 0] = Cell(glyph: "漢")
        old[2, 0] = Cell(glyph: "c")
        var new = old
        new[2, 0] = Cell(glyph: nil)

        #expect(
            GridDifference(from: old, to: new).runs
                == [GridDifference.Run(row: 0, columns: 1..<3)])
    }

    @Test func `an empty screen has no differences`() {
        #expect(GridDifference(from: nil, to: Grid(size: Size(columns: 0, rows: 5))).runs.isEmpty)
    }

    private func grid(_ lines: String...) -> Grid {
        var grid = Grid(size: Size(columns: lines[0].count, rows: lines.count))
        for (row, line) in lines.enumerated() {
            for (column, glyph) in line.enumerated() { grid[column, row].glyph = glyph }
        }
        return grid
    }
}
