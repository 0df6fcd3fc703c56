/// How a number becomes features: its distance from the mean, and where it lies among the
/// training values.
///
/// The straight part lets far values act in proportion; the bins let a class sit in the middle. A
/// value lies between two bin centres and belongs to both in proportion, so that no step tells
/// 4.99 from 5.01. The centres are quantiles: each has about as many examples.
struct NumberPlan: Equatable, Sendable {
    var mean: Float
    var deviation: Float
    /// Strictly rising; at least one.
    var centres: [Float]

    /// The largest distance from the mean, in deviations.
    private static let reach: Float = 4
    private static let mostCentres = 16

    /// Fits the values present in training; there may be none.
    init(fitting values: [Double]) {
        let sorted = values.map { Float($0) }.filter(\.isFinite).sorted()
        var mean = 0.0
        for value in sorted { mean += Double(value) / Double(sorted.count) }
        var variance = 0.0
        for value in sorted {
            variance += (Double(value) - mean) * (Double(value) - mean) / Double(sorted.count)
        }
        self.mean = Float(mean)
        // Numbers that are all alike differ by rounding at most.
        deviation = variance > 1e-12 * mean * mean ? Float(variance.squareRoot()) : 1
        if !(deviation >= .leastNormalMagnitude) { deviation = 1 }
        centres = []
        guard let last = sorted.indices.last else {
            centres = [0]
            return
        }
        for step in 0..<Self.mostCentres {
            let value = sorted[step * last / (Self.mostCentres - 1)]
            if centres.last.map({ $0 < value }) ?? true { centres.append(value) }
        }
    }

    init(mean: Float, deviation: Float, centres: [Float]) {
        self.mean = mean
        self.deviation = deviation
        self.centres = centres
    }

    var featureCount: Int { 1 + centres.count }

    /// Calls with the index and value of each feature that is not zero: at most three.
    func features(of number: Double, _ add: (Int, Float) -> Void) {
        let value = Float(number)
        let distance = (value - mean) / deviation
        add(0, max(-Self.reach, min(Self.reach, distance)) / Self.reach)
        let upper = centres.firstIndex { $0 > value } ?? centres.count
        guard upper > 0, upper < centres.count else {
            add(1 + max(0, upper - 1), 1)
            return
        }
        let part = (value - centres[upper - 1]) / (centres[upper] - centres[upper - 1])
        add(upper, 1 - part)
        add(upper + 1, part)
    }
}
