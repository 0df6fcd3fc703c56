import CKernels

/// Gradient-boosted trees with a value per class in each leaf, while they are grown.
///
/// With F an example's logits so far, p = softmax(F), y its class and w its weight, every round
/// adds a tree that goes against the gradient of the cross-entropy (Friedman, "Greedy Function
/// Approximation", 2001), each step weighed by the curvature (Chen, Guestrin, "XGBoost", 2016):
///
///     gradient   g[c] = w (p[c] − [c = y])
///     curvature  h[c] = w p[c] (1 − p[c])
///     leaf       v[c] = −rate · G[c] / (H[c] + λ H̄)    G, H sums over the leaf's examples,
///                                                      H̄ the mean of H over the classes
///
/// One tree serves all classes in place of a tree for each: what parts one class from the rest
/// mostly tells others too, and an answer walks as many trees as there were rounds. Splits are
/// found on histograms of at most 255 bins (Ke and others, "LightGBM", 2017) of a few random
/// projections s = Rᵀ g of the gradient in place of all of it, other ones for every tree
/// (Iosipoi, Vakhrushev, "SketchBoost", 2022); what a split gains is
///
///     |S|² / (D + penalty) of both sides, less that of the whole,  D = Σ w (1 − Σ p²)
///
/// D, the doubt left, stands for the curvature of all classes together: examples that are told
/// already neither ask for splits nor forbid them. A leaf's values become whole numbers of one
/// byte times the tree's scale; since later trees start from those, what rounding spoils is
/// learned again.
///
/// Everything runs in one order on one thread: the same examples and seed give the same bytes.
struct GradientBoosting {
    private(set) var trees: BoostedTrees
    /// Of all the table's examples, `stride` each.
    private(set) var logits: [Float]

    let table: BinnedExamples
    let aside: [Int]
    private let shape: TreeShape
    private var grower: TreeGrower
    private var generator: SeededGenerator
    private var probabilities: [Float]
    private var records: [Float]
    private var bins: [UInt8] = []

    /// λ: how much of the classes' mean curvature is added to each one's.
    private static let evenness: Float = 0.1
    /// No leaf adds more to a logit.
    private static let mostStep: Float = 2
    private static let record = Int(KERNEL_RECORD)

    /// Begins from logits of all examples; those aside are not learned from.
    init(
        _ table: BinnedExamples, shape: TreeShape, from trees: BoostedTrees? = nil,
        logits: [Float], over learned: [Int], aside: [Int], generator: SeededGenerator
    ) {
        self.table = table
        self.shape = shape.sound
        self.logits = logits
        self.aside = aside
        self.generator = generator
        self.trees = trees ?? BoostedTrees(plan: table.plan, classCount: table.classCount)
        grower = TreeGrower(
            table, shape: shape.sound,
            over: learned.filter { table.isSeen($0) }.map { UInt32($0) }, generator: generator)
        probabilities = [Float](repeating: 0, count: logits.count)
        records = [Float](repeating: 0, count: table.count * Self.record)
    }

    /// The mean loss of the examples that are learned from, before the last tree.
    var lossLearned: Double {
        var loss = 0.0
        for example in grower.indices {
            let probability = probabilities[
                Int(example) * table.stride + Int(table.labels[Int(example)])]
            loss -= logarithm(Double(max(probability, 1e-30)))
        }
        return loss / Double(max(1, grower.indices.count))
    }

    /// Adds one tree.
    mutating func addTree() {
        findGradients()
        let tree = grower.grow(by: records)
        let steps = tree.leaves.map { step(over: $0) }
        let most = steps.lazy.joined().reduce(Float(0)) { max($0, abs($1)) }
        let scale = max(most, 1e-6) / BoostedTrees.mostValue
        let values = steps.joined().map { Int8(($0 / scale).rounded()) }
        trees.append(tree.nodes, values: values, scale: scale)
        for (row, range) in tree.leaves.enumerated() {
            let values = values[row * table.stride..<(row + 1) * table.stride]
            take(values.map { Float($0) * scale }, for: range)
        }
        moveAside()
    }

    private mutating func findGradients() {
        let projection = makeProjection()
        kernel_tree_gradients(
            logits, table.stride, table.classCount, grower.indices, grower.indices.count,
            table.labels, table.weights, projection, &probabilities, &records)
    }

    /// A record a class: as many classes as fit have a place of their own; of more, each is spread
    /// over all places by random signs, which keeps lengths on average.
    private mutating func makeProjection() -> [Float] {
        let places = Self.record - 1
        var projection = [Float](repeating: 0, count: table.classCount * Self.record)
        for label in 0..<table.classCount {
            guard table.classCount > places else {
                projection[label * Self.record + label] = 1
                continue
            }
            let bits = generator.next()
            let size = 1 / Float(places).squareRoot()
            for place in 0..<places {
                let isUp = bits >> UInt64(place) & 1 == 1
                projection[label * Self.record + place] = isUp ? size : -size
            }
        }
        return projection
    }

    /// Returns what a leaf of these examples adds to the logits, `stride` values.
    private func step(over range: Range<Int>) -> [Float] {
        var gradient = [Float](repeating: 0, count: table.stride)
        var curvature = gradient
        grower.indices.withUnsafeBufferPointer { indices in
            guard let start = indices.baseAddress else { return }
            kernel_leaf_sums(
                probabilities, table.stride, table.labels, table.weights,
                start + range.lowerBound, range.count, &gradient, &curvature)
        }
        let mean = curvature[..<table.classCount].reduce(0, +) / Float(table.classCount)
        let shared = max(Self.evenness * mean, 1e-10)
        return gradient.indices.map { label in
            guard label < table.classCount else { return 0 }
            let step = -shape.rate * gradient[label] / (curvature[label] + shared)
            return max(-Self.mostStep, min(Self.mostStep, step))
        }
    }

    private mutating func take(_ step: [Float], for range: Range<Int>) {
        grower.indices.withUnsafeBufferPointer { indices in
            guard let start = indices.baseAddress else { return }
            kernel_add_to_rows(
                &logits, table.stride, start + range.lowerBound, range.count, step)
        }
    }

    /// Adds the last tree to the logits of the examples set aside.
    private mutating func moveAside() {
        trees.addLast(of: table, aside.filter { table.isSeen($0) }, to: &logits)
    }
}
