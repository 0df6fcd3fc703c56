import CKernels
import Learning
import Testing

/// The kernels of boosted trees against their references, bit by bit.
@Suite struct TreeKernelTests {
    private static let record = Int(KERNEL_RECORD)

    @Test(arguments: [2, 7, 8, 9, 26])
    func `gradients are the reference's`(classes: Int) {
        var random = RandomNumbers(seed: UInt64(classes))
        let stride = (classes + 7) / 8 * 8
        let logits = random.floats(20 * stride).map { $0 * 4 }
        let labels = random.indices(20, below: classes)
        let weights = random.floats(20).map { abs($0) + 0.1 }
        let projection = random.projection(classes)
        let indices = (0..<20).map { UInt32($0) }.filter { $0 % 3 != 1 }
        var probabilities = [Float](repeating: 0, count: logits.count)
        var records = [Float](repeating: 0, count: 20 * Self.record)
        var (expected, expectedRecords) = (probabilities, records)

        kernel_tree_gradients(
            logits, stride, classes, indices, indices.count, labels, weights, projection,
            &probabilities, &records)
        ReferenceKernels.treeGradients(
            of: logits, stride: stride, classes: classes, indices: indices, labels: labels,
            weights: weights, projection: projection, probabilities: &expected,
            records: &expectedRecords)

        #expect(probabilities == expected)
        #expect(records == expectedRecords)
        #expect(records.contains { $0 != 0 })
    }

    @Test func `histograms are the reference's`() {
        var random = RandomNumbers(seed: 3)
        let bins = random.indices(30 * 3, below: 5).map { UInt8($0) }
        let records = random.floats(30 * Self.record)
        let indices = random.indices(12, below: 30)
        let offsets: [UInt32] = [0, 5, 10]
        var found = random.floats(15 * Self.record)
        var expected = found

        kernel_add_histogram(bins, 3, records, indices, indices.count, offsets, &found)
        ReferenceKernels.addHistogram(
            of: bins, columns: 3, records: records, indices: indices, offsets: offsets,
            to: &expected)

        #expect(found == expected)
    }

    @Test(arguments: 0..<24)
    func `the best split is the reference's`(seed: Int) {
        var random = RandomNumbers(seed: UInt64(seed))
        var cells = random.floats(9 * Self.record)
        for bin in 0..<9 {
            let isEmpty = bin == 4 || (bin == 0 && seed % 2 == 0)
            let weight = isEmpty ? 0 : abs(cells[bin * Self.record]) + 0.1
            cells[bin * Self.record + Self.record - 1] = weight
        }
        let node = (0..<Self.record).map { place in
            (0..<9).reduce(Float(0)) { $0 + cells[$1 * Self.record + place] }
        }

        let found = kernel_best_split(cells, 9, seed % 3 == 0 ? 1 : 0, node, 0.3, 0.1)
        let expected = ReferenceKernels.bestSplit(
            of: cells, isCategory: seed % 3 == 0, node: node, least: 0.3, penalty: 0.1)

        #expect(found.gain == expected.gain && found.gain > 0)
        #expect(found.first == expected.first && found.span == expected.span)
    }

    @Test(arguments: [(0, 2), (1, 3), (4, 0), (250, 9)] as [(UInt8, UInt8)])
    func `partitions are the reference's`(first: UInt8, span: UInt8) {
        var random = RandomNumbers(seed: 4)
        let bins = random.indices(40 * 2, below: 8).map { UInt8($0) }
        var found = random.indices(25, below: 40)
        var expected = found
        var scratch = found

        let left = kernel_partition(bins, 2, 1, first, span, &found, found.count, &scratch)
        let expectedLeft = ReferenceKernels.partition(
            of: bins, columns: 2, column: 1, first: first, span: span, indices: &expected)

        #expect(left == expectedLeft && found == expected)
    }

    @Test func `leaves are the reference's`() {
        var random = RandomNumbers(seed: 5)
        let probabilities = random.floats(20 * 16).map { abs($0) }
        let labels = random.indices(20, below: 11)
        let weights = random.floats(20).map { abs($0) }
        let indices = random.indices(9, below: 20)
        var gradient = [Float](repeating: 0, count: 16)
        var (curvature, expected, expectedCurvature) = (gradient, gradient, gradient)

        kernel_leaf_sums(
            probabilities, 16, labels, weights, indices, indices.count, &gradient, &curvature)
        ReferenceKernels.leafSums(
            of: probabilities, stride: 16, labels: labels, weights: weights, indices: indices,
            gradient: &expected, curvature: &expectedCurvature)

        #expect(gradient == expected)
        #expect(curvature == expectedCurvature)
    }

    @Test(arguments: [1, 7, 8, 9, 70])
    func `walking trees is the reference's`(trees: Int) {
        var random = RandomNumbers(seed: UInt64(trees))
        var nodes: [UInt64] = []
        var roots: [UInt32] = []
        for tree in 0..<trees {
            // A root whose right child is a leaf, and whose left one asks once more.
            let start = UInt64(nodes.count)
            roots.append(UInt32(start))
            let row = UInt64(tree * 3)
            nodes += [
                UInt64(tree % 2) | 1 << 16 | 2 << 24 | (start + 1) << 32,
                1 | 3 << 16 | 0 << 24 | (start + 3) << 32, 255 << 24 | row << 32,
                255 << 24 | (row + 1) << 32, 255 << 24 | (row + 2) << 32,
            ]
        }
        let leaves = random.floats(trees * 3 * 16).map { Int8($0 * 127) }
        let scales = random.floats(trees)
        let bins = random.indices(2, below: 5).map { UInt8($0) }
        var found = random.floats(16)
        var expected = found

        kernel_add_trees(nodes, roots, scales, trees, bins, leaves, 16, &found)
        ReferenceKernels.addTrees(
            nodes, roots: roots, scales: scales, bins: bins, leaves: leaves, stride: 16,
            to: &expected)

        #expect(found == expected)
    }
}

private struct RandomNumbers {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float(generator.next(below: 2001) - 1000) / 1000 }
    }

    mutating func indices(_ count: Int, below bound: Int) -> [UInt32] {
        (0..<count).map { _ in UInt32(generator.next(below: bound)) }
    }

    /// A record a class, 0 in the place of the weight.
    mutating func projection(_ classes: Int) -> [Float] {
        let record = Int(KERNEL_RECORD)
        return floats(classes * record).enumerated().map { place, value in
            place % record == record - 1 ? 0 : value
        }
    }
}
