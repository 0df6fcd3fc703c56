import CKernels

/// The temperature of a model: the one number that calibrates its confidences.
///
/// Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks" (2017): divide all
/// logits by the temperature that makes the held-out examples most probable. It changes no answer,
/// only how sure the model is of it.
package enum Temperature {
    /// How strongly it is held near 1, in nats: with a handful of held-out examples, all right,
    /// the most probable temperature would be 0 and the model would claim to be certain.
    private static let pull = 2.0
    /// The logarithms of the lowest and the highest temperature.
    private static let range = -3.0...3.0

    /// Fits the temperature to the held-out logits.
    ///
    /// - Parameters:
    ///   - logits: of each held-out example, one per class.
    ///   - labels: the class of each; those without a logit are passed over.
    /// - Returns: a number above 0; 1 when there are no logits.
    package static func fit(logits: [[Float]], labels: [Int]) -> Float {
        let cases = zip(logits, labels).filter { $0.indices.contains($1) }
        guard !cases.isEmpty else { return 1 }
        var work: [Float] = []
        let best = minimum(over: range) { power in
            let temperature = Float(exponential(power))
            return cases.reduce(pull * power * power) { sum, next in
                sum + loss(next.0, next.1, temperature, &work)
            }
        }
        return Float(exponential(best))
    }

    private static func loss(
        _ logits: [Float], _ label: Int, _ temperature: Float, _ work: inout [Float]
    ) -> Double {
        work.removeAll(keepingCapacity: true)
        for logit in logits { work.append(logit / temperature) }
        _ = kernel_softmax(&work, work.count)
        return -logarithm(Double(max(work[label], 1e-30)))
    }

    /// Golden-section search for the minimum of a function with one valley.
    private static func minimum(
        over range: ClosedRange<Double>, of function: (Double) -> Double
    ) -> Double {
        let ratio = 0.6180339887498949
        var (low, high) = (range.lowerBound, range.upperBound)
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (atLeft, atRight) = (function(left), function(right))
        while high - low > 1e-3 {
            if atLeft < atRight {
                (high, right, atRight) = (right, left, atLeft)
                left = high - ratio * (high - low)
                atLeft = function(left)
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + ratio * (high - low)
                atRight = function(right)
            }
        }
        return (low + high) / 2
    }
}

extension Model {
    /// Returns the model with the temperature that fits the held-out examples.
    package func calibrated(on heldOut: [TrainingExample]) -> Model {
        var logits: [[Float]] = []
        var labels: [Int] = []
        for example in heldOut {
            guard let found = self.logits(of: example.input) else { continue }
            logits.append(found)
            labels.append(example.label)
        }
        return calibrated(temperature: Temperature.fit(logits: logits, labels: labels))
    }
}
