/// How accurate the answers are when only the most confident ones are given.
package struct CoverageCurve: Equatable, Sendable {
    /// One held-out example's best class.
    package struct Answer: Equatable, Sendable {
        /// Calibrated, in 0...1.
        package var confidence: Double
        package var isRight: Bool

        package init(confidence: Double, isRight: Bool) {
            self.confidence = confidence
            self.isRight = isRight
        }
    }

    /// What answering at a threshold and above comes to.
    package struct Point: Equatable, Sendable {
        package var threshold: Double
        /// Examples answered.
        package var answered: Int
        /// Those of them that are right.
        package var right: Int
        /// The mean confidence of the answered, in 0...1.
        package var confidence: Double
        /// The answered share of all, in 0...1.
        package var coverage: Double

        /// The right share of the answered, in 0...1.
        package var accuracy: Double { Double(right) / Double(answered) }
    }

    /// One point per different confidence, highest threshold first: coverage rises.
    package let points: [Point]
    /// Held-out examples, those that cannot be answered at all included.
    package let total: Int

    /// Draws the curve of held-out answers.
    ///
    /// - Parameters:
    ///   - answers: in any order.
    ///   - unanswered: examples that the model abstains from at any threshold.
    package init(_ answers: [Answer], unanswered: Int = 0) {
        total = answers.count + unanswered
        var points: [Point] = []
        var (answered, right, confidence) = (0, 0, 0.0)
        for answer in answers.sorted(by: { $0.confidence > $1.confidence }) {
            answered += 1
            confidence += answer.confidence
            right += answer.isRight ? 1 : 0
            if points.last?.threshold == answer.confidence { points.removeLast() }
            points.append(
                Point(
                    threshold: answer.confidence, answered: answered, right: right,
                    confidence: confidence / Double(answered),
                    coverage: Double(answered) / Double(total)))
        }
        self.points = points
    }

    /// Returns at most so many points, evenly spread, the last one always among them.
    package func thinned(to count: Int) -> [Point] {
        guard points.count > count, count > 0 else { return count > 0 ? points : [] }
        return (1...count).map { points[$0 * points.count / count - 1] }
    }

    /// The lowest threshold at and above which the outcomes show, with a confidence of 90 %, that
    /// at least this share of the answers is right; nil where they are too few to show it.
    package func lowest(keeping accuracy: Double) -> Point? {
        points.last {
            BinomialBound.isAtLeast(
                accuracy, successes: $0.right, of: $0.answered, confidence: Threshold.confidence)
        }
    }

    /// What answering at a threshold comes to; nil when nothing is answered.
    package func point(at threshold: Double) -> Point? {
        points.last { $0.threshold >= threshold }
    }
}
