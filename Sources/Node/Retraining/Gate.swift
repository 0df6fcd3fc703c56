/// The comparison that decides whether a candidate goes live: both versions answer the same
/// held-out examples, and the candidate must not be worse overall nor lose a class.
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
    package func judge(candidate: Side, live: Side) -> Verdict {
        guard !truth.isEmpty else {
            return .reject("there are no held-out examples to compare on")
        }
        let gain = candidate.accuracy - live.accuracy
        let figures =
            "\(percent(candidate.accuracy)) right, live \(percent(live.accuracy)) "
            + "(\(points(gain))) on \(truth.count) held-out examples"
        if gain < 0 {
            return .reject("worse than live: \(figures)")
        }
        if let lost = lostClass(candidate: candidate, live: live) {
            return .reject("loses class \(lost); \(figures)")
        }
        return .promote(gain > 0 ? "better: \(figures)" : "as good: \(figures)")
    }

    private func lostClass(candidate: Side, live: Side) -> String? {
        var told = Array(repeating: 0, count: classes.count)
        var kept = told
        for (index, label) in truth.enumerated() where classes.indices.contains(label) {
            if live.isRight[index] { told[label] += 1 }
            if candidate.isRight[index] { kept[label] += 1 }
        }
        for label in classes.indices where told[label] >= Self.tellable {
            if Double(kept[label]) < Double(told[label]) * Self.remainder {
                return "\(classes[label]): tells \(kept[label]), live tells \(told[label])"
            }
        }
        return nil
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
