/// How well a score tells two kinds of inputs apart, whatever threshold is taken.
package enum ROCCurve {
    /// Returns the area under the receiver operating characteristic: the chance that a positive
    /// scores above a negative, equal scores counting half.
    ///
    /// From the ranks, as Mann and Whitney (1947) do: O(n log n).
    ///
    /// - Parameters:
    ///   - positives: scores of those that should score high, not NaN.
    ///   - negatives: scores of those that should score low, not NaN.
    /// - Returns: 0...1, one half for a score that tells nothing; nil when either side is empty.
    package static func area(positives: [Double], negatives: [Double]) -> Double? {
        guard !positives.isEmpty, !negatives.isEmpty else { return nil }
        let sorted = negatives.sorted()
        var (below, upTo) = (0, 0)
        var won = 0.0
        for score in positives.sorted() {
            while below < sorted.count, sorted[below] < score { below += 1 }
            while upTo < sorted.count, sorted[upTo] <= score { upTo += 1 }
            won += Double(below + upTo) / 2
        }
        return won / (Double(positives.count) * Double(sorted.count))
    }
}
