/// The labels of a y axis: at the top, the bottom and every third row or so between.
struct ChartLabels {
    /// By row; nil for a row without.
    let text: [String?]
    let width: Int

    init(_ range: ClosedRange<Double>, rows: Int, scale: LineChart.Scale) {
        guard rows > 0 else {
            (text, width) = ([], 0)
            return
        }
        let span = range.upperBound - range.lowerBound
        let steps = Self.steps(rows: rows) ?? 1
        var labels = [String?](repeating: nil, count: rows)
        var last: String?
        for step in 0...steps {
            let row = rows == 1 ? 0 : step * ((rows - 1) / steps)
            let share = rows == 1 ? 0 : Double(row) / Double(rows - 1)
            let label = Self.label(range.upperBound - share * span, span: span, scale: scale)
            // Two rows of one label would say nothing.
            labels[row] = label == last ? nil : label
            last = label
        }
        text = labels
        width = labels.compactMap { $0?.count }.max() ?? 0
    }

    /// Into how many even steps of about three rows an axis falls; nil where none are even.
    static func steps(rows: Int) -> Int? {
        guard rows > 4 else { return 1 }
        return [3, 4, 2, 5, 6].first { (rows - 1).isMultiple(of: $0) }.map { (rows - 1) / $0 }
    }

    private static func label(_ value: Double, span: Double, scale: LineChart.Scale) -> String {
        switch scale {
        case .integer: fixed(value, decimals: 0)
        case .percent: fixed(value * 100, decimals: span < 0.05 ? 1 : 0) + "%"
        case .number: fixed(value, decimals: decimals(span: span))
        }
    }

    /// With how many decimals a number is written where the axis has this length.
    static func decimals(span: Double) -> Int {
        span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.02 ? 2 : 3
    }

    /// Returns a number with a fixed count of decimals, without Foundation.
    static func fixed(_ value: Double, decimals: Int) -> String {
        let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let scaled = (value * factor).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return "\(value)" }
        let whole = Int(abs(scaled))
        let sign = scaled < 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(whole)" }
        let fraction = String(whole % Int(factor))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(whole / Int(factor)).\(zeros)\(fraction)"
    }
}
