internal import Learning
internal import Wire

/// What was measured of a version beyond its figures; the store keeps it as JSON beside the
/// artifact.
struct Measurements: Codable, Equatable, Sendable {
    /// One point of the coverage–accuracy curve in counts, from which any target's threshold can be
    /// chosen again.
    struct Point: Codable, Equatable, Sendable {
        var threshold: Double
        var answered: Int
        var right: Int
    }

    private static let mostConfusions = 50
    private static let mostPoints = 1000

    var classes: [ClassFigures]
    var confusions: [Wire.Confusion]
    var points: [Point]
    /// Held-out examples, those that cannot be answered included.
    var total: Int
    var trainedOn: [SourceCount]
    var target: Wire.Target
    /// From which similarity on memory answers, fitted to the same training examples.
    var memoryThreshold: Double
    /// What the version stands on; nil for one of the node's own alone.
    var base: VersionBase?
    /// What it went on from; nil when it learned everything from nothing.
    var descent: Descent?

    /// Where a version comes from that was not learned from nothing.
    struct Descent: Codable, Equatable, Sendable {
        /// The digest of the version that it went on from.
        var digest: String
        /// The store's mark of examples up to which the first of its line had learned from nothing.
        var anewUpTo: Int64
    }

    init(
        _ measured: Evaluation, task: LearningTask, sources: [SourceCount],
        memoryThreshold: Double, base: VersionBase?, descent: Descent? = nil
    ) {
        self.descent = descent
        self.memoryThreshold = memoryThreshold
        self.base = base
        classes = zip(task.classes, measured.classes).map { name, result in
            ClassFigures(
                name: name, support: result.support, recall: result.recall,
                precision: result.precision)
        }
        confusions = measured.confusions.prefix(Self.mostConfusions).map {
            Wire.Confusion(
                truth: task.classes.name(at: $0.truth), guess: task.classes.name(at: $0.guess),
                count: $0.count)
        }
        points = measured.curve.thinned(to: Self.mostPoints).map {
            Point(threshold: $0.threshold, answered: $0.answered, right: $0.right)
        }
        total = measured.curve.total
        trainedOn = sources
        target = Wire.Target(task.target)
    }

    /// The curve for the console, coverage rising.
    var curve: [CoveragePoint] {
        points.map {
            CoveragePoint(
                threshold: $0.threshold, coverage: Double($0.answered) / Double(max(1, total)),
                accuracy: Double($0.right) / Double(max(1, $0.answered)))
        }
    }

    /// Chooses the threshold for a target anew.
    func threshold(for target: Learning.Target) -> Threshold {
        var answers: [CoverageCurve.Answer] = []
        var (answered, right) = (0, 0)
        for point in points {
            let rights = point.right - right
            for index in 0..<max(0, point.answered - answered) {
                answers.append(.init(confidence: point.threshold, isRight: index < rights))
            }
            (answered, right) = (point.answered, point.right)
        }
        return Threshold.choose(target, CoverageCurve(answers, unanswered: total - answered))
    }
}
