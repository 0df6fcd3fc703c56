/// Measured numbers of one kind, and their percentiles.
struct Samples {
    private(set) var values: [Double] = []

    init(_ values: [Double] = []) {
        self.values = values
    }

    mutating func add(_ value: Double) {
        values.append(value)
    }

    var median: Double { percentile(0.5) }

    /// Returns the smallest value that at least this share of the values does not exceed; NaN
    /// without values.
    func percentile(_ share: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        let place = Int((Double(values.count) * share).rounded(.up)) - 1
        return values.sorted()[min(max(place, 0), values.count - 1)]
    }
}
