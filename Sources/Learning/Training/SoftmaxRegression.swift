import CKernels

/// Multinomial logistic regression on sparse features, while it is trained.
///
/// For an example with features x and class y, with p = softmax(W x + b) and t the target, which
/// is 1 for y less a little that is spread over all classes:
///
///     loss      −Σ t[c] ln p[c]
///     gradient  ∂loss/∂W[r] = x[r] · (p − t),  ∂loss/∂b = p − t
///     step      W[r] −= rate · x[r] / √A[r] · (p − t),  A[r] += x[r]² · |p − t|²
///
/// The step is AdaGrad's (Duchi, Hazan, Singer 2011) with one accumulator A per feature in place
/// of one per weight: rare features take large steps, and it costs no more than plain descent.
/// The smoothed target (Szegedy and others 2016) keeps weights from growing without end on
/// examples that are told with ease, and does here what a penalty on weights would.
struct SoftmaxRegression {
    let classCount: Int
    let stride: Int
    /// Row by row, `stride` values each.
    var weights: [Float]
    var bias: [Float]
    /// One per row, above 0.
    var accumulators: [Float]
    private var biasAccumulator: Float = 1

    private var output: [Float]

    /// What an accumulator begins with: about as much as a few examples add, so that the first
    /// of them do not jump.
    private static let firstAccumulator: Float = 1
    /// What of the target is spread over all classes; nothing on top of a base, whose certainty
    /// would have to be undone first.
    private let smoothing: Float

    init(rowCount: Int, classCount: Int, smoothing: Float = 0.05) {
        self.classCount = classCount
        self.smoothing = smoothing
        stride = Layer.stride(for: classCount)
        weights = [Float](repeating: 0, count: rowCount * stride)
        bias = [Float](repeating: 0, count: stride)
        accumulators = [Float](repeating: Self.firstAccumulator, count: rowCount)
        output = bias
    }

    /// Goes on from a layer whose rows and classes are the first of these, if there is one; else
    /// begins at nothing, or on top of a base with how frequent the classes are here.
    init(rowCount: Int, classCount: Int, from layer: Layer?, over examples: EncodedExamples) {
        self.init(
            rowCount: rowCount, classCount: classCount, smoothing: examples.hasBase ? 0 : 0.05)
        guard let layer else {
            if examples.hasBase { weighClasses(of: examples) }
            return
        }
        if let linear = layer.linear {
            for row in 0..<linear.accumulators.count {
                accumulators[row] = linear.accumulators[row]
                for label in 0..<layer.classCount {
                    weights[row * stride + label] = linear.weights[row * layer.stride + label]
                }
            }
        }
        for label in 0..<layer.classCount { bias[label] = layer.bias[label] }
    }

    /// Returns the loss of an example.
    mutating func loss(of example: Int, in examples: EncodedExamples) -> Double {
        predict(example, in: examples)
        return loss(examples.labels[example])
    }

    /// Takes one step on an example; returns its loss before.
    mutating func step(on example: Int, in examples: EncodedExamples, rate: Float) -> Double {
        predict(example, in: examples)
        let label = examples.labels[example]
        let loss = loss(label)
        output[label] -= 1 - smoothing
        for index in 0..<classCount { output[index] -= smoothing / Float(classCount) }
        descend(example, in: examples, rate: rate)
        return loss
    }

    /// Returns what this layer alone adds to the logits of an example.
    mutating func logits(of example: Int, in examples: EncodedExamples) -> [Float] {
        sum(example, in: examples, frozen: false)
        return Array(output[..<classCount])
    }

    /// Sets the output to the probabilities.
    private mutating func predict(_ example: Int, in examples: EncodedExamples) {
        sum(example, in: examples, frozen: examples.hasBase)
        output.withUnsafeMutableBufferPointer { output in
            _ = kernel_softmax(output.baseAddress, classCount)
            for index in classCount..<stride { output[index] = 0 }
        }
    }

    /// Sets the output to the logits, with or without the frozen layers'.
    private mutating func sum(_ example: Int, in examples: EncodedExamples, frozen: Bool) {
        let range = examples.offsets[example]..<examples.offsets[example + 1]
        output.withUnsafeMutableBufferPointer { output in
            for index in 0..<stride { output[index] = bias[index] }
            if frozen {
                for index in 0..<stride {
                    output[index] += examples.frozen[example * stride + index]
                }
            }
            examples.rows.withUnsafeBufferPointer { rows in
                examples.values.withUnsafeBufferPointer { values in
                    guard let rows = rows.baseAddress, let values = values.baseAddress else {
                        return
                    }
                    kernel_add_rows(
                        weights, stride, rows + range.lowerBound, values + range.lowerBound,
                        range.count, output.baseAddress)
                }
            }
        }
    }

    private func loss(_ label: Int) -> Double {
        -logarithm(Double(max(output[label], 1e-30)))
    }

    /// Moves against the gradient, which is in the output.
    private mutating func descend(_ example: Int, in examples: EncodedExamples, rate: Float) {
        let range = examples.offsets[example]..<examples.offsets[example + 1]
        let weight = examples.weights[example]
        for index in 0..<classCount { output[index] *= weight }
        let square = kernel_dot(output, output, stride)
        examples.rows.withUnsafeBufferPointer { rows in
            examples.values.withUnsafeBufferPointer { values in
                guard let rows = rows.baseAddress, let values = values.baseAddress else { return }
                kernel_step_rows(
                    &weights, stride, rows + range.lowerBound, values + range.lowerBound,
                    range.count, output, square, rate, &accumulators)
            }
        }
        biasAccumulator += square
        let step = 0.1 * rate / biasAccumulator.squareRoot()
        for index in 0..<classCount { bias[index] -= step * output[index] }
    }
}
