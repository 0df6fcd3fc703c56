import CKernels

/// Decision trees that vote together: an input ends in one leaf of each, and the leaves' values,
/// one per class, add up to logits.
///
/// How they are grown stands at the top of `GradientBoosting`.
struct BoostedTrees: Equatable, Sendable {
    let plan: TreePlan
    /// They know the classes 0..<classCount of their task.
    let classCount: Int
    /// Tree by tree, each level by level: a root, its children, theirs, and so on.
    private(set) var nodes: [UInt64] = []
    /// Where each tree begins among the nodes.
    private(set) var roots: [UInt32] = []
    /// What each tree's values are multiplied by; above 0, finite.
    private(set) var scales: [Float] = []
    /// Row by row, a row per leaf in the order of the nodes, `stride` values each, those from
    /// `classCount` on 0.
    private(set) var leaves: [Int8] = []

    /// The largest value of a leaf, in its tree's scale.
    static let mostValue: Float = 127
    /// No tree is deeper.
    static let mostDepth = 32

    init(plan: TreePlan, classCount: Int) {
        self.plan = plan
        self.classCount = classCount
    }

    var stride: Int { Layer.stride(for: classCount) }
    var count: Int { roots.count }
    var leafCount: Int { leaves.count / max(1, stride) }

    /// Adds all trees' values for an input's bins; there is room for `stride` logits.
    ///
    /// Of an input of which they see nothing they say nothing.
    func addLogits(of bins: [UInt8], to logits: inout [Float]) {
        guard !roots.isEmpty, bins.contains(where: { $0 != 0 }) else { return }
        kernel_add_trees(nodes, roots, scales, count, bins, leaves, stride, &logits)
    }

    /// Adds the last tree's to the logits of some of a table's examples.
    func addLast(of table: BinnedExamples, _ examples: [Int], to logits: inout [Float]) {
        guard !roots.isEmpty else { return }
        let (last, width) = (count - 1, table.plan.columns.count)
        table.bins.withUnsafeBufferPointer { bins in
            logits.withUnsafeMutableBufferPointer { logits in
                guard let bins = bins.baseAddress, let logits = logits.baseAddress else { return }
                roots.withUnsafeBufferPointer { roots in
                    scales.withUnsafeBufferPointer { scales in
                        guard let roots = roots.baseAddress, let scales = scales.baseAddress
                        else { return }
                        for example in examples {
                            kernel_add_trees(
                                nodes, roots + last, scales + last, 1, bins + example * width,
                                leaves, stride, logits + example * stride)
                        }
                    }
                }
            }
        }
    }

    /// Adds a tree at the end: its nodes level by level, children and rows counted from its own
    /// root and first leaf.
    mutating func append(_ tree: [TreeNode], values: [Int8], scale: Float) {
        let (start, firstRow) = (nodes.count, leafCount)
        roots.append(UInt32(start))
        scales.append(scale)
        nodes += tree.map { node in
            node.word + UInt64(node.isLeaf ? firstRow : start) << 32
        }
        leaves += values
    }

    /// The nodes of a tree, children and rows counted from its own root and first leaf.
    func tree(_ index: Int) -> (nodes: [TreeNode], values: ArraySlice<Int8>) {
        let start = Int(roots[index])
        let end = index + 1 < count ? Int(roots[index + 1]) : nodes.count
        let found = nodes[start..<end].map { TreeNode(word: $0) }
        let rows = found.filter(\.isLeaf).map(\.next)
        let firstRow = rows.first ?? 0
        let own = found.map { node in
            TreeNode(word: node.word - UInt64(node.isLeaf ? firstRow : start) << 32)
        }
        return (own, leaves[firstRow * stride..<(firstRow + rows.count) * stride])
    }

    /// Returns the first so many of the trees.
    func prefix(_ most: Int) -> BoostedTrees {
        var kept = BoostedTrees(plan: plan, classCount: classCount)
        for index in 0..<min(count, most) {
            let tree = tree(index)
            kept.append(tree.nodes, values: Array(tree.values), scale: scales[index])
        }
        return kept
    }

    /// Returns the trees with a share of what they add, above 0.
    func scaled(by share: Float) -> BoostedTrees {
        var scaled = self
        scaled.scales = scales.map { $0 * share }
        return scaled
    }

    /// Returns the trees with these of their classes' columns, 0 for those that they do not have.
    func taking(columns: [Int?]) -> BoostedTrees {
        var taken = BoostedTrees(plan: plan, classCount: columns.count)
        (taken.nodes, taken.roots, taken.scales) = (nodes, roots, scales)
        let width = Layer.stride(for: columns.count)
        taken.leaves = [Int8](repeating: 0, count: leafCount * width)
        for (label, source) in columns.enumerated() {
            guard let source, source < classCount else { continue }
            for row in 0..<leafCount {
                taken.leaves[row * width + label] = leaves[row * stride + source]
            }
        }
        return taken
    }
}
