internal import CKernels

/// What a layer on top of a base begins with, and what is left of it at the end.
extension SoftmaxRegression {
    /// How many examples the base's opinion of how frequent the classes are is worth.
    private static let baseWorth: Float = 20
    /// The least share of a class, so that its logarithm is one.
    private static let leastShare: Float = 1e-6

    /// Sets the bias to how much more frequent each class is here than the base expects.
    ///
    /// With n examples, k of the class, and a mean p of what the base says of the class,
    ///
    ///     bias = ln ((k + w p) / ((n + w) p))
    ///
    /// with the base's opinion worth w examples: a class that is not seen here becomes less likely
    /// the more examples there are, one that the base does not know is believed to exist.
    mutating func weighClasses(of examples: EncodedExamples) {
        var expected = [Float](repeating: 0, count: classCount)
        var seen = expected
        for example in 0..<examples.count {
            let first = example * stride
            var shares = Array(examples.frozen[first..<first + classCount])
            _ = kernel_softmax(&shares, classCount)
            for label in 0..<classCount { expected[label] += shares[label] }
            seen[examples.labels[example]] += 1
        }
        let count = Float(examples.count)
        for label in 0..<classCount {
            let share = max(expected[label] / count, Self.leastShare)
            let ratio = (seen[label] + Self.baseWorth * share) / ((count + Self.baseWorth) * share)
            bias[label] = Float(logarithm(Double(ratio)))
        }
    }

    /// Keeps a share of what was learned since the start.
    mutating func keep(_ share: Float, of start: SoftmaxRegression) {
        for index in weights.indices {
            weights[index] = start.weights[index] + share * (weights[index] - start.weights[index])
        }
        for index in bias.indices {
            bias[index] = start.bias[index] + share * (bias[index] - start.bias[index])
        }
    }
}
