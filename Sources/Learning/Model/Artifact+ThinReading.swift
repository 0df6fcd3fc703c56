extension Artifact {
    /// The most weights of all thin layers together, 128 MB of them: rows of zeros take next to no
    /// bytes, so that the bytes' own number is no bound.
    static let mostThinWeights = 32_000_000

    /// Far above any use, and below what would make a weight infinite.
    private static let mostStep: Float = 1e20

    /// Reads what follows a thin layer's parts.
    static func readThinLayer(
        _ reader: inout ByteReader, _ parts: [FeaturePlan.Part], _ unseen: Float,
        classCount: Int, room: inout Int, after reference: Layer?
    ) throws -> Layer {
        let step = try reader.float()
        try check(0 < step && step < mostStep, "a step is not above 0, or too large")
        let bias = try readFloats(&reader, "a bias")
        try check(
            !bias.isEmpty && bias.count <= classCount, "a layer has more classes than the model")
        let found = try reader.length(atMost: room)
        let fixed = parts.reduce(0) { $0 + $1.featureCount }
        let weights = (fixed + found).multipliedReportingOverflow(
            by: Layer.stride(for: bias.count))
        try check(!weights.overflow && weights.partialValue <= room, "a layer is too large")
        room -= weights.partialValue
        var content = ThinContent(
            filters: parts.reduce(0) { $0 + $1.filterCount }, hashes: found, fixedCount: fixed,
            classCount: bias.count, step: step)
        var coder = RangeDecoder(try reader.raw(try reader.length(atMost: reader.left)))
        let known = reference.flatMap(\.thinContent)
        let isSound = content.code(after: known, with: &coder)
        try check(isSound && coder.isAtEnd, "a thin layer's content makes no sense")
        return Layer(content, parts: parts, unseen: unseen, bias: bias)
    }
}

extension FeaturePlan.Part {
    /// The numbers of its filters.
    fileprivate var filterCount: Int {
        guard case .image(let plan) = self else { return 0 }
        return plan.filters.count
    }
}

extension Layer {
    /// A thin layer of sound content; the parts' filters are taken from it.
    init(_ content: ThinContent, parts: [FeaturePlan.Part], unseen: Float, bias: [Float]) {
        var table = FeatureTable()
        for hash in content.hashes { table.insert(hash) }
        var filters = content.filters[...]
        let filled = parts.map { part -> FeaturePlan.Part in
            guard case .image(var plan) = part else { return part }
            plan.filters = filters.prefix(plan.filters.count).map {
                Float($0) / ThinContent.filterScale
            }
            filters = filters.dropFirst(plan.filters.count)
            return .image(plan)
        }
        let plan = FeaturePlan(
            parts: filled, table: table,
            weights: content.rarities.map { Float($0) / ThinContent.rarityScale },
            unseenWeight: unseen)
        let count = content.classCount
        let width = Layer.stride(for: count)
        var weights = [Float](repeating: 0, count: plan.rowCount * width)
        for row in 0..<plan.rowCount {
            for label in 0..<count {
                weights[row * width + label] =
                    Float(content.codes[row * count + label])
                    * content.step
            }
        }
        self.init(
            plan: plan, classCount: count,
            bias: bias + [Float](repeating: 0, count: width - count),
            content: .linear(LinearWeights(weights, accumulators: [], step: content.step)))
    }
}
