/// A class with the probability that the model gave it.
package struct Guess: Equatable, Sendable {
    package var classIndex: Int
    /// In 0...1.
    package var probability: Double

    package init(classIndex: Int, probability: Double) {
        self.classIndex = classIndex
        self.probability = probability
    }

    /// Within 0...1; nil when the probability is no number.
    var checked: Guess? {
        guard probability.isFinite else { return nil }
        return Guess(classIndex: classIndex, probability: min(max(probability, 0), 1))
    }
}
