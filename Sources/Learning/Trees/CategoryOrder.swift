/// The categories of a field in an order in which alike ones are neighbours, so that a tree parts
/// them at one place as it parts numbers.
///
/// With two classes the best partings of categories are those of their order by the share of one
/// class (Breiman and others 1984). With more, the order along the first principal component of
/// the categories' shares of the classes comes close (Coppersmith, Hong, Hosking, "Partitioning
/// Nominal Attributes in Decision Trees", 1999). Shares of rare categories are drawn towards those
/// of all examples, so that chance does not put them at the ends.
struct CategoryOrder {
    private struct Category {
        let hash: UInt32
        var count = 0.0
        var shares: [Double]
        var place = 0.0
    }

    /// How many examples the shares of all are worth beside a category's own.
    private static let commonWorth = 10.0
    /// A category of fewer examples counts as not seen.
    private static let fewExamples = 2.0
    private static let turns = 30

    private var categories: [Category]

    /// Orders what training examples hold in a field.
    init(_ examples: [TrainingExample], field: Int, classes: Int) {
        var places: [UInt32: Int] = [:]
        var common = [Double](repeating: 0, count: classes)
        categories = []
        for example in examples {
            common[example.label] += 1
            guard case .category(let name) = example.input.values[field] else { continue }
            let hash = FeaturePlan.hash(category: name, field: field)
            let place = places[hash] ?? categories.count
            if place == categories.count {
                places[hash] = place
                categories.append(
                    Category(hash: hash, shares: Array(repeating: 0, count: classes)))
            }
            categories[place].count += 1
            categories[place].shares[example.label] += 1
        }
        for index in common.indices { common[index] /= Double(max(1, examples.count)) }
        keepMostFrequent()
        compare(with: common)
        categories.sort { ($0.place, $0.hash) < ($1.place, $1.hash) }
    }

    /// The bins 1, 2, … in the order.
    var kind: TreePlan.Kind {
        let sorted = categories.enumerated().sorted { $0.element.hash < $1.element.hash }
        return .category(
            hashes: sorted.map(\.element.hash), bins: sorted.map { UInt8($0.offset + 1) })
    }

    private mutating func keepMostFrequent() {
        categories.removeAll { $0.count < Self.fewExamples }
        categories.sort { ($1.count, $0.hash) < ($0.count, $1.hash) }
        categories = Array(categories.prefix(TreePlan.mostBin))
    }

    /// Sets each category's place along the direction in which their shares differ most.
    private mutating func compare(with common: [Double]) {
        for index in categories.indices {
            let count = categories[index].count
            for label in common.indices {
                categories[index].shares[label] =
                    (categories[index].shares[label] - count * common[label])
                    / (count + Self.commonWorth)
            }
        }
        var direction = common.indices.map { 1 + Double($0) / Double(common.count) }
        for _ in 0..<Self.turns {
            place(along: direction)
            var next = [Double](repeating: 0, count: common.count)
            for category in categories {
                for label in common.indices {
                    next[label] += category.count * category.place * category.shares[label]
                }
            }
            let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0 else { return }
            direction = next.map { $0 / length }
        }
        place(along: direction)
    }

    private mutating func place(along direction: [Double]) {
        for index in categories.indices {
            categories[index].place = zip(categories[index].shares, direction).reduce(0) {
                $0 + $1.0 * $1.1
            }
        }
    }
}
