// Which leaves of memory are worth reading: a tree of centres.
//
// A leaf that is full is split among up to eight centres, found by spherical k-means over what it
// holds (Nistér and Stewénius, "Scalable Recognition with a Vocabulary Tree", 2006). A search goes
// down to the nearest leaf, notes what it passed by on the way, and goes on with the most alike of
// these until it has read as many questions as it may (best bin first: Muja and Lowe, "Fast
// Approximate Nearest Neighbors with Automatic Algorithm Configuration", 2009). Centres never move
// once they are there, so a question is found by the way it went in.

/// The tree over the leaves of a memory; knows which leaf is where, and not what it holds.
struct MemoryTree: Sendable {
    private enum Node: Sendable {
        case leaf(Int)
        case branch(children: Range<Int>)
    }

    private static let branching = 8
    private static let rounds = 5

    /// The dimensions of each field's direction.
    private let lengths: [Int]
    private let length: Int
    private var nodes: [Node] = [.leaf(0)]
    /// The node of each leaf.
    private var holders = [0]
    /// Node after node; the root's is empty.
    private var centres: [Int8]
    private var scales: [Float]

    init(lengths: [Int]) {
        self.lengths = lengths
        length = lengths.reduce(0, +)
        centres = Array(repeating: 0, count: length)
        scales = Array(repeating: 0, count: lengths.count)
    }

    /// Returns the leaf that a question belongs into.
    func leaf(for direction: MemoryDirection) -> Int {
        var ignored = Ways()
        return descend(from: 0, to: direction, passing: &ignored)
    }

    /// Calls `visit` with leaves, the most promising first, until it returns false or all are
    /// visited.
    func visit(near direction: MemoryDirection, _ visit: (Int) -> Bool) {
        var ways = Ways()
        var next: Int? = 0
        while let node = next {
            guard visit(descend(from: node, to: direction, passing: &ways)) else { return }
            next = ways.takeBest()
        }
    }

    /// Goes down to a leaf; notes the children that were passed by.
    private func descend(
        from start: Int, to direction: MemoryDirection, passing ways: inout Ways
    ) -> Int {
        var node = start
        while true {
            guard case .branch(let children) = nodes[node] else { break }
            var best = (node: children.lowerBound, likeness: -Float.infinity)
            for child in children {
                let likeness = likeness(of: child, to: direction)
                if likeness > best.likeness {
                    if best.likeness > -.infinity { ways.add(best.node, best.likeness) }
                    best = (child, likeness)
                } else {
                    ways.add(child, likeness)
                }
            }
            node = best.node
        }
        guard case .leaf(let leaf) = nodes[node] else { return 0 }
        return leaf
    }

    private func likeness(of node: Int, to direction: MemoryDirection) -> Float {
        centres.withUnsafeBufferPointer { centres in
            scales.withUnsafeBufferPointer { scales in
                guard let centres = centres.baseAddress, let scales = scales.baseAddress else {
                    return 0
                }
                return MemoryDirection.likeness(
                    centres + node * length, scales + node * lengths.count, direction.bytes,
                    direction.scales, lengths: lengths)
            }
        }
    }

    /// Splits a leaf among new ones; the first of them keeps its number, the others follow the last
    /// of all leaves.
    ///
    /// - Returns: to which part each of what it holds goes, 0 for the first; nil when all of it is
    ///   the same.
    mutating func split(_ leaf: Int, holding directions: [MemoryDirection]) -> [Int]? {
        var generator = SeededGenerator(seed: UInt64(holders.count))
        var order = Array(directions.indices)
        generator.shuffle(&order)
        var middles = Array(order.prefix(Self.branching).map { directions[$0] })
        var parts = nearest(of: middles, to: directions)
        for _ in 0..<Self.rounds {
            middles = Set(parts).sorted().map { part in
                mean(directions.indices.lazy.filter { parts[$0] == part }.map { directions[$0] })
            }
            parts = nearest(of: middles, to: directions)
        }
        let used = Set(parts).sorted()
        guard used.count > 1 else { return nil }
        grow(leaf, used.map { middles[$0] })
        return parts.map { part in used.firstIndex(of: part) ?? 0 }
    }

    private mutating func grow(_ leaf: Int, _ middles: [MemoryDirection]) {
        let first = nodes.count
        nodes[holders[leaf]] = .branch(children: first..<first + middles.count)
        for (place, middle) in middles.enumerated() {
            let number = place == 0 ? leaf : holders.count
            if place == 0 { holders[leaf] = first } else { holders.append(first + place) }
            nodes.append(.leaf(number))
            centres += middle.bytes
            scales += middle.scales
        }
    }

    private func nearest(of middles: [MemoryDirection], to directions: [MemoryDirection]) -> [Int] {
        directions.map { direction in
            var best = (place: 0, likeness: -Float.infinity)
            for (place, middle) in middles.enumerated() {
                let likeness = MemoryDirection.likeness(
                    middle.bytes, middle.scales, direction.bytes, direction.scales,
                    lengths: lengths)
                if likeness > best.likeness { best = (place, likeness) }
            }
            return best.place
        }
    }

    private func mean(_ directions: some Sequence<MemoryDirection>) -> MemoryDirection {
        var sums = [Float](repeating: 0, count: length)
        for direction in directions {
            var start = 0
            for (field, length) in lengths.enumerated() {
                let scale = direction.scales[field]
                for index in start..<start + length where scale > 0 {
                    sums[index] += Float(direction.bytes[index]) * scale
                }
                start += length
            }
        }
        var mean = MemoryDirection()
        var start = 0
        for length in lengths {
            mean.append(sums[start..<start + length])
            start += length
        }
        return mean
    }
}

/// The ways that a search passed by, most alike first.
private struct Ways {
    private var heap: [(node: Int, likeness: Float)] = []

    mutating func add(_ node: Int, _ likeness: Float) {
        heap.append((node, likeness))
        var place = heap.count - 1
        while place > 0, heap[(place - 1) / 2].likeness < heap[place].likeness {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func takeBest() -> Int? {
        guard let best = heap.first else { return nil }
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        var place = 0
        while true {
            let (left, right) = (2 * place + 1, 2 * place + 2)
            var largest = place
            if left < heap.count, heap[left].likeness > heap[largest].likeness { largest = left }
            if right < heap.count, heap[right].likeness > heap[largest].likeness { largest = right }
            guard largest != place else { return best.node }
            heap.swapAt(place, largest)
            place = largest
        }
    }
}
