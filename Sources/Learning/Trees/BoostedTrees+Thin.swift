extension BoostedTrees {
    /// Returns the trees with each value divided by 2 to a power and rounded, the scales being
    /// multiplied by it.
    func coarser(by bits: Int) -> BoostedTrees {
        guard bits > 0 else { return self }
        let size = Float(1 << bits)
        var coarse = BoostedTrees(plan: plan, classCount: classCount)
        for index in 0..<count {
            let (nodes, values) = tree(index)
            coarse.append(
                nodes, values: values.map { Int8((Float($0) / size).rounded()) },
                scale: scales[index] * size)
        }
        return coarse
    }

    /// Returns the trees with nothing below a depth: what is there becomes one leaf, of the values
    /// that its leaves have on average.
    ///
    /// - Parameters:
    ///   - depth: questions from a root to a leaf at most.
    ///   - uses: how often each leaf was reached, by its row.
    /// - Returns: as many trees, with fewer leaves.
    func pruned(to depth: Int, uses: [Int]) -> BoostedTrees {
        var pruned = BoostedTrees(plan: plan, classCount: classCount)
        var firstRow = 0
        for index in 0..<count {
            let (nodes, values) = tree(index)
            let rows = values.count / stride
            let uses = uses[firstRow..<firstRow + rows].map { Double($0) + Self.leastUse }
            firstRow += rows
            let source = Source(nodes: nodes, values: Array(values), uses: uses, stride: stride)
            let (kept, means) = source.pruned(to: depth)
            pruned.append(kept, values: means, scale: scales[index])
        }
        return pruned
    }

    /// What a leaf counts that was never reached.
    private static let leastUse = 0.1

    /// Counts how often each leaf is reached by these inputs' bins.
    func uses(by inputs: [[UInt8]]) -> [Int] {
        var uses = [Int](repeating: 0, count: leafCount)
        for bins in inputs {
            for root in roots { uses[leaf(of: bins, from: Int(root))] += 1 }
        }
        return uses
    }

    /// The row of the leaf that bins lead to; written to be read, `kernel_add_trees` does the same.
    func leaf(of bins: [UInt8], from root: Int) -> Int {
        var node = TreeNode(word: nodes[root])
        while !node.isLeaf {
            let isLeft = bins[node.column] &- node.first <= node.span
            node = TreeNode(word: nodes[node.next + (isLeft ? 0 : 1)])
        }
        return node.next
    }
}

/// One tree while it is pruned.
private struct Source {
    let nodes: [TreeNode]
    let values: [Int8]
    let uses: [Double]
    let stride: Int

    func pruned(to depth: Int) -> (nodes: [TreeNode], values: [Int8]) {
        var kept: [TreeNode] = []
        var means: [Int8] = []
        var order = [(node: 0, depth: 0)]
        while kept.count < order.count {
            let place = order[kept.count]
            let node = nodes[place.node]
            guard !node.isLeaf, place.depth < depth else {
                kept.append(.leaf(row: means.count / stride))
                means += mean(below: place.node)
                continue
            }
            kept.append(
                TreeNode(
                    column: node.column, first: node.first, span: node.span, next: order.count))
            order.append((node.next, place.depth + 1))
            order.append((node.next + 1, place.depth + 1))
        }
        return (kept, means)
    }

    private func mean(below root: Int) -> [Int8] {
        var sums = [Double](repeating: 0, count: stride)
        var total = 0.0
        var open = [root]
        while let place = open.popLast() {
            let node = nodes[place]
            guard node.isLeaf else {
                open += [node.next, node.next + 1]
                continue
            }
            total += uses[node.next]
            for label in 0..<stride {
                sums[label] += uses[node.next] * Double(values[node.next * stride + label])
            }
        }
        return sums.map { Int8(($0 / total).rounded()) }
    }
}
