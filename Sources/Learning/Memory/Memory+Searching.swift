import CKernels

extension Memory {
    /// With so many held at most, a search compares with all.
    static let mostPlain = 8192
    /// Of more, it looks at the codes of so many.
    static let mostLooked = 98_304
    /// And compares with about so many of these, those with the nearest codes.
    static let mostCompared = 1024

    /// Returns the most similar questions, most similar first, lower keys first when equal.
    ///
    /// Among more than 8,192 some may be passed over, the less similar the likelier. Nothing is
    /// similar to a question that does not fit the task.
    package func nearest(to input: Input, count: Int) -> [Match] {
        guard count > 0, let vector = sketcher.vector(of: input) else { return [] }
        let comparison = MemoryComparison(vector, sketcher: sketcher, spreads: spreads)
        var best = BestMatches(count: count)
        visitCandidates(for: vector) { leaf, slots in
            comparison.visit(leaf, at: slots) { best.take($0) }
        }
        return best.matches
    }

    /// Returns how similar every question that is held behind `key` is to it: over all keys, each
    /// pair once.
    func matches(behind key: Int64) -> [Match] {
        guard let place = places[key] else { return [] }
        let (own, slot) = (Int(place.leaf), Int(place.slot))
        let vector = leaves[own].vector(at: slot, sketcher: sketcher)
        let comparison = MemoryComparison(vector, sketcher: sketcher, spreads: spreads)
        var matches: [Match] = []
        for number in own..<leaves.count {
            let first = number == own ? slot + 1 : 0
            Self.withPlaces(first..<leaves[number].count) { slots in
                comparison.visit(leaves[number], at: slots) { matches.append($0) }
            }
        }
        return matches
    }

    typealias Places = UnsafeBufferPointer<UInt32>

    /// Calls `visit` with what is to be compared with a question, leaf by leaf.
    private func visitCandidates(
        for vector: MemoryVector, _ visit: (_ leaf: MemoryLeaf, _ slots: Places) -> Void
    ) {
        guard let index, count > Self.mostPlain else {
            for leaf in leaves { Self.withPlaces(0..<leaf.count) { visit(leaf, $0) } }
            return
        }
        let direction = index.direction(of: vector)
        var looked: [Int] = []
        var total = 0
        index.tree.visit(near: direction) { leaf in
            looked.append(leaf)
            total += leaves[leaf].count
            return total < Self.mostLooked
        }
        let code = index.coder.code(of: direction)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: total) { distances in
            let limit = measure(looked, to: code, distances)
            var start = 0
            for number in looked {
                let leaf = leaves[number]
                let own = UnsafeBufferPointer(rebasing: distances[start..<start + leaf.count])
                Self.withPlaces(in: own, below: limit) { visit(leaf, $0) }
                start += leaf.count
            }
        }
    }

    /// Sets the distances of the codes in some leaves, one after the other, and returns below which
    /// are about as many as are to be compared.
    private func measure(
        _ looked: [Int], to code: MemoryCode, _ distances: UnsafeMutableBufferPointer<UInt8>
    ) -> UInt8 {
        var counts = [UInt32](repeating: 0, count: MemoryCode.bits + 1)
        var start = 0
        for number in looked {
            let leaf = leaves[number]
            kernel_code_distances(
                leaf.codes, leaf.count, code.words, distances.baseAddress.map { $0 + start },
                &counts)
            start += leaf.count
        }
        var (limit, below) = (0, 0)
        while limit <= MemoryCode.bits, below < Self.mostCompared {
            below += Int(counts[limit])
            limit += 1
        }
        return UInt8(limit)
    }

    private static func withPlaces(
        in distances: UnsafeBufferPointer<UInt8>, below limit: UInt8, _ body: (Places) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: distances.count + 1) { places in
            let found = kernel_below(
                distances.baseAddress, distances.count, limit, places.baseAddress)
            if found > 0 { body(Places(rebasing: places[..<found])) }
        }
    }

    private static func withPlaces(_ range: Range<Int>, _ body: (Places) -> Void) {
        guard !range.isEmpty else { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: range.count) { places in
            for (place, slot) in range.enumerated() { places[place] = UInt32(slot) }
            body(Places(places))
        }
    }
}

/// The best matches so far, most similar first.
private struct BestMatches {
    let count: Int
    private(set) var matches: [Memory.Match] = []

    init(count: Int) {
        self.count = count
    }

    mutating func take(_ match: Memory.Match) {
        if matches.count == count {
            guard let last = matches.last, match.comes(before: last) else { return }
            matches.removeLast()
        }
        let place = matches.firstIndex { match.comes(before: $0) } ?? matches.count
        matches.insert(match, at: place)
    }
}

extension Memory.Match {
    fileprivate func comes(before other: Memory.Match) -> Bool {
        (other.similarity, key) < (similarity, other.key)
    }
}
