/// The confidence from which on a model answers, chosen for the operator's target.
///
/// For a target accuracy it is the lowest confidence at which the held-out answers show, with a
/// confidence of 90 %, that the target is kept (Clopper and Pearson's exact bound; measured on
/// held-out answers a threshold without a bound misses its target every other time). Where too few
/// held-out answers exist to show that at any threshold, nothing is promised, but the node need
/// not fall silent: it then answers where the calibrated confidence of the single answer reaches
/// the target, or the accuracy seen so far asks for more. `isSupported` tells the two cases apart.
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
        let supported = curve.points.last {
            BinomialBound.isAtLeast(
                target, successes: $0.right, of: $0.answered, confidence: confidence)
        }
        if let supported { return Threshold(at: supported.threshold, curve, isSupported: true) }
        let seen = curve.points.last { $0.accuracy >= target }
        let value = max(target, seen?.threshold ?? curve.points.first?.threshold.nextUp ?? target)
        return Threshold(at: value, curve, isSupported: false)
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
