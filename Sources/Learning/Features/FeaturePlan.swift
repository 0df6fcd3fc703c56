/// How the inputs of one task become features, fitted on the training examples.
///
/// Rows 0..<`fixedCount` belong to numbers and images, whose features are known beforehand; the
/// rows after them to the words, characters, categories and missing markers that training saw.
/// What it did not see has no row and is ignored.
package struct FeaturePlan: Equatable, Sendable {
    /// One field's part.
    enum Part: Equatable, Sendable {
        case text
        case number(NumberPlan)
        case category
        case image(ImagePlan)

        /// The rows of its own.
        var featureCount: Int {
            switch self {
            case .text, .category: 0
            case .number(let plan): plan.featureCount
            case .image(let plan): plan.featureCount
            }
        }
    }

    let parts: [Part]
    /// The first of a part's own rows.
    let firstRows: [Int]
    let fixedCount: Int
    /// The features with a row that were found in training, after the fixed ones.
    private(set) var table: FeatureTable
    /// What a feature of the table weighs, by its index: more the more it tells of the class.
    private(set) var weights: [Float]
    /// What a feature weighs that no example has.
    private(set) var unseenWeight: Float

    init(parts: [Part], table: FeatureTable, weights: [Float], unseenWeight: Float) {
        self.parts = parts
        self.table = table
        self.weights = weights
        self.unseenWeight = unseenWeight
        var next = 0
        firstRows = parts.map { part in
            defer { next += part.featureCount }
            return next
        }
        fixedCount = next
    }

    /// The number of rows, fixed and found.
    package var rowCount: Int { fixedCount + table.hashes.count }

    /// Gives the feature the next row, unless it has one.
    mutating func insert(_ hash: UInt32, weight: Float) {
        let count = table.hashes.count
        table.insert(hash)
        if table.hashes.count > count { weights.append(weight) }
    }

    /// Sets what a feature of the table weighs.
    mutating func weigh(_ index: Int, _ weight: Float) {
        weights[index] = weight
    }
}

extension FeaturePlan {
    /// What tells the features of one field from those of another.
    static func seed(field: Int) -> UInt64 {
        SeededGenerator.mix(UInt64(field) &+ 0x66_6965_6c64)
    }

    static func missingMarker(field: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: SeededGenerator.mix(seed(field: field) ^ 3))
    }

    static func hash(category: String, field: Int) -> UInt32 {
        var hash = SeededGenerator.mix(seed(field: field) ^ 4)
        for byte in category.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return UInt32(truncatingIfNeeded: SeededGenerator.mix(hash))
    }
}
