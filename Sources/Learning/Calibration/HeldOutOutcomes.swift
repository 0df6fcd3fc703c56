internal import CKernels

/// What models said of examples that they were not trained on: all that calibration and thresholds
/// are chosen from.
package struct HeldOutOutcomes: Equatable, Sendable {
    /// Before temperature, one per class, of each example that there are any of.
    private var logits: [[Float]] = []
    private var labels: [Int] = []
    /// Examples that the model abstains from at any threshold.
    private var unanswered: Int

    /// Outcomes of examples that nothing was said of.
    package init(unanswered: Int = 0) {
        self.unanswered = unanswered
    }

    /// Asks a model.
    package init(of model: Model, on heldOut: [TrainingExample]) {
        unanswered = 0
        for example in heldOut {
            guard let found = model.logits(of: example.input) else {
                unanswered += 1
                continue
            }
            logits.append(found)
            labels.append(example.label)
        }
    }

    /// Takes another model's outcomes of other examples in.
    package mutating func append(_ other: HeldOutOutcomes) {
        logits += other.logits
        labels += other.labels
        unanswered += other.unanswered
    }

    /// The temperature at which the outcomes are most probable, above 0; 1 without any.
    package var temperature: Float {
        Temperature.fit(logits: logits, labels: labels)
    }

    /// How accurate the answers are when only the most confident ones are given, at a temperature.
    package func curve(at temperature: Float) -> CoverageCurve {
        var scaled: [Float] = []
        let answers = zip(logits, labels).compactMap { logits, label -> CoverageCurve.Answer? in
            scaled = logits.map { $0 / temperature }
            guard !scaled.isEmpty, kernel_softmax(&scaled, scaled.count) >= 1 else { return nil }
            guard let best = Prediction.probabilities(scaled).best else { return nil }
            return CoverageCurve.Answer(
                confidence: best.probability, isRight: best.label == label)
        }
        return CoverageCurve(
            answers, unanswered: unanswered + logits.count - answers.count)
    }
}
