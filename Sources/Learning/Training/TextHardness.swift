/// How much harder learning is made where there are nothing but texts to tell classes by.
package struct TextHardness: Equatable, Sendable {
    /// The share of an example's features that is left out at random, in 0..<1.
    package var leftOut: Float = 0.4
    /// By how much an example's class has to be ahead in logits.
    package var margin: Float = 2
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

    package init() {}
}

extension LearningTask {
    /// Whether all of its fields are texts.
    var isOfTexts: Bool {
        fields.allSatisfy {
            if case .text = $0.kind { true } else { false }
        }
    }
}
