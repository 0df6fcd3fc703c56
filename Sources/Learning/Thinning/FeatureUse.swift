/// How much each row of a layer is used by sample inputs.
struct FeatureUse {
    /// The mean square of each row's value.
    private(set) var squares: [Double]
    /// The texts' features, group by group: row and value.
    private var groups: [[(row: Int, value: Float)]] = []
    private let fixedCount: Int

    /// Inputs looked at, at most: evenly among those given.
    private static let mostInputs = 2000

    /// Measures a layer's use; without inputs every row counts the same.
    init(of layer: Layer, by inputs: [Input]) {
        fixedCount = layer.plan.fixedCount
        squares = Array(repeating: inputs.isEmpty ? 1 : 0, count: layer.plan.rowCount)
        var extractor = FeatureExtractor()
        let count = min(inputs.count, Self.mostInputs)
        for place in 0..<count {
            // An unfamiliar input still has its markers of missing fields.
            try? extractor.extract(inputs[place * inputs.count / count], by: layer.plan)
            for (row, value) in zip(extractor.rows, extractor.values) {
                squares[Int(row)] += Double(value * value) / Double(count)
            }
            for range in extractor.textGroups {
                groups.append(range.map { (Int(extractor.rows[$0]), extractor.values[$0]) })
            }
        }
    }

    /// Returns, for each row, by what its weights are to be multiplied where only some rows are
    /// kept.
    ///
    /// A text's features are brought to length 1 together, so that those that are kept count for
    /// more once others are gone. With v what a row's value was and t what it is without the
    /// others, Σ v t / Σ t² brings its part of the logits nearest to what it was.
    func factors(keeping isKept: [Bool]) -> [Float] {
        var products = [Float](repeating: 0, count: squares.count)
        var thinSquares = products
        for group in groups {
            var left: Float = 0
            for (row, value) in group where isKept[row] { left += value * value }
            guard left > 0 else { continue }
            let growth = 1 / left.squareRoot()
            for (row, value) in group where isKept[row] {
                products[row] += value * value * growth
                thinSquares[row] += value * value * growth * growth
            }
        }
        return squares.indices.map { row in
            thinSquares[row] > 0 ? products[row] / thinSquares[row] : 1
        }
    }
}
