// Solved questions, searched by similarity.
//
// Two questions are as similar as their fields are on average: texts and images by the cosine of
// their sketches, numbers by their distance in standard deviations of the numbers held, categories
// by being the same. A field that only one of them has counts as half similar, one that both lack
// does not count. The same question scores 1, one that only shares chance about 0 to 0.3.
//
// No learned features stand behind it, so a new version leaves memory as it is, and what was
// solved a moment ago can be found at once. Few are all compared with. Of many, `MemoryTree` says
// which leaves are worth looking at, `MemoryCode` which questions in them are worth comparing with:
// a million take a millisecond.

/// The solved questions of one task, searched by similarity.
package struct Memory: Sendable {
    /// A solved question and how similar it is.
    package struct Match: Equatable, Sendable {
        package var key: Int64
        /// The index of its class in the task.
        package var label: Int
        /// In 0...1; 1 is the same.
        package var similarity: Double

        package init(key: Int64, label: Int, similarity: Double) {
            self.key = key
            self.label = label
            self.similarity = similarity
        }
    }

    /// Where a question is held.
    struct Place: Sendable {
        var leaf: Int32
        var slot: Int32
    }

    /// A leaf with more is split.
    static let mostInLeaf = 2048

    let sketcher: MemorySketcher
    private(set) var leaves = [MemoryLeaf(most: Self.mostInLeaf)]
    /// Nil until the first leaf is split.
    private(set) var index: MemoryIndex?
    private(set) var places: [Int64: Place] = [:]
    private(set) var spreads: [NumberSpread]

    package init(task: LearningTask) {
        sketcher = MemorySketcher(fields: task.fields)
        spreads = task.fields.map { _ in NumberSpread() }
    }

    /// The number of questions held.
    package var count: Int { places.count }

    /// Holds a solved question; one of the same key is replaced, one that does not fit ignored.
    package mutating func insert(key: Int64, input: Input, label: Int) {
        remove(key: key)
        guard let vector = sketcher.vector(of: input) else { return }
        var (leaf, code) = (0, MemoryCode())
        if let index {
            let direction = index.direction(of: vector)
            leaf = index.tree.leaf(for: direction)
            code = index.coder.code(of: direction)
        }
        places[key] = Place(leaf: Int32(leaf), slot: Int32(leaves[leaf].count))
        leaves[leaf].append(key: key, label: label, vector, code)
        updateSpreads(vector.parts, sign: 1)
        if leaves[leaf].count > leaves[leaf].most { split(leaf) }
    }

    /// Lets go of a question, if it is held.
    package mutating func remove(key: Int64) {
        guard let place = places.removeValue(forKey: key) else { return }
        let (leaf, slot) = (Int(place.leaf), Int(place.slot))
        updateSpreads(leaves[leaf].vector(at: slot, sketcher: sketcher).parts, sign: -1)
        leaves[leaf].remove(at: slot, sketcher: sketcher)
        // The last one took the free place.
        if slot < leaves[leaf].count { places[leaves[leaf].keys[slot]] = place }
    }

    private mutating func split(_ number: Int) {
        let leaf = leaves[number]
        var split = index ?? MemoryIndex(sketcher: sketcher, spreads: spreads)
        let vectors = (0..<leaf.count).map { leaf.vector(at: $0, sketcher: sketcher) }
        let directions = vectors.map { split.direction(of: $0) }
        guard let parts = split.tree.split(number, holding: directions) else {
            // All of it is the same: no tree can tell it apart.
            leaves[number].most *= 2
            return
        }
        let added = leaves.count
        leaves[number] = MemoryLeaf(most: Self.mostInLeaf)
        leaves += repeatElement(MemoryLeaf(most: Self.mostInLeaf), count: parts.max() ?? 0)
        for (slot, part) in parts.enumerated() {
            let target = part == 0 ? number : added + part - 1
            let key = leaf.keys[slot]
            places[key] = Place(leaf: Int32(target), slot: Int32(leaves[target].count))
            let code = index == nil ? split.coder.code(of: directions[slot]) : leaf.code(at: slot)
            leaves[target].append(key: key, label: Int(leaf.labels[slot]), vectors[slot], code)
        }
        index = split
    }

    private mutating func updateSpreads(_ parts: [MemoryVector.Part], sign: Double) {
        for (field, part) in parts.enumerated() {
            if case .number(let number) = part { spreads[field].count(number, sign: sign) }
        }
    }
}
