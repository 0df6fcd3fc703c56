/// How much harder learning is made where there are nothing but texts to tell classes by.
package struct TextHardness: Equatable, Sendable {
    /// The share of an example's features that is left out at random, in 0..<1.
    package var leftOut: Float = 0.4
    /// By how much an example's class has to be ahead in logits.
    package var margin: Float = 2
    /// By how much more it has to be ahead for each nat by which it is rarer than the mean class.
    ///
    /// Three examples of a new class among hundreds of the others would hardly ever win (Menon
    /// and others, "Long-tail learning via logit adjustment", 2021, who take 1: what is answered
    /// then is the class that says most, not the likeliest). Half of it finds 0.185 in place of
    /// 0.145 of their questions on Banking77, 0.55 in place of 0.50 with ten, and costs the others
    /// nothing.
    package var rareness: Float = 0.5
    /// What the layer's logits are multiplied by in the end.
    ///
    /// A margin and missing features make them larger than they have to be. Temperature would see
    /// to that, but a layer on top learns from the logits as they are, and learns less where they
    /// are too certain. A power of two, so that going on is exact.
    package var scale: Float = 0.5
    /// Epochs over all examples, the rate falling to nothing.
    package var epochs = 10
    /// The first step's length.
    package var rate: Float = 3

    /// However rare or frequent a class is.
    private static let farthest: ClosedRange<Float> = -1...2

    package init() {}

    /// By how much each class has to be ahead.
    package func margins(of labels: [Int], classCount: Int) -> [Float] {
        var counts = [Double](repeating: 0, count: classCount)
        for label in labels { counts[label] += 1 }
        let mean = Double(labels.count) / Double(max(1, counts.count { $0 > 0 }))
        return counts.map { count in
            guard count > 0 else { return margin }
            let rarer = rareness * Float(logarithm(mean / count))
            return margin + min(Self.farthest.upperBound, max(Self.farthest.lowerBound, rarer))
        }
    }
}

extension LearningTask {
    /// Whether all of its fields are texts.
    var isOfTexts: Bool {
        fields.allSatisfy {
            if case .text = $0.kind { true } else { false }
        }
    }
}
