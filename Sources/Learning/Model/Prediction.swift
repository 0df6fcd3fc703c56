/// What a model says of one input.
package enum Prediction: Equatable, Sendable {
    /// One calibrated probability per class of the model, finite, summing to 1.
    case probabilities([Float])
    /// Nothing of the input was seen in training.
    case unfamiliar
    /// The input does not fit the model's fields, or the model's output was not finite.
    case malformed

    /// A class and how probable it is.
    package struct Ranked: Equatable, Sendable {
        /// The index of the class in the task.
        package var label: Int
        /// In 0...1.
        package var probability: Double

        package init(label: Int, probability: Double) {
            self.label = label
            self.probability = probability
        }
    }

    /// The most probable class; nil when there are no probabilities.
    package var best: Ranked? {
        ranked(top: 1).first
    }

    /// Returns the most probable classes, most probable first, lower classes first when equal:
    /// at most so many, none when there are no probabilities.
    package func ranked(top count: Int) -> [Ranked] {
        guard case .probabilities(let probabilities) = self, count > 0 else { return [] }
        if count == 1 { return [Self.largest(of: probabilities)].compactMap(\.self) }
        if count <= Self.few { return Self.largest(count, of: probabilities) }
        let order = probabilities.indices.sorted {
            (probabilities[$1], $0) < (probabilities[$0], $1)
        }
        return order.prefix(count).map {
            Ranked(label: $0, probability: Double(probabilities[$0]))
        }
    }

    /// Up to so many are picked out in one pass: sorting all classes for the three that go with
    /// an answer costs more than the model does.
    private static let few = 8

    private static func largest(_ count: Int, of probabilities: [Float]) -> [Ranked] {
        var best: [Ranked] = []
        best.reserveCapacity(count + 1)
        for (label, value) in probabilities.enumerated() {
            let probability = Double(value)
            if best.count == count {
                guard let last = best.last, probability > last.probability else { continue }
                best.removeLast()
            }
            let place = best.lastIndex { $0.probability >= probability }.map { $0 + 1 } ?? 0
            best.insert(Ranked(label: label, probability: probability), at: place)
        }
        return best
    }

    private static func largest(of probabilities: [Float]) -> Ranked? {
        guard let largest = probabilities.max(), let label = probabilities.firstIndex(of: largest)
        else { return nil }
        return Ranked(label: label, probability: Double(largest))
    }
}
