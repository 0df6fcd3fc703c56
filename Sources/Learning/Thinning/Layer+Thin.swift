extension Layer {
    /// Makes the layer thin: its weights become multiples of a step, trees stay as they are.
    ///
    /// - Parameters:
    ///   - step: above 0.
    ///   - isKept: of each row.
    ///   - factors: what each row's weights are multiplied by.
    /// - Returns: the layer without the rows that are not kept: 0 where they are fixed, gone where
    ///   training found them.
    func thin(step: Float, keeping isKept: [Bool], factors: [Float]) -> Layer {
        guard let weights = linear?.weights else { return self }
        let found = plan.table.hashes.indices
            .filter { isKept[plan.fixedCount + $0] }
            .sorted { plan.table.hashes[$0] < plan.table.hashes[$1] }
        let rows = Array(0..<plan.fixedCount) + found.map { plan.fixedCount + $0 }
        var content = ThinContent(
            filters: 0, hashes: found.count, fixedCount: plan.fixedCount, classCount: classCount,
            step: step)
        content.hashes = found.map { plan.table.hashes[$0] }
        content.rarities = found.map {
            ThinContent.whole(plan.weights[$0] * ThinContent.rarityScale)
        }
        content.filters = plan.parts.flatMap { part -> [Int] in
            guard case .image(let image) = part else { return [] }
            return image.filters.map { ThinContent.whole($0 * ThinContent.filterScale) }
        }
        for (place, row) in rows.enumerated() where isKept[row] {
            for label in 0..<classCount {
                let weight = weights[row * stride + label] * factors[row]
                content.codes[place * classCount + label] = ThinContent.whole(weight / step)
            }
        }
        let thin = Layer(
            content, parts: plan.parts, unseen: plan.unseenWeight,
            bias: Array(bias[..<classCount]))
        return thin.with(trees)
    }
}
