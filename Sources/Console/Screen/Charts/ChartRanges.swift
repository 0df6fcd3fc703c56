/// What the ends of a chart's axes stand for.
struct ChartRanges {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    /// Ends the y axis where the labels make as many even steps of it.
    init(_ chart: LineChart, steps: Int = 1) {
        let points = chart.series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
        var across = points.map(\.x)
        var upwards = points.map(\.y)
        for marker in chart.markers {
            switch marker {
            case .horizontal(let value, _) where value.isFinite: upwards.append(value)
            case .vertical(let value, _) where value.isFinite: across.append(value)
            default: break
            }
        }
        x = Self.widened(chart.xRange ?? Self.range(across))
        let upright = Self.widened(chart.yRange ?? Self.range(upwards))
        y = chart.yRange == nil && chart.scale == .number ? Self.even(upright, steps) : upright
    }

    /// Returns the dot of a point, moved to the edge when it lies outside.
    func dot(_ point: LineChart.Point, _ field: DotField) -> (x: Int, y: Int) {
        let across = Self.share(point.x, x)
        let upwards = Self.share(point.y, y)
        return (
            Int((across * Double(field.width - 1)).rounded()),
            Int(((1 - upwards) * Double(field.height - 1)).rounded())
        )
    }

    private static func share(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        let span = range.upperBound - range.lowerBound
        return min(1, max(0, (value - range.lowerBound) / span))
    }

    private static func range(_ values: [Double]) -> ClosedRange<Double> {
        guard let low = values.min(), let high = values.max() else { return 0...1 }
        return low...high
    }

    /// Returns the range widened so that each label, as it is written, is a step from the next.
    private static func even(_ range: ClosedRange<Double>, _ steps: Int) -> ClosedRange<Double> {
        guard steps > 1, max(abs(range.lowerBound), abs(range.upperBound)) < 1e9 else {
            return range
        }
        let span = range.upperBound - range.lowerBound
        let decimals = ChartLabels.decimals(span: span)
        let parts = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let low = (range.lowerBound * parts).rounded(.down)
        let step = ((range.upperBound * parts - low) / Double(steps)).rounded(.up)
        let widened = (low / parts)...((low + step * Double(steps)) / parts)
        // A longer range may be written with fewer decimals, and then needs longer steps.
        let isWritten =
            ChartLabels.decimals(span: widened.upperBound - widened.lowerBound) == decimals
        return isWritten ? widened : even(widened, steps)
    }

    /// A range of no length, or of one that overflows, would divide by zero.
    private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let low = max(range.lowerBound, -1e300)
        let high = min(range.upperBound, 1e300)
        if high > low { return low...high }
        let middle = min(1e299, max(-1e299, low))
        let half = max(abs(middle) * 0.1, 0.5)
        return (middle - half)...(middle + half)
    }
}
