/// Tries kinds of layers on the folds of a course.
struct Trials {
    typealias Progress = (TrainingProgress) -> Bool

    private struct Fold {
        let learned: [Int]
        let aside: [Int]
        let table: BinnedExamples
        /// Of all examples under the weights that were learned; empty before that.
        var linear: [Float] = []
    }

    private let course: Course
    private var folds: [Fold]

    /// Fewer examples are dealt into so many folds; of more, one of at most so many tells enough.
    private static let manyExamples = 1000
    private static let foldCount = 4
    private static let mostInFold = 2000
    /// Trees that do best after fewer rounds have begun to learn chance.
    private static let fewRounds = 40

    init(_ course: Course) {
        self.course = course
        let dealt = course.deal(folds: Self.foldCount, many: Self.manyExamples) {
            min(Self.mostInFold, $0 / 5)
        }
        folds = dealt.map { aside in
            let inside = Set(aside)
            let learned = (0..<course.examples.count).filter { !inside.contains($0) }
            return Fold(learned: learned, aside: aside, table: course.table(fittedOn: learned))
        }
    }

    /// Whether there is anything for trees to see in every fold.
    var haveColumns: Bool {
        !folds.isEmpty && folds.allSatisfy { !$0.table.plan.columns.isEmpty }
    }

    /// Tries a kind of layer; trees of the shape that is pinned, or of the better one.
    mutating func best(of family: Family, _ progress: Progress) throws -> Trial {
        if family != .trees { try learnWeights(progress) }
        guard family != .linear else { return linear() }
        if let shape = course.settings.treeShape {
            return try grow(family, shape, progress)
        }
        let large = try grow(family, .large, progress)
        guard large.meanRounds < Self.fewRounds else { return large }
        let small = try grow(family, .small, progress)
        return small.loss < large.loss ? small : large
    }

    private mutating func learnWeights(_ progress: Progress) throws {
        for index in folds.indices where folds[index].linear.isEmpty {
            let weights = try course.run(over: folds[index].learned) { progress($0.beforeStart) }
            folds[index].linear = course.logits(under: weights)
        }
    }

    private func linear() -> Trial {
        var trial = Trial(.linear, .large, onBase: course.examples.hasBase)
        for fold in folds { trial.take(fold.aside, of: course, logits: fold.linear) }
        return trial
    }

    private func grow(
        _ family: Family, _ shape: TreeShape, _ progress: Progress
    ) throws -> Trial {
        var trial = Trial(family, shape, onBase: course.examples.hasBase)
        for fold in folds {
            let start = family == .both ? fold.linear : course.logits(under: course.bias)
            var boosting = GradientBoosting(
                fold.table, shape: shape, logits: start, over: fold.learned, aside: fold.aside,
                generator: course.generator)
            let best = try boosting.growUntilWorse(
                most: course.settings.mostTrees, patience: course.settings.treePatience
            ) { loss in
                progress(
                    TrainingProgress(
                        epoch: 0, epochs: course.settings.epochs, loss: loss, heldOutLoss: nil))
            }
            trial.rounds.append(best.rounds)
            trial.take(fold.aside, of: course, logits: best.logits)
        }
        return trial
    }
}

extension Trial {
    fileprivate mutating func take(_ examples: [Int], of course: Course, logits: [Float]) {
        let (stride, classes) = (course.examples.stride, course.task.classes.count)
        for example in examples {
            add(
                example, of: course,
                logits: logits[example * stride..<example * stride + classes])
        }
    }
}

extension TrainingProgress {
    /// The same loss while it is tried what to train: nothing of the training itself is done.
    fileprivate var beforeStart: TrainingProgress {
        TrainingProgress(epoch: 0, epochs: epochs, loss: loss, heldOutLoss: nil)
    }
}
