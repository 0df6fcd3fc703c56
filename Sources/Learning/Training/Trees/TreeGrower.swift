import CKernels

/// Grows trees, one at a time: the leaf whose best split gains most is split next, until there are
/// leaves enough or nothing gains.
///
/// A leaf's histogram holds, for each bin of each column, the sum of its examples' records. Of two
/// new leaves only the one of fewer examples is gone through: the other's histogram is what is left
/// of their parent's.
struct TreeGrower {
    /// A grown tree: its nodes level by level, and which examples each leaf has.
    struct Tree {
        var nodes: [TreeNode] = []
        /// Of the leaf of each row, places among `indices`.
        var leaves: [Range<Int>] = []
    }

    /// A node that may still be split, and how that is best done.
    private struct Bud {
        var examples: Range<Int>
        var depth: Int
        /// Where its histogram is; nil when there was no room for it.
        var slot: Int?
        var split = kernel_split(gain: 0, first: 0, span: 0)
        var column = 0
        /// The left one of its children, once it was split.
        var child: Int?
    }

    /// The examples it grows on, leaf by leaf once a tree is grown.
    private(set) var indices: [UInt32]

    private let table: BinnedExamples
    private let shape: TreeShape
    /// Each column's first cell, and the number of all cells.
    private let offsets: [UInt32]
    private let cellCount: Int
    private let binCounts: [Int]
    private let areCategories: [Bool]
    private var slots: [[Float]] = []
    private var free: [Int] = []
    private let mostSlots: Int
    private var scratch: [UInt32]
    private var buds: [Bud] = []
    private var generator: SeededGenerator

    /// Histograms kept at the same time, in floats: 64 MB.
    private static let mostFloats = 16 << 20
    /// What a gain is made smaller by, as if each side held so much more doubt.
    private static let penalty: Float = 0.1

    /// From so many columns on, a split is looked for in every second of them, by chance: it takes
    /// half the time, and trees that differ more do better together.
    private static let manyColumns = 12

    /// Will grow on the examples of a table with these indices.
    init(
        _ table: BinnedExamples, shape: TreeShape, over indices: [UInt32],
        generator: SeededGenerator
    ) {
        self.table = table
        self.generator = generator
        self.shape = shape
        self.indices = indices
        scratch = indices
        binCounts = table.plan.columns.map(\.kind.binCount)
        areCategories = table.plan.columns.map(\.kind.isCategory)
        var next = 0
        offsets = binCounts.map { count in
            defer { next += count }
            return UInt32(next)
        }
        cellCount = next
        mostSlots = max(3, Self.mostFloats / max(1, next * Int(KERNEL_RECORD)))
    }

    /// Grows a tree by the examples' records.
    mutating func grow(by records: [Float]) -> Tree {
        free = Array(slots.indices)
        buds = [Bud(examples: indices.indices, depth: 0, slot: takeSlot())]
        fill(0, records)
        findSplit(of: 0)
        var leaves = 1
        while leaves < shape.leaves, let best = bestBud() {
            split(best, records)
            leaves += 1
        }
        return finished()
    }

    private func bestBud() -> Int? {
        var best: Int?
        var most: Float = 0
        for index in buds.indices where buds[index].child == nil {
            if buds[index].split.gain > most { (best, most) = (index, buds[index].split.gain) }
        }
        return best
    }

    private mutating func split(_ index: Int, _ records: [Float]) {
        let bud = buds[index]
        let all = bud.examples
        let left = part(all, by: bud)
        let middle = all.lowerBound + left
        buds[index].child = buds.count
        for examples in [all.lowerBound..<middle, middle..<all.upperBound] {
            buds.append(Bud(examples: examples, depth: bud.depth + 1))
        }
        let isLeftSmaller = left * 2 < all.count
        fill(
            smaller: buds.count - (isLeftSmaller ? 2 : 1),
            larger: buds.count - (isLeftSmaller ? 1 : 2), of: bud, records)
    }

    /// Fills the histogram of the smaller child; the larger one's is what is left of the parent's.
    private mutating func fill(smaller: Int, larger: Int, of bud: Bud, _ records: [Float]) {
        buds[smaller].slot = takeSlot()
        guard let own = buds[smaller].slot else {
            growWithoutRoom(smaller, larger, releasing: bud.slot, records)
            return
        }
        fill(smaller, records)
        if let slot = bud.slot {
            kernel_subtract(&slots[slot], slots[own], slots[own].count)
            buds[larger].slot = slot
        } else if let slot = takeSlot() {
            buds[larger].slot = slot
            fill(larger, records)
        }
        findSplit(of: smaller)
        if buds[larger].slot != nil { findSplit(of: larger) }
    }

