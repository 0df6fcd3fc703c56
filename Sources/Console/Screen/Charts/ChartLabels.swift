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
        let steps = max(1, (rows - 1) / 3)
        var labels = [String?](repeating: nil, count: rows)
        var last: String?
        for step in 0...steps {
            let row = rows == 1 ? 0 : step * (rows - 1) / steps
            let share = rows == 1 ? 0 : Double(row) / Double(rows - 1)
            let label = Self.label(range.upperBound - share * span, span: span, scale: scale)
            // Two rows of one label would say nothing.
            labels[row] = label == last ? nil : label
            last = label
        }
        text = labels
        width = labels.compactMap { $0?.count }.max() ?? 0
    }

    private static func label(_ value: Double, span: Double, scale: LineChart.Scale) -> String {
        switch scale {
        case .integer: fixed(value, decimals: 0)
        case .percent: fixed(value * 100, decimals: span < 0.05 ? 1 : 0) + "%"
        case .number: fixed(value, decimals: span >= 20 ? 0 : span >= 2 ? 1 : span >= 0.02 ? 2 : 3)
        }
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
