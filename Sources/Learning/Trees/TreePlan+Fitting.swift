extension TreePlan {
    /// Fits a plan to the training inputs of a task.
    init(fitting examples: [TrainingExample], of task: LearningTask) {
        columns = task.fields.enumerated().compactMap { field, definition in
            switch definition.kind {
            case .number:
                let numbers = examples.compactMap { example -> Double? in
                    guard case .number(let number) = example.input.values[field] else {
                        return nil
                    }
                    return number
                }
                let edges = Self.edges(of: numbers)
                return edges.isEmpty && numbers.count == examples.count
                    ? nil : Column(field: field, kind: .number(edges: edges))
            case .category:
                let order = CategoryOrder(examples, field: field, classes: task.classes.count)
                return Column(field: field, kind: order.kind)
            case .text, .image:
                return nil
            }
        }
    }

    /// Bins that are enough for some ten thousands of examples: more cost time and tell chance.
    private static let usualBins = 64
    /// With many examples, so many of them are worth a bin.
    private static let worthBin = 250

    /// Returns what is between bins of about as many numbers each; each value has a bin of its own
    /// where there are few.
    static func edges(of numbers: [Double]) -> [Double] {
        let sorted = numbers.filter(\.isFinite).sorted()
        var ends: [Int] = []
        for place in sorted.indices.dropLast() where sorted[place] < sorted[place + 1] {
            ends.append(place)
        }
        let between = { (place: Int) in
            // Halved before they are added, as the sum may be beyond all numbers.
            let middle = sorted[place] / 2 + sorted[place + 1] / 2
            return middle >= sorted[place] && middle < sorted[place + 1] ? middle : sorted[place]
        }
        let bins = max(usualBins, min(mostBin, sorted.count / worthBin))
        guard ends.count >= bins else { return ends.map(between) }
        var edges: [Double] = []
        var start = 0
        for place in ends where edges.count < bins - 1 {
            // A value that is very frequent has a bin alone; the others share the rest evenly.
            let share = (sorted.count - start) / (bins - edges.count)
            guard place + 1 - start >= share else { continue }
            edges.append(between(place))
            start = place + 1
        }
        return edges
    }
}
