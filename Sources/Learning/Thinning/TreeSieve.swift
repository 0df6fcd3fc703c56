internal import CKernels

// Trees are made small in three ways at once: the last of them are left out, what is below a depth
// is drawn together into one leaf, and the leaves' values are rounded to fewer bits. For each depth
// and rounding as many trees are kept as fit, and multiplied by what brings their logits nearest to
// those of all trees. What is taken is what changes the answers to sample inputs least: the least
// cross-entropy of its probabilities to the whole model's.
//
// Where a model has weights too, the budget is parted between them and the trees in several ways,
// and the best of those is taken.

/// The trees of all layers of a model, to be made to fit.
struct TreeSieve {
    private let whole: Model
    private let inputs: [Input]
    /// What the whole model says of the inputs.
    private let expected: [[Float]]
    private let hasWeights: Bool

    /// Inputs looked at, at most: evenly among those given.
    private static let mostInputs = 400
    private static let depths = [BoostedTrees.mostDepth, 10, 8, 6, 5, 4, 3]
    private static let roundings = [0, 1, 2, 3]
    private static let tries = 6
    /// The parts of a budget that trees may have beside weights.
    private static let parts = [0, 0.25, 0.5, 0.75]

    init(_ model: Model, for inputs: [Input]) {
        whole = model
        let count = min(inputs.count, Self.mostInputs)
        self.inputs = (0..<count).map { inputs[$0 * inputs.count / count] }
        expected = self.inputs.map { model.probabilities(of: $0) }
        hasWeights = model.layers.contains { $0.linear != nil }
    }

    /// Returns the model with the first of its trees, so that answers take less time.
    func keeping(_ share: Double) -> Model {
        with { layer, trees in
            fitted(trees.prefix(Int((Double(trees.count) * share).rounded(.up))), to: trees)
        }
    }

    /// Returns models of fewer or smaller trees that leave weights some of the budget, or all of it
    /// to trees where there are no weights.
    func candidates(bytes: Int, share: Double) -> [Model] {
        let sieve = share < 1 ? TreeSieve(keeping(share), for: inputs) : self
        let head = Artifact.encode(with { _, trees in trees.prefix(0).compacted() }).count
        guard hasWeights else { return [sieve.within(bytes - head)] }
        return Self.parts.map { sieve.within(Int(Double(bytes) * $0)) }
    }

    /// Returns by how much a model's answers differ from the whole one's, 0 at the least.
    func difference(of model: Model) -> Double {
        var sum = 0.0
        for (input, expected) in zip(inputs, expected) {
            for (found, share) in zip(model.probabilities(of: input), expected) {
                sum -= Double(share) * logarithm(Double(max(found, 1e-20)))
            }
        }
        return sum / Double(max(1, inputs.count))
    }

    /// The model whose trees have about so many bytes in all, parted among layers by what they take.
    private func within(_ bytes: Int) -> Model {
        let sizes = whole.layers.map { $0.trees?.size ?? 0 }
        let sum = max(1, sizes.reduce(0, +))
        guard sum > bytes else { return whole }
        var best: (model: Model, difference: Double)?
        let uses = whole.layers.map { layer in
            layer.trees.map { trees in trees.uses(by: inputs.map { bins(of: $0, trees) }) } ?? []
        }
        for depth in Self.depths {
            let pruned = with { index, trees in trees.pruned(to: depth, uses: uses[index]) }
            for bits in Self.roundings {
                let model = with { index, trees in
                    let small = (pruned.layers[index].trees ?? trees).coarser(by: bits)
                    let room = Int(Double(bytes) * Double(sizes[index]) / Double(sum))
                    return fitted(small.prefix(bytes: room, tries: Self.tries), to: trees)
                }
                let difference = difference(of: model)
                if difference < best?.difference ?? .infinity { best = (model, difference) }
            }
        }
        return best?.model ?? with { _, trees in trees.prefix(0).compacted() }
    }

    private func with(_ change: (Int, BoostedTrees) -> BoostedTrees) -> Model {
        let layers = whole.layers.enumerated().map { index, layer in
            layer.trees.map { layer.with(change(index, $0)) } ?? layer
        }
        return Model(classes: whole.classes, layers: layers, temperature: whole.temperature)
    }

    /// Multiplies trees by what brings their logits nearest to those of all.
    private func fitted(_ kept: BoostedTrees, to all: BoostedTrees) -> BoostedTrees {
        var (product, square): (Float, Float) = (0, 0)
        for input in inputs {
            var found = [Float](repeating: 0, count: all.stride)
            var goal = found
            kept.addLogits(of: bins(of: input, kept), to: &found)
            all.addLogits(of: bins(of: input, all), to: &goal)
            product += kernel_dot(found, goal, goal.count)
            square += kernel_dot(found, found, found.count)
        }
        let factor = product / square
        guard factor.isFinite, factor > 1 else { return kept }
        return kept.scaled(by: min(factor, Self.mostFactor))
    }

    private static let mostFactor: Float = 8

    private func bins(of input: Input, _ trees: BoostedTrees) -> [UInt8] {
        var bins: [UInt8] = []
        trees.plan.appendBins(of: input, to: &bins)
        return bins
    }
}

extension Model {
    /// The probabilities of all classes; none where it has no answer.
    fileprivate func probabilities(of input: Input) -> [Float] {
        guard case .probabilities(let probabilities) = predict(input) else { return [] }
        return probabilities
    }
}

extension BoostedTrees {
    /// The bytes they take in an artifact.
    var size: Int {
        var writer = ByteWriter()
        writer.write(self)
        return writer.bytes.count
    }

    /// Returns as many of the first trees as fit, or one or two fewer.
    fileprivate func prefix(bytes: Int, tries: Int) -> BoostedTrees {
        let all = compacted()
        guard all.size > bytes else { return all }
        var (low, high) = (0, count)
        var best = prefix(0).compacted()
        var next = count / 2
        for _ in 0..<tries where low < high - 1 {
            let kept = prefix(next).compacted()
            let size = kept.size
            if size <= bytes { (low, best) = (next, kept) } else { high = next }
            let guess = Int(Double(next) * Double(bytes) / Double(size))
            next = max(low + 1, min(high - 1, guess == next ? (low + high) / 2 : guess))
        }
        return best
    }
}