    /// With no room for two histograms, the parent's is filled anew for one child after the other.
    private mutating func growWithoutRoom(
        _ smaller: Int, _ larger: Int, releasing slot: Int?, _ records: [Float]
    ) {
        guard let slot else { return }
        for index in [smaller, larger] {
            buds[index].slot = slot
            fill(index, records)
            findSplit(of: index)
            buds[index].slot = nil
        }
        free.append(slot)
    }

    private mutating func part(_ examples: Range<Int>, by bud: Bud) -> Int {
        indices.withUnsafeMutableBufferPointer { indices in
            guard let start = indices.baseAddress else { return 0 }
            return kernel_partition(
                table.bins, offsets.count, bud.column, bud.split.first, bud.split.span,
                start + examples.lowerBound, examples.count, &scratch)
        }
    }

    private mutating func takeSlot() -> Int? {
        if let slot = free.popLast() { return slot }
        guard slots.count < mostSlots else { return nil }
        slots.append([Float](repeating: 0, count: cellCount * Int(KERNEL_RECORD)))
        return slots.count - 1
    }

    private mutating func fill(_ index: Int, _ records: [Float]) {
        guard let slot = buds[index].slot else { return }
        let examples = buds[index].examples
        slots[slot].withUnsafeMutableBufferPointer { cells in
            cells.update(repeating: 0)
            indices.withUnsafeBufferPointer { indices in
                guard let start = indices.baseAddress else { return }
                kernel_add_histogram(
                    table.bins, offsets.count, records, start + examples.lowerBound,
                    examples.count, offsets, cells.baseAddress)
            }
        }
    }

    /// Finds the best split of a bud; a bud that cannot be split needs its histogram no longer.
    private mutating func findSplit(of index: Int) {
        guard let slot = buds[index].slot else { return }
        if buds[index].examples.count > 1, buds[index].depth < shape.depth {
            let places = drawColumns()
            slots[slot].withUnsafeBufferPointer { cells in
                guard let cells = cells.baseAddress else { return }
                compare(places, of: index, cells)
            }
        }
        guard buds[index].split.gain <= 0 else { return }
        free.append(slot)
        buds[index].slot = nil
    }

    /// Takes the best of the columns' splits.
    private mutating func compare(
        _ places: [Int], of index: Int, _ cells: UnsafePointer<Float>
    ) {
        let total = sum(of: cells, count: binCounts[0])
        withUnsafeBytes(of: total) { total in
            let total = total.assumingMemoryBound(to: Float.self).baseAddress
            for place in places {
                let split = kernel_best_split(
                    cells + Int(offsets[place]) * Int(KERNEL_RECORD), binCounts[place],
                    areCategories[place] ? 1 : 0, total, shape.leastDoubt, Self.penalty)
                if split.gain > buds[index].split.gain {
                    (buds[index].split, buds[index].column) = (split, place)
                }
            }
        }
    }

    private mutating func drawColumns() -> [Int] {
        guard offsets.count >= Self.manyColumns else { return Array(offsets.indices) }
        var bits: UInt64 = 0
        return offsets.indices.filter { place in
            if place % 64 == 0 { bits = generator.next() }
            return bits >> UInt64(place % 64) & 1 == 1
        }
    }

    private func sum(of cells: UnsafePointer<Float>, count: Int) -> SIMD8<Float> {
        let raw = UnsafeRawPointer(cells)
        return (0..<count).reduce(into: SIMD8<Float>()) { sum, cell in
            sum += raw.loadUnaligned(fromByteOffset: cell * 32, as: SIMD8<Float>.self)
        }
    }

    /// The buds as nodes, level by level.
    private func finished() -> Tree {
        var tree = Tree()
        var order = [0]
        var place = 0
        while place < order.count {
            let bud = buds[order[place]]
            place += 1
            guard let child = bud.child else {
                tree.nodes.append(.leaf(row: tree.leaves.count))
                tree.leaves.append(bud.examples)
                continue
            }
            tree.nodes.append(
                TreeNode(
                    column: bud.column, first: bud.split.first, span: bud.split.span,
                    next: order.count))
            order += [child, child + 1]
        }
        return tree
    }
}

extension TreePlan.Kind {
    fileprivate var isCategory: Bool {
        if case .category = self { true } else { false }
    }
}
