/// Makes the layer of a course once it is known what kind it is to be.
struct LayerTraining {
    typealias Progress = (TrainingProgress) -> Bool

    let course: Course
    let plan: FeaturePlan

    /// Trains weights; keeps a share of them that is given or, on a base, chosen by `OwnShare`.
    func linear(share: Float?, _ progress: Progress) throws -> Layer {
        var now: TrainingProgress?
        var regression = try course.run(over: all) {
            now = $0
            return progress($0)
        }
        if let share {
            if share < 1 { regression.keep(share, of: course.start) }
        } else if course.examples.hasBase {
            let share = try OwnShare.choose(for: course) { _ in now.map(progress) ?? true }
            regression.keep(share, of: course.start)
        }
        return layer(regression.bias, .linear(regression.linear))
    }

    /// Trains what was chosen, on all examples.
    func carryOut(_ choice: FamilyChoice, _ progress: Progress) throws -> Layer {
        switch choice.family {
        case .linear:
            return try linear(share: choice.share, progress)
        case .trees:
            let start = course.logits(under: course.bias)
            let trees = try grow(choice, from: start, after: 0, progress)
            return layer(course.bias, .trees(trees))
        case .both:
            var epochs = 0
            var regression = try course.run(over: all) {
                epochs = $0.epochs
                return progress($0.followed(by: choice.rounds))
            }
            let start = course.logits(under: regression)
            let trees = try grow(choice, from: start, after: epochs, progress)
            regression.keep(choice.share, of: course.start)
            let linear = regression.linear
            return layer(
                regression.bias, trees.count > 0 ? .both(linear, trees) : .linear(linear))
        }
    }

    /// Goes on from a layer: weights from where they are, on top of its trees where it has both;
    /// of trees alone the last are left out, and as many are grown on all examples.
    func goOn(from layer: Layer, _ progress: Progress) throws -> Layer {
        let trees = layer.trees?.taking(columns: course.task.classes.indices.map { $0 })
        if layer.linear == nil, let trees {
            return try regrow(trees, of: layer, progress)
        }
        let regression = try course.run(over: all, progress)
        let content = Layer.Content(regression.linear, trees)
        return self.layer(regression.bias, content ?? .linear(regression.linear))
    }

    private func regrow(
        _ trees: BoostedTrees, of layer: Layer, _ progress: Progress
    ) throws -> Layer {
        let going = course.settings.goingOn
        let count = min(
            trees.count, max(going.leastRegrown, trees.count / going.treesPerRegrown))
        let kept = trees.prefix(trees.count - count)
        let table = BinnedExamples(
            course.inputs, plan: kept.plan, classCount: course.task.classes.count)
        // The bias of new classes says how frequent they are.
        var bias = course.bias
        for label in 0..<layer.classCount { bias[label] = layer.bias[label] }
        let start = logits(under: bias, kept, of: table)
        var boosting = GradientBoosting(
            table, shape: kept.isOfSmallOnes ? .small : .large, from: kept, logits: start,
            over: all, aside: [], generator: course.generator)
        try add(count, to: &boosting, after: 0, progress)
        return self.layer(bias, .trees(boosting.trees))
    }

    private func logits(
        under bias: [Float], _ trees: BoostedTrees, of table: BinnedExamples
    ) -> [Float] {
        var logits = course.logits(under: bias)
        for example in 0..<table.count {
            var sums = [Float](repeating: 0, count: table.stride)
            trees.addLogits(of: table.bins(of: example), to: &sums)
            for (label, logit) in sums.enumerated() {
                logits[example * table.stride + label] += logit
            }
        }
        return logits
    }

    private var all: [Int] { Array(0..<course.examples.count) }

    private func grow(
        _ choice: FamilyChoice, from start: [Float], after epochs: Int, _ progress: Progress
    ) throws -> BoostedTrees {
        var boosting = GradientBoosting(
            course.table(fittedOn: all), shape: choice.shape, logits: start, over: all, aside: [],
            generator: course.generator)
        guard choice.share > 0 else { return boosting.trees }
        try add(choice.rounds, to: &boosting, after: epochs, progress)
        return boosting.trees.scaled(by: choice.share)
    }

    private func add(
        _ rounds: Int, to boosting: inout GradientBoosting, after epochs: Int,
        _ progress: Progress
    ) throws {
        for round in 0..<rounds {
            boosting.addTree()
            let now = TrainingProgress(
                epoch: Double(epochs + round + 1), epochs: epochs + rounds,
                loss: boosting.lossLearned, heldOutLoss: nil)
            guard progress(now) else { throw TrainingCancelled() }
        }
    }

    private func layer(_ bias: [Float], _ content: Layer.Content) -> Layer {
        Layer(plan: plan, classCount: course.task.classes.count, bias: bias, content: content)
    }
}

extension SoftmaxRegression {
    fileprivate var linear: LinearWeights { LinearWeights(weights, accumulators: accumulators) }
}

extension TrainingProgress {
    fileprivate func followed(by rounds: Int) -> TrainingProgress {
        TrainingProgress(
            epoch: epoch, epochs: epochs + rounds, loss: loss, heldOutLoss: heldOutLoss)
    }
}

extension BoostedTrees {
    /// Whether the trees are not larger than small ones are.
    fileprivate var isOfSmallOnes: Bool { leafCount <= TreeShape.small.leaves * count }
}

extension Layer {
    /// The trees of a layer that has weights too, as a layer below those.
    var treesBelow: [Layer] {
        guard linear != nil, let trees else { return [] }
        let bias = [Float](repeating: 0, count: bias.count)
        return [Layer(plan: plan, classCount: classCount, bias: bias, content: .trees(trees))]
    }

    /// Whether training can go on where it stopped: not from what is thin.
    var canGoOn: Bool {
        if let linear, linear.step != nil { return false }
        guard let trees else { return true }
        return !trees.plan.columns.isEmpty && trees.plan.fits(plan.parts)
    }
}
