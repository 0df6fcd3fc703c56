internal import CKernels

/// What models said of examples that they were not trained on: all that calibration and thresholds
/// are chosen from.
package struct HeldOutOutcomes: Equatable, Sendable {
    /// Before temperature, one per class, of each example that there are any of.
    private var logits: [[Float]] = []
    private var labels: [Int] = []
    /// Where each of these is among all examples that there are.
    private var places: [Int] = []
    /// Examples that the model abstains from at any threshold.
    private var unanswered: Int

    /// An example with how probable each class is.
    struct Judged {
        var example: Int
        var label: Int
        var shares: [Float]
    }

    /// Outcomes of examples that nothing was said of.
    package init(unanswered: Int = 0) {
        self.unanswered = unanswered
    }

    /// Asks a model of examples, or of those of them that are named by their places.
    package init(of model: Model, on heldOut: [TrainingExample], at places: [Int]? = nil) {
        unanswered = 0
        for place in places ?? Array(heldOut.indices) {
            guard let found = model.logits(of: heldOut[place].input) else {
                unanswered += 1
                continue
            }
            logits.append(found)
            labels.append(heldOut[place].label)
            self.places.append(place)
        }
    }

    /// Takes another model's outcomes of other examples in.
    package mutating func append(_ other: HeldOutOutcomes) {
        logits += other.logits
        labels += other.labels
        places += other.places
        unanswered += other.unanswered
    }

    /// The temperature at which the outcomes are most probable, above 0; 1 without any.
    package var temperature: Float {
        Temperature.fit(logits: logits, labels: labels)
    }

    /// How accurate the answers are when only the most confident ones are given, at a temperature.
    package func curve(at temperature: Float) -> CoverageCurve {
        let answers = probabilities(at: temperature).compactMap { judged in
            Prediction.probabilities(judged.shares).best.map { best in
                CoverageCurve.Answer(
                    confidence: best.probability, isRight: best.label == judged.label)
            }
        }
        return CoverageCurve(
            answers, unanswered: unanswered + logits.count - answers.count)
    }

    /// How probable each class was; without examples of which that is no number.
    func probabilities(at temperature: Float) -> [Judged] {
        labels.indices.compactMap { index in
            var shares = logits[index].map { $0 / temperature }
            guard !shares.isEmpty, kernel_softmax(&shares, shares.count) >= 1 else { return nil }
            return Judged(example: places[index], label: labels[index], shares: shares)
        }
    }
}
