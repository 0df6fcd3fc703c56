extension FeaturePlan {
    /// The most features that may be found; with many classes, as many as make 32 MB of weights.
    private static let mostFeatures = 120_000
    private static let mostWeights = 8_000_000
    /// From so many examples on, a feature that only one of them has gets no row.
    private static let manyExamples = 1000

    /// Fits a plan to the training inputs of a task.
    ///
    /// The rows of a previous plan of the same fields keep their meaning: what it has stays as it
    /// is, features that are new are added after it. Without one, numbers and images are seen as
    /// `shared` says, if it says so.
    init(
        fitting inputs: [Input], of task: LearningTask, after previous: FeaturePlan?,
        sharing shared: [Part]? = nil, generator: inout SeededGenerator
    ) {
        if let previous {
            self = previous
        } else {
            let parts =
                shared
                ?? task.fields.indices.map { field in
                    Self.part(for: task.fields[field].kind, field, inputs, &generator)
                }
            self.init(
                parts: parts, table: FeatureTable(), weights: [],
                unseenWeight: Self.rarity(0, of: inputs.count))
        }
        let stride = Layer.stride(for: task.classes.count)
        addFound(in: inputs, most: min(Self.mostFeatures, Self.mostWeights / max(1, stride)))
    }

    private static func part(
        for kind: FieldKind, _ field: Int, _ inputs: [Input], _ generator: inout SeededGenerator
    ) -> Part {
        switch kind {
        case .text:
            return .text
        case .category:
            return .category
        case .number:
            let numbers = inputs.compactMap { input -> Double? in
                guard case .number(let number) = input.values[field] else { return nil }
                return number
            }
            return .number(NumberPlan(fitting: numbers))
        case .image(let shape):
            let images = inputs.compactMap { input -> [UInt8]? in
                guard case .image(let pixels) = input.values[field] else { return nil }
                return pixels
            }
            return .image(ImagePlan(fitting: images, shape: shape, generator: &generator))
        }
    }

    /// Gives rows to the features of the inputs that have none, the most frequent first.
    private mutating func addFound(in inputs: [Input], most: Int) {
        let found = Self.countFound(in: inputs)
        let least = inputs.count > Self.manyExamples ? 2 : 1
        var new: [(entry: HashCounter.Entry, isText: Bool)] = []
        for entry in found.texts.entries where entry.count >= least { new.append((entry, true)) }
        for entry in found.names.entries { new.append((entry, false)) }
        new = new.filter { table.index(of: $0.entry.hash) == nil }
        new.sort { ($1.entry.count, $0.entry.hash) < ($0.entry.count, $1.entry.hash) }
        for feature in new.prefix(max(0, most - table.hashes.count)) {
            let weight =
                feature.isText ? Self.rarity(feature.entry.count, of: inputs.count) : 1
            insert(feature.entry.hash, weight: weight)
        }
    }

    /// Counts in how many inputs each feature is: of texts, and of categories and markers.
    private static func countFound(
        in inputs: [Input]
    ) -> (texts: HashCounter, names: HashCounter) {
        var texts = HashCounter()
        var names = HashCounter()
        var text = TextHashes()
        for input in inputs {
            for (field, value) in input.values.enumerated() {
                switch value {
                case nil:
                    names.count(missingMarker(field: field))
                case .category(let name):
                    names.count(hash(category: name, field: field))
                case .text(let string):
                    text.read(string, seed: seed(field: field))
                    for entry in text.words.entries { texts.count(entry.hash) }
                    for entry in text.characters.entries { texts.count(entry.hash) }
                case .number, .image:
                    break
                }
            }
        }
        return (texts, names)
    }

    /// The inverse document frequency, smoothed as if one more text had every feature.
    private static func rarity(_ count: UInt32, of total: Int) -> Float {
        Float(1 + logarithm(Double(1 + total) / Double(1 + count)))
    }
}
