/// Lines over a common x axis, with labels and marker lines.
///
/// The last values as text are the caller's: a chart is never the only place of a figure.
package struct LineChart: Equatable, Sendable {
    /// One line.
    package struct Series: Equatable, Sendable {
        package var points: [Point]
        /// The look; nil by the series' number.
        package var role: Role?

        package init(points: [Point], role: Role? = nil) {
            self.points = points
            self.role = role
        }

        /// Takes values at x = 0, 1, 2 …; those that are not finite are gaps.
        package init(values: [Double], role: Role? = nil) {
            self.init(
                points: values.enumerated().map { Point(x: Double($0.offset), y: $0.element) },
                role: role)
        }
    }

    package struct Point: Equatable, Sendable {
        package var x: Double
        package var y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A line across the whole chart, such as a target or a threshold.
    package enum Marker: Equatable, Sendable {
        case horizontal(Double, role: Role = .warn)
        case vertical(Double, role: Role = .warn)
    }

    /// How the labels at the left are written.
    package enum Scale: Equatable, Sendable {
        /// With as many decimals as the range needs.
        case number
        /// 0...1 as 0...100 %.
        case percent
        case integer
    }

    package var series: [Series]
    package var markers: [Marker]
    /// Spread below the chart: the first at the left end, the last at the right end.
    package var xLabels: [String]
    package var scale: Scale
    /// What the ends of the axes stand for; nil as the data and markers have it.
    package var xRange: ClosedRange<Double>?
    package var yRange: ClosedRange<Double>?

    package init(
        series: [Series], markers: [Marker] = [], xLabels: [String] = [], scale: Scale = .number,
        xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil
    ) {
        self.series = series
        self.markers = markers
        self.xLabels = xLabels
        self.scale = scale
        self.xRange = xRange
        self.yRange = yRange
    }

    /// Returns the chart; parts that do not fit are left out, the labels first.
    package func grid(size: Size, palette: Palette) -> Grid {
        var canvas = Canvas(size: size, palette: palette)
        let hasLabels = !xLabels.isEmpty && size.rows >= 5
        let free = size.rows - (hasLabels ? 2 : size.rows >= 4 ? 1 : 0)
        // A row less where the labels could not stand at even distances.
        let rows = ChartLabels.steps(rows: free) == nil ? free - 1 : free
        let ranges = ChartRanges(self, steps: ChartLabels.steps(rows: rows) ?? 1)
        let labels = ChartLabels(ranges.y, rows: rows, scale: scale)
        let gutter = size.columns >= 2 * (labels.width + 2) ? labels.width + 2 : 0
        let plot = Area(
            column: gutter, row: 0, columns: size.columns - gutter, rows: rows)
        guard !plot.isEmpty else { return canvas.grid }
        drawAxes(&canvas, plot, labels)
        if hasLabels { writeXLabels(&canvas, plot) }
        canvas.place(lines(plot.size, ranges, palette), over: plot)
        return canvas.grid
    }

    private func drawAxes(_ canvas: inout Canvas, _ plot: Area, _ labels: ChartLabels) {
        let isASCII = canvas.palette.glyphs == .ascii
        if plot.column > 0 {
            for row in 0..<plot.rows {
                let text = labels.text[row]
                canvas.write(
                    text ?? "", column: 0, row: row, role: .chartText, width: plot.column - 2,
                    alignment: .right)
                let axis = isASCII ? (text == nil ? "|" : "+") : text == nil ? "│" : "┤"
                canvas.write(axis, column: plot.column - 1, row: row, role: .chartGrid)
            }
        }
        guard plot.rows < canvas.size.rows else { return }
        let line = isASCII ? "-" : "─"
        for column in max(0, plot.column - 1)..<canvas.size.columns {
            let isCorner = column == plot.column - 1
            canvas.write(
                isCorner ? (isASCII ? "+" : "└") : line, column: column, row: plot.rows,
                role: .chartGrid)
        }
    }

    private func writeXLabels(_ canvas: inout Canvas, _ plot: Area) {
        var free = plot.column
        for (index, label) in xLabels.enumerated() {
            let width = DisplayWidth.columns(of: label, isUnicode: canvas.palette.isUnicode)
            let share = xLabels.count == 1 ? 0 : Double(index) / Double(xLabels.count - 1)
            let at = plot.column + Int((share * Double(plot.columns - width)).rounded())
            guard at >= free, at + width <= canvas.size.columns else { continue }
            canvas.write(label, column: at, row: plot.rows + 1, role: .chartText, width: width)
            free = at + width + 1
        }
    }

    private func lines(_ size: Size, _ ranges: ChartRanges, _ palette: Palette) -> DotField {
        var field = DotField(size: size, glyphs: palette.glyphs)
        for marker in markers { draw(marker, ranges, palette, &field) }
        for (number, series) in series.enumerated() {
            let style = series.role.map(palette.style) ?? palette.series(number)
            let mark = Self.asciiMarks[number % Self.asciiMarks.count]
            var previous: (x: Int, y: Int)?
            for point in series.points {
                guard point.x.isFinite, point.y.isFinite else {
                    previous = nil
                    continue
                }
                let dot = ranges.dot(point, field)
                field.line(from: previous ?? dot, to: dot, style, mark: mark)
                previous = dot
            }
        }
        return field
    }

    private static let asciiMarks: [Character] = ["*", "o", "x", "+", "#", "@"]

    private func draw(
        _ marker: Marker, _ ranges: ChartRanges, _ palette: Palette, _ field: inout DotField
    ) {
        switch marker {
        case .horizontal(let value, let role):
            guard value.isFinite else { return }
            let y = ranges.dot(Point(x: ranges.x.lowerBound, y: value), field).y
            // Dashed, so that it is no data line even without colours.
            for x in 0..<field.width where x % 4 < 2 || field.dotsAcross == 1 {
                field.set(x, y, palette.style(role), mark: "-")
            }
        case .vertical(let value, let role):
            guard value.isFinite else { return }
            let x = ranges.dot(Point(x: value, y: ranges.y.lowerBound), field).x
            for y in 0..<field.height where y % 2 == 0 || field.dotsDown == 1 {
                field.set(x, y, palette.style(role), mark: ":")
            }
        }
    }
}

extension Canvas {
    /// Puts the dots of a chart over what is drawn.
    fileprivate mutating func place(_ field: DotField, over plot: Area) {
        for row in 0..<plot.rows {
            for column in 0..<plot.columns {
                guard let cell = field.cell(column, row), let glyph = cell.glyph else { continue }
                put(glyph, columns: 1, cell.style, plot.column + column, plot.row + row)
            }
        }
    }
}
