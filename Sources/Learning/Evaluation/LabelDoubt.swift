/// An example whose label is probably wrong.
///
/// Confident learning (Northcutt, Jiang, Chuang, "Confident Learning: Estimating Uncertainty in
/// Dataset Labels", 2021): a class is believed where it is as probable, for a model that did not
/// learn the example, as it is on average for the examples that carry its label. A label is doubted
/// where another class is believed and more probable than all others that are.
package struct LabelDoubt: Equatable, Sendable {
    /// The place of the example among those that were judged.
    package var example: Int
    package var label: Int
    /// The class that is believed instead.
    package var believed: Int
    /// How probable that is, and how probable the label, in 0...1.
    package var probability: Double
    package var labelProbability: Double
}

extension HeldOutOutcomes {
    /// The doubted labels at a temperature, the most doubtful first.
    package func doubts(at temperature: Float) -> [LabelDoubt] {
        let judged = probabilities(at: temperature)
        let usual = usualBelief(judged)
        return judged.compactMap { judgement in
            let believed = judgement.shares.indices.filter { judgement.shares[$0] >= usual[$0] }
                .max { judgement.shares[$0] < judgement.shares[$1] }
            guard let believed, believed != judgement.label else { return nil }
            return LabelDoubt(
                example: judgement.example, label: judgement.label, believed: believed,
                probability: Double(judgement.shares[believed]),
                labelProbability: Double(
                    judgement.shares.indices.contains(judgement.label)
                        ? judgement.shares[judgement.label] : 0))
        }.sorted {
            ($1.margin, $0.example) < ($0.margin, $1.example)
        }
    }

    /// How probable each class is on average for the examples that carry it; never believed where
    /// there are none.
    private func usualBelief(_ judged: [Judged]) -> [Float] {
        let classes = judged.map(\.shares.count).max() ?? 0
        var sums = [Float](repeating: 0, count: classes)
        var counts = sums
        for judgement in judged where judgement.shares.indices.contains(judgement.label) {
            sums[judgement.label] += judgement.shares[judgement.label]
            counts[judgement.label] += 1
        }
        return zip(sums, counts).map { $1 > 0 ? $0 / $1 : .infinity }
    }
}

extension LabelDoubt {
    fileprivate var margin: Double { probability - labelProbability }
}
