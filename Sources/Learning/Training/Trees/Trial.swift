internal import CKernels

/// How a kind of layer does on examples that it was not trained on.
struct Trial {
    let family: Family
    let shape: TreeShape
    /// The best number of trees, of each fold.
    var rounds: [Int] = []
    /// Of each share of the layer, of each example tried.
    private(set) var losses: [[Double]]

    /// How much of what a layer learned on top of a base may be kept; without one, all is.
    static let sharesOnBase: [Float] = [0, 0.25, 0.5, 0.75, 1]

    private let shares: [Float]

    init(_ family: Family, _ shape: TreeShape, onBase: Bool) {
        self.family = family
        self.shape = shape
        shares = onBase ? Self.sharesOnBase : [1]
        losses = Array(repeating: [], count: shares.count)
    }

    /// The trees to grow on all examples.
    var meanRounds: Int {
        rounds.isEmpty ? 0 : (rounds.reduce(0, +) + rounds.count / 2) / rounds.count
    }

    /// The share at which the examples are most probable.
    var share: Float { shares[bestShare] }

    /// Each example's loss at that share.
    var bestLosses: [Double] { losses[bestShare] }

    var loss: Double {
        bestLosses.reduce(0, +) / Double(max(1, bestLosses.count))
    }

    private var bestShare: Int {
        let sums = losses.map { $0.reduce(0, +) }
        return sums.min().flatMap { sums.firstIndex(of: $0) } ?? shares.count - 1
    }

    /// Takes note of one example: what the layer adds to where it starts from.
    mutating func add(_ example: Int, of course: Course, logits: ArraySlice<Float>) {
        let begun = course.logits(begun: example)
        let label = course.examples.labels[example]
        let weight = Double(course.examples.weights[example])
        for (place, share) in shares.enumerated() {
            var sums = zip(begun, logits).map { $0 + share * ($1 - $0) }
            _ = kernel_softmax(&sums, sums.count)
            losses[place].append(-logarithm(Double(max(sums[label], 1e-30))) * weight)
        }
    }

    /// Whether it is better than a simpler kind by more than chance would make it.
    func isBetter(than simpler: Trial) -> Bool {
        let gains = zip(simpler.bestLosses, bestLosses).map { $0 - $1 }
        guard gains.count > 1 else { return false }
        let mean = gains.reduce(0, +) / Double(gains.count)
        let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gains.count - 1)
        return mean > (variance / Double(gains.count)).squareRoot()
    }
}
