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
/// Where there are nothing but texts, p is of logits of which that of y is made smaller by its
/// class's margin, so that examples are learned from until their class is well ahead, and features
/// are left out at random: see `TextHardness` and `FeatureNoise`. Else the smoothed target (Szegedy
/// and others 2016) keeps weights from growing without end on examples that are told with ease, and
/// does here what a penalty on weights would.
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
    /// The features of the example at hand.
    private var rows: [UInt32] = []
    private var values: [Float] = []

    /// What an accumulator begins with: about as much as a few examples add, so that the first
    /// of them do not jump.
    private static let firstAccumulator: Float = 1
    /// What of the target is spread over all classes; nothing on top of a base, whose certainty
    /// would have to be undone first.
    private let smoothing: Float
    /// By how much the class of an example has to be ahead; empty for nothing.
    private let margins: [Float]
    private var noise: FeatureNoise?

    init(
        rowCount: Int, classCount: Int, smoothing: Float = 0.05, margins: [Float] = [],
        noise: FeatureNoise? = nil
    ) {
        self.classCount = classCount
        self.smoothing = smoothing
        self.margins = margins
        self.noise = noise
        stride = Layer.stride(for: classCount)
        weights = [Float](repeating: 0, count: rowCount * stride)
        bias = [Float](repeating: 0, count: stride)
        accumulators = [Float](repeating: Self.firstAccumulator, count: rowCount)
        output = bias
    }

    /// Begins at nothing, or on top of a base with how frequent the classes are here; or goes on
    /// from a layer whose rows and classes are the first of these.
    ///
    /// Where there are nothing but texts to tell classes by it is made harder, by noise and margin.
    init(
        rowCount: Int, classCount: Int, from layer: Layer? = nil, over examples: EncodedExamples,
        texts: TextHardness?, generator: SeededGenerator
    ) {
        if let texts, !examples.hasBase {
            self.init(
                rowCount: rowCount, classCount: classCount, smoothing: 0,
                margins: texts.margins(of: examples.labels, classCount: classCount),
                noise: FeatureNoise(share: texts.leftOut, generator: generator))
        } else {
            self.init(
                rowCount: rowCount, classCount: classCount,
                smoothing: examples.hasBase ? 0 : 0.05)
        }
        guard let layer else {
            if examples.hasBase { weighClasses(of: examples) }
            return
        }
        begin(at: layer)
        if let texts, !examples.hasBase { multiply(by: 1 / texts.scale) }
    }

    private mutating func begin(at layer: Layer) {
        if let linear = layer.linear {
            let known = linear.weights
            for row in 0..<linear.accumulators.count {
                accumulators[row] = linear.accumulators[row]
                for label in 0..<layer.classCount {
                    weights[row * stride + label] = known[row * layer.stride + label]
                }
            }
        }
        for label in 0..<layer.classCount { bias[label] = layer.bias[label] }
    }

    /// Returns the loss of an example.
    mutating func loss(of example: Int, in examples: EncodedExamples) -> Double {
        take(example, of: examples)
        sum(example, in: examples, frozen: examples.hasBase)
        turnIntoProbabilities()
        return loss(examples.labels[example])
    }

    /// Takes one step on an example; returns its loss before.
    mutating func step(on example: Int, in examples: EncodedExamples, rate: Float) -> Double {
        take(example, of: examples)
        noise?.leaveOut(of: &rows, &values)
        sum(example, in: examples, frozen: examples.hasBase)
        let label = examples.labels[example]
        if !margins.isEmpty { output[label] -= margins[label] }
        turnIntoProbabilities()
        let loss = loss(label)
        output[label] -= 1 - smoothing
        for index in 0..<classCount { output[index] -= smoothing / Float(classCount) }
        descend(weight: examples.weights[example], rate: rate)
        return loss
    }

    /// Returns what this layer alone adds to the logits of an example.
    mutating func logits(of example: Int, in examples: EncodedExamples) -> [Float] {
        take(example, of: examples)
        sum(example, in: examples, frozen: false)
        return Array(output[..<classCount])
    }

    /// Multiplies all logits.
    mutating func multiply(by scale: Float) {
        for index in weights.indices { weights[index] *= scale }
        for index in bias.indices { bias[index] *= scale }
    }

    private mutating func take(_ example: Int, of examples: EncodedExamples) {
        let range = examples.offsets[example]..<examples.offsets[example + 1]
        rows.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        rows.append(contentsOf: examples.rows[range])
        values.append(contentsOf: examples.values[range])
    }

    private mutating func turnIntoProbabilities() {
        output.withUnsafeMutableBufferPointer { output in
            _ = kernel_softmax(output.baseAddress, classCount)
            for index in classCount..<stride { output[index] = 0 }
        }
    }

    /// Sets the output to the logits of the features at hand, with or without the frozen layers'.
    private mutating func sum(_ example: Int, in examples: EncodedExamples, frozen: Bool) {
        output.withUnsafeMutableBufferPointer { output in
            for index in 0..<stride { output[index] = bias[index] }
            if frozen {
                for index in 0..<stride {
                    output[index] += examples.frozen[example * stride + index]
                }
            }
            kernel_add_rows(weights, stride, rows, values, rows.count, output.baseAddress)
        }
    }

    private func loss(_ label: Int) -> Double {
        -logarithm(Double(max(output[label], 1e-30)))
    }

    /// Moves against the gradient, which is in the output.
    private mutating func descend(weight: Float, rate: Float) {
        for index in 0..<classCount { output[index] *= weight }
        let square = kernel_dot(output, output, stride)
        kernel_step_rows(
            &weights, stride, rows, values, rows.count, output, square, rate, &accumulators)
        biasAccumulator += square
        let step = 0.1 * rate / biasAccumulator.squareRoot()
        for index in 0..<classCount { bias[index] -= step * output[index] }
    }
}
