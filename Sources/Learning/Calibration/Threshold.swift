/// The confidence from which on a model answers, chosen for the operator's target.
///
/// For a target accuracy it is the lowest confidence at which the held-out answers show, with a
/// confidence of 90 %, that the target is kept (Clopper and Pearson's exact bound; measured on
/// held-out answers a threshold without a bound misses its target every other time).
///
/// Some tens of outcomes alone show that only far above the target. So what the calibrated model
/// itself expects of its answers counts beside them, for as many answers as there are outcomes
/// and for `mostExpected` at most: with few, for half of all evidence, with many, for nearly
/// nothing. It is one number fitted to all outcomes, and so surer than the few above a threshold,
/// but it looks at no one confidence in particular; alone it would miss the target.
///
/// Where even the least confident of the held-out answers may be given, no outcome says where to
/// stop: any answer may be given whose calibrated confidence reaches the target.
///
/// Where even both are too little to show it at any threshold, nothing is promised, but the node
/// need not fall silent: it then answers where the calibrated confidence of the single answer
/// reaches the target, or the accuracy seen so far asks for more. `isSupported` tells the two
/// cases apart.
///
/// For a target escalation it is the quantile of the held-out confidences.
///
/// Either way the promise is for questions like the held-out examples: classes and inputs that no
/// example shows are beyond what it can see.
package struct Threshold: Equatable, Sendable {
    /// Answer when the calibrated confidence is at least this; above 1 means never.
    package var value: Double
    /// The share of the held-out examples that is answered, in 0...1.
    package var coverage: Double
    /// The right share of the answered; 0 when nothing is answered.
    package var answeredAccuracy: Double
    /// Whether the held-out examples suffice to promise the target.
    package var isSupported: Bool

    /// The confidence with which a target accuracy is promised.
    package static let confidence = 0.9
    /// Expected outcomes that count beside the seen ones at most.
    private static let mostExpected = 100
    /// Held-out examples that a quantile needs at least.
    private static let leastForQuantile = 30

    /// Chooses the threshold for a target from the held-out answers.
    package static func choose(_ target: Target, _ curve: CoverageCurve) -> Threshold {
        switch target {
        case .accuracy(let accuracy): forAccuracy(accuracy, curve)
        case .escalation(let share): forEscalation(share, curve)
        }
    }

    private static func forAccuracy(_ target: Double, _ curve: CoverageCurve) -> Threshold {
        let shown = [curve.lowest(keeping: target), lowestExpected(target, curve)]
        if let lowest = shown.compactMap({ $0?.threshold }).min() {
            let isLast = lowest == curve.points.last?.threshold
            return Threshold(at: isLast ? min(lowest, target) : lowest, curve, isSupported: true)
        }
        let seen = curve.points.last { $0.accuracy >= target }
        let value = max(target, seen?.threshold ?? curve.points.first?.threshold.nextUp ?? target)
        return Threshold(at: value, curve, isSupported: false)
    }

    /// The lowest point that outcomes and expectation together bear out.
    private static func lowestExpected(
        _ target: Double, _ curve: CoverageCurve
    ) -> CoverageCurve.Point? {
        curve.points.last { point in
            let expected = min(point.answered, mostExpected)
            let right = (Double(expected) * point.confidence).rounded(.down)
            return BinomialBound.isAtLeast(
                target, successes: point.right + Int(right), of: point.answered + expected,
                confidence: confidence)
        }
    }

    private static func forEscalation(_ share: Double, _ curve: CoverageCurve) -> Threshold {
        guard let point = curve.points.first(where: { $0.coverage >= 1 - share - 1e-9 }) else {
            return Threshold(at: 0, curve, isSupported: false)
        }
        return Threshold(
            at: point.threshold, curve, isSupported: curve.total >= leastForQuantile)
    }

    private init(at value: Double, _ curve: CoverageCurve, isSupported: Bool) {
        let point = curve.point(at: value)
        self.value = value
        coverage = point?.coverage ?? 0
        answeredAccuracy = point?.accuracy ?? 0
        self.isSupported = isSupported
    }
}
