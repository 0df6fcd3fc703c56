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
        let order =
            count < probabilities.count / 8
            ? Self.selected(count, of: probabilities)
            : probabilities.indices.sorted {
                (probabilities[$1], $0) < (probabilities[$0], $1)
            }
        return order.prefix(count).map {
            Ranked(label: $0, probability: Double(probabilities[$0]))
        }
    }

    /// Returns the places of the largest, largest first: for a few of many cheaper than sorting.
    private static func selected(_ count: Int, of probabilities: [Float]) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(count + 1)
        // What has to be exceeded; nearly all classes are passed over by it alone.
        var least = -Float.infinity
        probabilities.withUnsafeBufferPointer { probabilities in
            for label in probabilities.indices {
                let probability = probabilities[label]
                if places.count == count, probability <= least { continue }
                let place =
                    places.firstIndex { probabilities[$0] < probability } ?? places.count
                places.insert(label, at: place)
                if places.count > count { places.removeLast() }
                least = probabilities[places[places.count - 1]]
            }
        }
        return places
    }

    private static func largest(of probabilities: [Float]) -> Ranked? {
        guard let largest = probabilities.max(), let label = probabilities.firstIndex(of: largest)
        else { return nil }
        return Ranked(label: label, probability: Double(largest))
    }
}
