/// How far confidence and accuracy are apart (Naeini, Cooper, Hauskrecht 2015).
struct CalibrationBins {
    private var counts = [Int](repeating: 0, count: binCount)
    private var rights = [Int](repeating: 0, count: binCount)
    private var confidences = [Double](repeating: 0, count: binCount)

    private static let binCount = 15

    mutating func add(_ confidence: Double, isRight: Bool) {
        let bin = max(0, min(Self.binCount - 1, Int(confidence * Double(Self.binCount))))
        counts[bin] += 1
        rights[bin] += isRight ? 1 : 0
        confidences[bin] += confidence
    }

    /// The mean distance of a bin's accuracy from its mean confidence, weighted by its answers.
    var expectedError: Double {
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        let distance = counts.indices.reduce(0.0) {
            $0 + abs(Double(rights[$1]) - confidences[$1])
        }
        return distance / Double(total)
    }
}
