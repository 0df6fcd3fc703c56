import Console
import Testing
import Wire

/// No state may be a colour alone, and nothing that a question says may reach the terminal raw.
@Suite struct PaletteIndependenceTests {
    @Test(arguments: ["", "3", "2", "4", "5", "R", "?"])
    func colouredScreensSayTheSameInWords(keys: String) {
        var driver = Driver(columns: 120, rows: 35)
        for key in keys { driver.press(.character(key)) }

        let plain = driver.state.view(.plain(glyphs: .braille, isUnicode: true)).lines
        let colours = Theme.builtIn.palette(
            depth: .direct, glyphs: .braille, isUnicode: true)

        #expect(driver.state.view(colours).lines == plain)
    }

    @Test func hostileTextIsMadeHarmless() {
        var node = SampleNode()
        for place in node.questions.indices {
            node.questions[place].preview = "\u{1B}[2J\u{1B}]0;evil\u{7}\r\n\u{202E}漢字 e\u{301}"
            node.questions[place].guess?.name = "\u{9B}31m\u{0}"
        }
        node.status.name = "box\u{1B}[31m"

        let driver = Driver(node: node)

        let controls = driver.state.view(.plain).lines.joined().unicodeScalars.filter {
            $0.properties.generalCategory == .control || $0 == "\u{202E}"
        }
        #expect(controls.isEmpty)
    }

    @Test func wideTextKeepsTheColumns() {
        var node = SampleNode()
        node.questions[0].guess?.name = "漢字漢字漢字漢字漢字"

        let grid = Driver(node: node).state.view(.plain)

        for row in 0..<grid.size.rows {
            let columns = (0..<grid.size.columns).reduce(0) { sum, column in
                sum
                    + (grid[column, row].glyph.map { DisplayWidth.columns(of: $0) }
                        ?? 0)
            }
            #expect(columns == grid.size.columns, "row \(row)")
        }
    }
}
