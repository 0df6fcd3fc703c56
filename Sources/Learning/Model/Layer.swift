import CKernels

/// What one tier's training adds: a linear model over the features of its plan, boosted trees over
/// its numbers and categories, or the sum of both.
package struct Layer: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case linear(LinearWeights)
        case trees(BoostedTrees)
        case both(LinearWeights, BoostedTrees)
    }

    /// How it sees inputs, and what of them it knows.
    package let plan: FeaturePlan
    /// It knows the classes 0..<classCount of its task.
    package let classCount: Int
    /// `stride` values, those from `classCount` on 0.
    var bias: [Float]
    let content: Content

    /// The classes, rounded up to what the kernels take at a time.
    static func stride(for classCount: Int) -> Int {
        (classCount + 7) / 8 * 8
    }

    init(plan: FeaturePlan, classCount: Int, bias: [Float], content: Content) {
        self.plan = plan
        self.classCount = classCount
        self.bias = bias
        self.content = content
    }

    var stride: Int { bias.count }

    var linear: LinearWeights? {
        switch content {
        case .linear(let linear), .both(let linear, _): linear
        case .trees: nil
        }
    }

    var trees: BoostedTrees? {
        switch content {
        case .trees(let trees), .both(_, let trees): trees
        case .linear: nil
        }
    }

    /// Which kinds of model it is made of.
    package var family: Family {
        switch content {
        case .linear: .linear
        case .trees: .trees
        case .both: .both
        }
    }

    /// The layer with these trees in place of its own; alone, without its weights too.
    func with(_ trees: BoostedTrees?, alone: Bool = false) -> Layer {
        Layer(
            plan: plan, classCount: classCount, bias: bias,
            content: Content(alone ? nil : linear, trees) ?? content)
    }

    /// Adds the layer's logits of an input whose features were extracted by its plan; there is
    /// room for at least `stride`.
    func addLogits(
        of input: Input, _ features: inout FeatureExtractor, to logits: inout [Float]
    ) {
        logits.withUnsafeMutableBufferPointer { logits in
            for index in bias.indices { logits[index] += bias[index] }
            guard let linear else { return }
            linear.frozen.withUnsafeBufferPointer { weights in
                kernel_add_rows(
                    weights.baseAddress, stride, features.rows, features.values,
                    features.rows.count, logits.baseAddress)
            }
        }
        guard let trees else { return }
        features.bin(input, by: trees.plan)
        trees.addLogits(of: features.bins, to: &logits)
    }
}

/// The kinds of model that a layer may be made of.
package enum Family: String, Equatable, Sendable, CaseIterable {
    /// Weights of all fields' features.
    case linear
    /// Boosted trees over numbers and categories alone.
    case trees
    /// The sum of both, the trees grown on top of the weights.
    case both
}

extension Layer.Content {
    /// Those of the parts that there are; nil when there is neither.
    init?(_ linear: LinearWeights?, _ trees: BoostedTrees?) {
        switch (linear, trees) {
        case (let linear?, let trees?): self = .both(linear, trees)
        case (let linear?, nil): self = .linear(linear)
        case (nil, let trees?): self = .trees(trees)
        case (nil, nil): return nil
        }
    }
}

extension Layer {
    /// What it is made of, in a few words.
    package var summary: String {
        guard let trees else { return "linear" }
        let grown = "\(trees.count) trees of \(trees.leafCount) leaves"
        return linear == nil ? grown : "linear and \(grown)"
    }
}
