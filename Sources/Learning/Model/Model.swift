import CKernels
import Synchronization

/// One version as it answers: a stack of layers whose logits add up, and a temperature.
///
/// Predicting changes nothing that can be seen; any number of threads may do it at once.
package final class Model: Sendable {
    /// The task's classes when it was trained.
    package let classes: [String]
    /// The frozen ones first, this tier's own last.
    package let layers: [Layer]
    /// What logits are divided by: above 1 it lowers the confidence.
    package let temperature: Float

    /// Work space that is not in use, one per thread that was ever predicting at the same time.
    private let idle = Mutex<[Scratch]>([])

    private struct Scratch: Sendable {
        var features = FeatureExtractor()
        var logits: [Float] = []
    }

    init(classes: [String], layers: [Layer], temperature: Float) {
        self.classes = classes
        self.layers = layers
        self.temperature = temperature
    }

    /// Returns the same model with another temperature, above 0.
    package func calibrated(temperature: Float) -> Model {
        Model(classes: classes, layers: layers, temperature: temperature)
    }

    /// Returns the probabilities of the model's classes, or why there are none.
    package func predict(_ input: Input) -> Prediction {
        var scratch = idle.withLock { $0.popLast() } ?? Scratch()
        let prediction = predict(input, &scratch)
        idle.withLock { $0.append(scratch) }
        return prediction
    }

    /// Returns the sums of the layers' logits, before temperature; nil where `predict` gives no
    /// probabilities.
    package func logits(of input: Input) -> [Float]? {
        var scratch = Scratch()
        guard (try? addLogits(of: input, &scratch)) != nil else {
            // Why there are none does not matter here.
            return nil
        }
        let logits = Array(scratch.logits[..<classes.count])
        return logits.allSatisfy(\.isFinite) ? logits : nil
    }

    /// Returns the share of the input's features, by weight, that training saw: 0...1.
    ///
    /// Of the layer that saw most; nil when the input does not fit. Low values of inputs that are
    /// answered with confidence are a sign of something new.
    package func familiarity(of input: Input) -> Double? {
        var extractor = FeatureExtractor()
        var most = 0.0
        for (place, layer) in layers.enumerated() {
            do {
                try extractor.extract(input, by: layer.plan, again: place > 0)
                most = max(most, Double(extractor.familiarity))
            } catch {
                guard error == .unfamiliar else { return nil }
            }
        }
        return most
    }

    private func predict(_ input: Input, _ scratch: inout Scratch) -> Prediction {
        do {
            try addLogits(of: input, &scratch)
        } catch {
            return error == .unfamiliar ? .unfamiliar : .malformed
        }
        guard !classes.isEmpty else { return .malformed }
        let probabilities = [Float](unsafeUninitializedCapacity: classes.count) { buffer, count in
            for index in classes.indices { buffer[index] = scratch.logits[index] / temperature }
            let sum = kernel_softmax(buffer.baseAddress, classes.count)
            // A logit that is not finite leaves its mark on the sum.
            count = sum.isFinite && sum >= 1 ? classes.count : 0
        }
        guard !probabilities.isEmpty else { return .malformed }
        return .probabilities(probabilities)
    }

    /// Sets the scratch logits; unfamiliar only if it is to every layer.
    private func addLogits(
        of input: Input, _ scratch: inout Scratch
    ) throws(FeatureExtractor.Failure) {
        let room = Layer.stride(for: classes.count)
        scratch.logits.removeAll(keepingCapacity: true)
        scratch.logits.append(contentsOf: repeatElement(0, count: room))
        var isFamiliar = false
        for (place, layer) in layers.enumerated() {
            do {
                try scratch.features.extract(
                    input, by: layer.plan, again: place > 0, needed: layer.linear != nil)
                isFamiliar = true
            } catch {
                guard error == .unfamiliar else { throw error }
            }
            layer.addLogits(of: input, &scratch.features, to: &scratch.logits)
        }
        guard isFamiliar else { throw .unfamiliar }
    }
}
