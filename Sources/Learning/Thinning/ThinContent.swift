/// What of a thin layer is coded bit by bit: whole numbers only.
///
/// Coded alone, or as what is different from another layer of the same shape: a row is then
/// found in the other by its feature's hash, and each number is coded less what the other has.
struct ThinContent: Equatable {
    /// 1/`filterScale` each, all images of the plan one after the other.
    var filters: [Int]
    /// Strictly rising.
    var hashes: [UInt32]
    /// Of each hash, 1/`rarityScale` each.
    var rarities: [Int]
    /// `classCount` a row, one `Layer.step` each: fixed rows first, then those of the hashes.
    var codes: [Int]
    let fixedCount: Int
    let classCount: Int
    var step: Float

    static let filterScale: Float = 128
    static let rarityScale: Float = 16
    /// No code is larger: beyond any use, and below any overflow.
    static let mostCode = 1 << 24

    /// Content of a shape, yet to be read.
    init(filters: Int, hashes: Int, fixedCount: Int, classCount: Int, step: Float) {
        self.filters = Array(repeating: 0, count: filters)
        self.hashes = Array(repeating: 0, count: hashes)
        rarities = Array(repeating: 0, count: hashes)
        codes = Array(repeating: 0, count: (fixedCount + hashes) * classCount)
        self.fixedCount = fixedCount
        self.classCount = classCount
        self.step = step
    }

    /// The content of a thin layer.
    init(_ layer: Layer, _ linear: LinearWeights, step: Float) {
        let plan = layer.plan
        self.init(
            filters: 0, hashes: plan.table.hashes.count, fixedCount: plan.fixedCount,
            classCount: layer.classCount, step: step)
        filters = plan.parts.flatMap { part -> [Int] in
            guard case .image(let image) = part else { return [] }
            return image.filters.map { Self.whole($0 * Self.filterScale) }
        }
        hashes = plan.table.hashes
        rarities = plan.weights.map { Self.whole($0 * Self.rarityScale) }
        let weights = linear.weights
        for row in 0..<plan.rowCount {
            for label in 0..<classCount {
                codes[row * classCount + label] = Self.whole(
                    weights[row * layer.stride + label] / step)
            }
        }
    }

    static func whole(_ value: Float) -> Int {
        Int(max(-Float(mostCode), min(Float(mostCode), value)).rounded())
    }
}
