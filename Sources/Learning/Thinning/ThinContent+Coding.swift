extension ThinContent {
    /// Writes or reads everything, as what is different from a reference if there is one.
    ///
    /// Returns whether it was sound; what is written always is.
    mutating func code(
        after reference: ThinContent?, with coder: inout some BitCoder
    ) -> Bool {
        let reference = reference.flatMap { isLike($0) ? $0 : nil }
        codeFilters(reference, &coder)
        guard let places = codeHashes(reference, &coder) else { return false }
        codeRarities(reference, places, &coder)
        codeRows(reference, places, &coder)
        return codes.allSatisfy { abs($0) <= Self.mostCode }
    }

    /// Whether rows and columns of the two mean the same.
    private func isLike(_ other: ThinContent) -> Bool {
        other.fixedCount == fixedCount && other.classCount == classCount
            && other.filters.count == filters.count
    }

    private mutating func codeFilters(
        _ reference: ThinContent?, _ coder: inout some BitCoder
    ) {
        var code = WholeNumberCode()
        for index in filters.indices {
            let expected = reference?.filters[index] ?? 0
            filters[index] =
                expected + code.code(filters[index] - expected, with: &coder)
        }
    }

    /// Codes which features there are; returns the place of each in the reference, nil when
    /// what was read is no list of features.
    private mutating func codeHashes(
        _ reference: ThinContent?, _ coder: inout some BitCoder
    ) -> [Int?]? {
        let present = Set(hashes)
        var isKept = Chance()
        var kept: [(hash: UInt32, place: Int?)] = []
        for (place, hash) in (reference?.hashes ?? []).enumerated()
        where coder.code(present.contains(hash), &isKept) {
            kept.append((hash, place))
        }
        guard kept.count <= hashes.count else { return nil }
        let known = Set(kept.map(\.hash))
        // A reader does not know yet which are new, only how many.
        let newCount = hashes.count - kept.count
        var new = Array(hashes.filter { !known.contains($0) }.prefix(newCount))
        new += repeatElement(0, count: newCount - new.count)
        guard codeNew(&new, &coder) else { return nil }
        let all = (kept + new.map { ($0, nil) }).sorted { $0.hash < $1.hash }
        hashes = all.map(\.hash)
        let isRising = zip(hashes, hashes.dropFirst()).allSatisfy { $0 < $1 }
        return isRising ? all.map(\.place) : nil
    }

    /// Codes rising hashes as their distances.
    private func codeNew(_ new: inout [UInt32], _ coder: inout some BitCoder) -> Bool {
        var code = WholeNumberCode()
        var last = -1
        for index in new.indices {
            // Without its lowest bits, since a distance may have 33.
            let distance = Int(new[index]) - last
            let upper = code.code(positive: max(1, distance >> 2 + 1), with: &coder) - 1
            let lower = Int(coder.code(UInt32(truncatingIfNeeded: distance & 3), bits: 2))
            last += upper << 2 + lower
            guard let hash = UInt32(exactly: last) else { return false }
            new[index] = hash
        }
        return true
    }

    private mutating func codeRarities(
        _ reference: ThinContent?, _ places: [Int?], _ coder: inout some BitCoder
    ) {
        var alone = WholeNumberCode()
        var different = WholeNumberCode()
        for index in rarities.indices {
            if let reference, let place = places[index] {
                let expected = reference.rarities[place]
                rarities[index] =
                    expected + different.code(rarities[index] - expected, with: &coder)
            } else {
                rarities[index] = alone.code(rarities[index], with: &coder)
            }
        }
    }

    private mutating func codeRows(
        _ reference: ThinContent?, _ places: [Int?], _ coder: inout some BitCoder
    ) {
        var alone = RowCode()
        var different = RowCode()
        for row in 0..<(fixedCount + hashes.count) {
            let place = row < fixedCount ? row : places[row - fixedCount].map { $0 + fixedCount }
            let cells = row * classCount..<(row + 1) * classCount
            if let reference, let place {
                let expected = reference.row(place, inStepsOf: step)
                for (cell, value) in zip(cells, expected) { codes[cell] -= value }
                different.code(&codes[cells], with: &coder)
                for (cell, value) in zip(cells, expected) { codes[cell] += value }
            } else {
                alone.code(&codes[cells], with: &coder)
            }
        }
    }

    /// A row's codes as they would be with another step.
    private func row(_ row: Int, inStepsOf other: Float) -> [Int] {
        codes[row * classCount..<(row + 1) * classCount].map {
            step == other ? $0 : Self.whole(Float($0) * (step / other))
        }
    }
}
