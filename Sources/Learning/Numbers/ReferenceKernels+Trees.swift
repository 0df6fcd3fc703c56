package import CKernels

extension ReferenceKernels {
    private static let record = Int(KERNEL_RECORD)

    /// Sets the probabilities and records of the examples with these indices.
    package static func treeGradients(
        of logits: [Float], stride: Int, classes: Int, indices: [UInt32], labels: [UInt32],
        weights: [Float], projection: [Float], probabilities: inout [Float],
        records: inout [Float]
    ) {
        for example in indices.map({ Int($0) }) {
            var shares = Array(logits[example * stride..<example * stride + classes])
            _ = softmax(&shares)
            for (label, share) in shares.enumerated() {
                probabilities[example * stride + label] = share
            }
            let weight = weights[example]
            let doubt = max(1 - laneSum(shares.map { $0 * $0 }), KERNEL_LEAST_DOUBT)
            for place in 0..<record - 1 {
                var sums = [Float](repeating: 0, count: 4)
                for (label, share) in shares.enumerated() {
                    sums[label % 4] += projection[label * record + place] * share
                }
                let mean = (sums[0] + sums[2]) + (sums[1] + sums[3])
                let own = projection[Int(labels[example]) * record + place]
                records[example * record + place] = (mean - own) * weight
            }
            records[example * record + record - 1] = doubt * weight
        }
    }

    /// Adds the examples' records to the cells of their bins.
    package static func addHistogram(
        of bins: [UInt8], columns: Int, records: [Float], indices: [UInt32], offsets: [UInt32],
        to histogram: inout [Float]
    ) {
        for example in indices.map({ Int($0) }) {
            for column in 0..<columns {
                let cell = Int(offsets[column]) + Int(bins[example * columns + column])
                for place in 0..<record {
                    histogram[cell * record + place] += records[example * record + place]
                }
            }
        }
    }

    /// Returns the best split of one column's cells.
    package static func bestSplit(
        of cells: [Float], isCategory: Bool, node: [Float], least: Float, penalty: Float
    ) -> kernel_split {
        var best = kernel_split(gain: 0, first: 0, span: 0)
        func consider(_ left: [Float], _ first: Int, _ span: Int) {
            let right = zip(node, left).map { $0 - $1 }
            guard left[record - 1] >= least, right[record - 1] >= least else { return }
            let gain = score(left, penalty) + score(right, penalty) - score(node, penalty)
            guard gain > best.gain else { return }
            best = kernel_split(gain: gain, first: UInt8(first), span: UInt8(span))
        }
        let missing = Array(cells[..<record])
        var left = [Float](repeating: 0, count: record)
        for bin in 1..<cells.count / record {
            let cell = Array(cells[bin * record..<(bin + 1) * record])
            guard cell[record - 1] > 0 else { continue }
            left = zip(left, cell).map { $0 + $1 }
            let with = zip(left, missing).map { $0 + $1 }
            let isMissingSeen = missing[record - 1] >= least
            let isHeavier = left[record - 1] > node[record - 1] - with[record - 1]
            if isMissingSeen || isHeavier { consider(with, 0, bin) }
            if isMissingSeen || !isHeavier { consider(left, 1, bin - 1) }
            if isCategory { consider(cell, bin, 0) }
        }
        return best
    }

    private static func score(_ sum: [Float], _ penalty: Float) -> Float {
        laneSum(sum[..<(record - 1)].map { $0 * $0 }) / (sum[record - 1] + penalty)
    }

    /// Brings the examples that go left to the front; returns their number.
    package static func partition(
        of bins: [UInt8], columns: Int, column: Int, first: UInt8, span: UInt8,
        indices: inout [UInt32]
    ) -> Int {
        let isLeft = { (example: UInt32) in
            bins[Int(example) * columns + column] &- first <= span
        }
        let left = indices.filter(isLeft)
        indices = left + indices.filter { !isLeft($0) }
        return left.count
    }

    /// Adds up the gradients and curvatures of examples.
    package static func leafSums(
        of probabilities: [Float], stride: Int, labels: [UInt32], weights: [Float],
        indices: [UInt32], gradient: inout [Float], curvature: inout [Float]
    ) {
        for example in indices.map({ Int($0) }) {
            for label in 0..<stride {
                let share = probabilities[example * stride + label]
                gradient[label] += share * weights[example]
                curvature[label] += (share - share * share) * weights[example]
            }
            gradient[Int(labels[example])] -= weights[example]
        }
    }

    /// Adds each tree's leaf for an input's bins to its logits.
    package static func addTrees(
        _ nodes: [UInt64], roots: [UInt32], scales: [Float], bins: [UInt8], leaves: [Int8],
        stride: Int, to logits: inout [Float]
    ) {
        for (root, scale) in zip(roots, scales) {
            var node = TreeNode(word: nodes[Int(root)])
            while !node.isLeaf {
                let isLeft = bins[node.column] &- node.first <= node.span
                node = TreeNode(word: nodes[node.next + (isLeft ? 0 : 1)])
            }
            for label in 0..<stride {
                logits[label] += Float(leaves[node.next * stride + label]) * scale
            }
        }
    }
}
