/// In how many examples of each class each feature is, and how much it tells of the class by that.
///
/// With n examples that have the feature, n[c] of them of class c, and a class's share p[c] of all,
/// the classes of an example with the feature are taken to be distributed as
///
///     q[c] = (n[c] + d p[c]) / (n + d)
///
/// with d examples' worth of doubt that the feature tells anything, and it tells Σ q ln (q / p)
/// nats: nothing if it is everywhere, little if it was seen once, ln (1 / p) if it is frequent and
/// in one class alone. A feature weighs the root of that times its inverse document frequency.
/// The latter alone is a poor guide among short texts of many classes: the word that names a class
/// is frequent, and most that are rare tell nothing.
package struct ClassCounts {
    private let classCount: Int
    private let exampleCount: Int
    private let shares: [Double]
    /// `classCount` a feature.
    private var counts: [Float]

    private static let doubt = 5.0
    /// What every feature is taken to tell, so that none is lost.
    private static let least = 0.05
    /// Puts weights in the range that thin layers keep with precision.
    private static let scale = 2.0

    /// Counts nothing yet; `total` is of how many examples those with these labels are some, all
    /// when left out.
    package init(featureCount: Int, labels: [Int], among total: Int? = nil, classCount: Int) {
        self.classCount = classCount
        exampleCount = max(total ?? 0, labels.count)
        var shares = [Double](repeating: 0, count: classCount)
        for label in labels { shares[label] += 1 / Double(labels.count) }
        self.shares = shares
        counts = [Float](repeating: 0, count: featureCount * classCount)
    }

    package mutating func count(_ feature: Int, in label: Int) {
        counts[feature * classCount + label] += 1
    }

    package func weight(of feature: Int) -> Float {
        let first = feature * classCount
        let own = counts[first..<first + classCount]
        return weight(telling: nats(own), in: Double(own.reduce(0, +)))
    }

    /// What a feature weighs that no example has: as much as one that a single example has, of
    /// whichever class.
    package var unseenWeight: Float {
        var sum = 0.0
        for label in shares.indices where shares[label] > 0 {
            var counts = [Float](repeating: 0, count: classCount)
            counts[label] = 1
            sum += shares[label] * nats(counts[...])
        }
        return weight(telling: sum, in: 0)
    }

    private func weight(telling nats: Double, in examples: Double) -> Float {
        let rarity = 1 + logarithm((1 + Double(exampleCount)) / (1 + examples))
        return Float(Self.scale * ((nats + Self.least) * rarity).squareRoot())
    }

    private func nats(_ counts: ArraySlice<Float>) -> Double {
        let total = Double(counts.reduce(0, +)) + Self.doubt
        var (sum, elsewhere) = (0.0, 1.0)
        for (count, share) in zip(counts, shares) where count > 0 {
            let part = (Double(count) + Self.doubt * share) / total
            sum += part * logarithm(part / share)
            elsewhere -= share
        }
        let doubt = Self.doubt / total
        return max(0, sum + doubt * max(0, elsewhere) * logarithm(doubt))
    }
}
