/// All that a training begins with; the same course over the same examples ends the same.
struct Course {
    let task: LearningTask
    let inputs: [TrainingExample]
    let examples: EncodedExamples
    let settings: Trainer.Settings
    let start: SoftmaxRegression
    /// How it goes on from what was learned before; nil where it begins at nothing.
    var goingOn: Pace?
    let generator: SeededGenerator

    /// How much harder learning is made; nil where it is not.
    ///
    /// A layer on a base learns what the base gets wrong, which is hard enough.
    var texts: TextHardness? {
        task.isOfTexts && !examples.hasBase ? settings.texts : nil
    }

    var pace: Pace {
        goingOn ?? texts.map { Pace($0, settings) }
            ?? Pace(anew: settings, hasBase: examples.hasBase)
    }

    /// Trains weights on the examples with these indices.
    func run(
        over indices: [Int], _ progress: (TrainingProgress) -> Bool
    ) throws -> SoftmaxRegression {
        var descent = Descent(self, over: indices)
        var regression = try descent.run(progress)
        if let texts { regression.multiply(by: texts.scale) }
        return regression
    }

    /// All examples as trees see them, by a plan fitted on some.
    func table(fittedOn indices: [Int]) -> BinnedExamples {
        let plan = TreePlan(fitting: indices.map { inputs[$0] }, of: task)
        return BinnedExamples(inputs, plan: plan, classCount: task.classes.count)
    }

    /// Deals the examples into folds, each of them to be tried on what was learned from the rest:
    /// few into several, of many only one.
    func deal(folds: Int, many: Int, most: (Int) -> Int) -> [[Int]] {
        var generator = generator
        var order = Array(0..<examples.count)
        generator.shuffle(&order)
        guard order.count < many else { return [Array(order.prefix(most(order.count)))] }
        return (0..<folds).map { fold in
            stride(from: fold, to: order.count, by: folds).map { order[$0] }
        }
        .filter { !$0.isEmpty && $0.count < order.count }
    }

    /// What a layer adds to an input of which it knows nothing.
    ///
    /// On top of a base, how much more frequent the classes are than it expects; without one, the
    /// logarithms of their shares, with one more example of each.
    var bias: [Float] {
        if examples.hasBase { return start.bias }
        var counts = [Double](repeating: 1, count: task.classes.count)
        for (label, weight) in zip(examples.labels, examples.weights) {
            counts[label] += Double(weight)
        }
        let sum = counts.reduce(0, +)
        let padding = [Float](repeating: 0, count: examples.stride - counts.count)
        return counts.map { Float(logarithm($0 / sum)) } + padding
    }

    /// The logits of one example that a layer begins with, one a class.
    func logits(begun example: Int) -> [Float] {
        task.classes.indices.map { label in
            let frozen =
                examples.hasBase ? examples.frozen[example * examples.stride + label] : 0
            return frozen + start.bias[label]
        }
    }

    /// The logits of all examples under a layer of nothing but a bias, or of weights.
    func logits(under bias: [Float]) -> [Float] {
        var logits = examples.frozen
        if !examples.hasBase {
            logits = [Float](repeating: 0, count: examples.count * examples.stride)
        }
        for index in logits.indices { logits[index] += bias[index % bias.count] }
        return logits
    }

    func logits(under regression: SoftmaxRegression) -> [Float] {
        var regression = regression
        var logits = logits(under: [Float](repeating: 0, count: examples.stride))
        for example in 0..<examples.count {
            let first = example * examples.stride
            for (label, logit) in regression.logits(of: example, in: examples).enumerated() {
                logits[first + label] += logit
            }
        }
        return logits
    }
}
