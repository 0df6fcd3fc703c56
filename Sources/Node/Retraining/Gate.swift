internal import Learning

/// The comparison that decides whether a candidate goes live: both versions answer the same
/// held-out examples, and the candidate must not be worse overall nor lose a class.
///
/// Where it was trained on more examples than the live version, more is expected of it than some
/// tens of held-out ones can show: then it must not be worse beyond chance. One example that only
/// the live version tells is no reason to go on without all that was learned since. Little
/// adds up by that: a line of versions that go on from each other is short (`Continuation`).
package struct Gate: Equatable, Sendable {
    /// One side's outcome on the held-out examples.
    package struct Side: Equatable, Sendable {
        /// Right or wrong, example by example, in the same order on both sides.
        package var isRight: [Bool]

        package init(isRight: [Bool]) {
            self.isRight = isRight
        }

        var accuracy: Double {
            isRight.isEmpty ? 0 : Double(isRight.count { $0 }) / Double(isRight.count)
        }
    }

    package enum Verdict: Equatable, Sendable {
        case promote(String)
        case reject(String)

        package var remark: String {
            switch self {
            case .promote(let remark), .reject(let remark): remark
            }
        }
    }

    /// A class counts as lost when the live version told at least `tellable` of its held-out
    /// examples and the candidate tells less than `remainder` of what the live version told.
    static let tellable = 2
    static let remainder = 0.5
    /// How sure it must be that a candidate that was trained on more is worse.
    static let confidence = 0.9

    /// The true class of each held-out example.
    package var truth: [Int]
    package var classes: [String]

    package init(truth: [Int], classes: [String]) {
        self.truth = truth
        self.classes = classes
    }

    /// Judges a task's first version, which only has to beat always saying the commonest class.
    package func judgeFirst(candidate: Side, baseline: Double) -> Verdict {
        guard !truth.isEmpty else {
            return .promote("first version; too few examples to hold any out")
        }
        let figures = "\(percent(candidate.accuracy)) right, baseline \(percent(baseline))"
        return candidate.accuracy >= baseline
            ? .promote("first version: \(figures)")
            : .reject("worse than always saying the commonest class: \(figures)")
    }

    /// Judges a candidate against the live version on the same held-out examples.
    ///
    /// `hasMore` says that the candidate was trained on more examples than the live version.
    package func judge(candidate: Side, live: Side, hasMore: Bool = false) -> Verdict {
        guard !truth.isEmpty else {
            return .reject("there are no held-out examples to compare on")
        }
        let gain = candidate.accuracy - live.accuracy
        let figures =
            "\(percent(candidate.accuracy)) right, live \(percent(live.accuracy)) "
            + "(\(points(gain))) on \(truth.count) held-out examples"
        let pairs = Array(zip(candidate.isRight, live.isRight))
        if gain < 0, !hasMore || Self.isWorseBeyondChance(pairs) {
            return .reject("worse than live: \(figures)")
        }
        if let lost = lostClass(pairs, hasMore: hasMore) {
            return .reject("loses class \(lost); \(figures)")
        }
        if gain < 0 {
            return .promote("trained on more, no worse than chance explains: \(figures)")
        }
        return .promote(gain > 0 ? "better: \(figures)" : "as good: \(figures)")
    }

    private func lostClass(
        _ pairs: [(candidate: Bool, live: Bool)], hasMore: Bool
    ) -> String? {
        var byClass = Array(repeating: [(candidate: Bool, live: Bool)](), count: classes.count)
        for (pair, label) in zip(pairs, truth) where classes.indices.contains(label) {
            byClass[label].append(pair)
        }
        for (name, pairs) in zip(classes, byClass) {
            let (kept, told) = (pairs.count { $0.candidate }, pairs.count { $0.live })
            guard told >= Self.tellable, Double(kept) < Double(told) * Self.remainder else {
                continue
            }
            if !hasMore || Self.isWorseBeyondChance(pairs) {
                return "\(name): tells \(kept), live tells \(told)"
            }
        }
        return nil
    }

    /// Whether among the examples that only one side tells, the live version tells more than an
    /// even chance would give it: a sign test.
    private static func isWorseBeyondChance(_ pairs: [(candidate: Bool, live: Bool)]) -> Bool {
        let lost = pairs.count { $0.live && !$0.candidate }
        let won = pairs.count { $0.candidate && !$0.live }
        return BinomialBound.isAtLeast(
            0.5, successes: lost, of: lost + won, confidence: confidence)
    }

    private func percent(_ share: Double) -> String {
        "\(tenths(share * 100)) %"
    }

    private func points(_ difference: Double) -> String {
        (difference >= 0 ? "+" : "−") + tenths(abs(difference) * 100) + " points"
    }

    /// One decimal without Foundation's formatter.
    private func tenths(_ value: Double) -> String {
        let scaled = Int((value * 10).rounded())
        return "\(scaled / 10).\(scaled % 10)"
    }
}
