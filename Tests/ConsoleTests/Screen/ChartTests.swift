import Testing

@testable import Console

struct ChartTests {
    @Test(arguments: [
        (GlyphSet.braille, [2.0, 4, 6, 8], "⣠⣾"), (.block, [1, 3, 5, 6, 8], "▁▃▅▆█"),
        (.ascii, [1, 2, 3, 4, 5, 6], "_.-=+#"),
    ])
    func `a sparkline rises with its values`(
        glyphs: GlyphSet, values: [Double], line: String
    ) {
        let sparkline = Sparkline(values)
        let size = Size(columns: line.count, rows: 1)

        #expect(sparkline.grid(size: size, palette: palette(glyphs)).lines == [line])
    }

    @Test func `a high sparkline fills from below`() {
        let sparkline = Sparkline([1, 8, 16])

        let lines = sparkline.grid(size: Size(columns: 3, rows: 2), palette: palette(.block)).lines

        #expect(lines == ["  █", "▁██"])
    }

    @Test func `a sparkline keeps the newest values at the right`() {
        let sparkline = Sparkline([8, 8, 8, 0, 8], range: 0...8)

        let shown = sparkline.grid(size: Size(columns: 2, rows: 1), palette: palette(.block))
        let wide = sparkline.grid(size: Size(columns: 7, rows: 1), palette: palette(.block))

        #expect(shown.lines == ["▁█"])
        #expect(wide.lines == ["  ███▁█"])
    }

    @Test(
        arguments: [[], [1.0], [Double.nan], [.infinity, -.infinity], [0, 0], [-1, -2]]
            as [[Double]])
    func `a sparkline takes any values`(values: [Double]) {
        for glyphs in GlyphSet.allCases {
            for columns in 0...3 {
                let grid = Sparkline(values, gradient: .load).grid(
                    size: Size(columns: columns, rows: columns), palette: palette(glyphs))
                #expect(grid.size.columns == columns)
            }
        }
    }

    @Test func `a line goes from corner to corner`() {
        let chart = LineChart(series: [.init(values: [0, 1])], xLabels: ["a", "b"])

        let lines = chart.grid(size: Size(columns: 14, rows: 6), palette: palette(.ascii)).lines

        #expect(
            lines == [
                "1.00 +      **",
                "     |    **  ",
                "     |  **    ",
                "0.00 +**      ",
                "     +--------",
                "      a      b",
            ])
    }

    @Test func `braille has eight dots to a cell`() {
        let chart = LineChart(series: [.init(values: [0, 1])])

        let lines = chart.grid(size: Size(columns: 4, rows: 2), palette: palette(.braille)).lines

        #expect(lines == ["  ⡠⠊", "⡠⠊  "])
    }

    @Test func `markers are dashed and lie where they are told`() {
        let chart = LineChart(
            series: [], markers: [.horizontal(0.5), .vertical(0.5)], xRange: 0...1, yRange: 0...1)

        let lines = chart.grid(size: Size(columns: 5, rows: 3), palette: palette(.ascii)).lines

        #expect(lines == ["  :  ", "--:--", "  :  "])
    }

    @Test func `percent labels are percents`() {
        let chart = LineChart(
            series: [.init(values: [0.5])], scale: .percent, yRange: 0...1)

        let grid = chart.grid(size: Size(columns: 20, rows: 4), palette: palette(.ascii))

        #expect(grid.lines[0].hasPrefix("100% +"))
        #expect(grid.lines[2].hasPrefix("  0% +"))
    }

    @Test(
        arguments: [
            [], [[]], [[1.0]], [[Double.nan, .infinity]], [[3, 3, 3]], [[1e308, -1e308]],
            [[-5, 2], [7]],
        ] as [[[Double]]])
    func `a chart takes any values at any size`(values: [[Double]]) {
        let chart = LineChart(
            series: values.map { LineChart.Series(values: $0) },
            markers: [.horizontal(.nan), .vertical(2)], xLabels: ["from", "", "to"])
        for glyphs in GlyphSet.allCases {
            for size in [(0, 0), (1, 1), (3, 2), (9, 5), (40, 12)] {
                let wanted = Size(columns: size.0, rows: size.1)
                #expect(chart.grid(size: wanted, palette: palette(glyphs)).size == wanted)
            }
        }
    }

    @Test(arguments: [
        (1.5, 1, "1.5"), (0.05, 2, "0.05"), (-0.5, 1, "-0.5"), (2, 0, "2"), (0.999, 2, "1.00"),
        (12.345, 3, "12.345"),
    ])
    func `numbers have a fixed count of decimals`(value: Double, decimals: Int, text: String) {
        #expect(ChartLabels.fixed(value, decimals: decimals) == text)
    }

    private func palette(_ glyphs: GlyphSet) -> Palette {
        .plain(glyphs: glyphs, isUnicode: glyphs != .ascii)
    }
}

struct ChartStepTests {
    @Test(arguments: 6...30, [0.1...3.2, 0...1.99, -4...40, 0.31...0.33])
    func `labels stand at even steps`(rows: Int, values: ClosedRange<Double>) {
        let chart = LineChart(series: [.init(values: [values.lowerBound, values.upperBound])])

        let lines = chart.grid(
            size: Size(columns: 40, rows: rows), palette: .plain(glyphs: .ascii, isUnicode: false)
        ).lines
        let labels = lines.enumerated().compactMap { row, line in
            line.split(separator: "+").first.flatMap { Double($0.filter { $0 != " " }) }
                .map { (row, $0) }
        }
        let rowSteps = Set(zip(labels, labels.dropFirst()).map { $1.0 - $0.0 })
        let steps = zip(labels, labels.dropFirst()).map { $0.1 - $1.1 }

        #expect(labels.count >= 2)
        #expect(rowSteps.count == 1)
        #expect((steps.max() ?? 0) - (steps.min() ?? 0) < 1e-9)
    }
}
