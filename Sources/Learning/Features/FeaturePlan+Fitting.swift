extension FeaturePlan {
    /// The most features that may be found; with many classes, as many as make 32 MB of weights.
    private static let mostFeatures = 120_000
    private static let mostWeights = 8_000_000
    /// From so many examples on, characters that only one of them has get no row: there are more
    /// of those than of all others, and the words that they come from tell the same.
    private static let manyExamples = 1000

    /// Fits a plan to the training examples of a task; numbers and images are seen as `shared`
    /// says, if it says so.
    init(
        fitting examples: [TrainingExample], of task: LearningTask, sharing shared: [Part]? = nil,
        generator: inout SeededGenerator
    ) {
        let inputs = examples.map(\.input)
        let parts =
            shared
            ?? task.fields.indices.map { field in
                Self.part(for: task.fields[field].kind, field, inputs, &generator)
            }
        self.init(
            parts: parts, table: FeatureTable(), weights: [],
            unseenWeight: Self.counts(0, of: examples, among: examples.count, task).unseenWeight)
        add(featuresOf: examples, among: examples.count, of: task)
    }

    /// Gives rows to what the examples show for the first time.
    ///
    /// Those that there are keep their meaning and come first. `total` says of how many examples
    /// these are some.
    mutating func add(
        featuresOf examples: [TrainingExample], among total: Int, of task: LearningTask
    ) {
        let stride = Layer.stride(for: task.classes.count)
        let most = min(Self.mostFeatures, Self.mostWeights / max(1, stride))
        let known = table.hashes.count
        let textEnd = addFound(in: examples.map(\.input), among: total, most: most)
        weighTexts(known..<textEnd, by: examples, among: total, of: task)
    }

    private static func counts(
        _ featureCount: Int, of examples: [TrainingExample], among total: Int,
        _ task: LearningTask
    ) -> ClassCounts {
        ClassCounts(
            featureCount: featureCount, labels: examples.map(\.label), among: total,
            classCount: task.classes.count)
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

    /// Gives rows to the features of the inputs that have none, the most frequent first, those of
    /// texts before the others; returns where those of texts end.
    private mutating func addFound(in inputs: [Input], among total: Int, most: Int) -> Int {
        let found = Self.countFound(in: inputs)
        let least = total > Self.manyExamples ? 2 : 1
        let characters = found.characters.entries.filter { $0.count >= least }
        var new = (found.words.entries + characters).map { (entry: $0, isText: true) }
        new += found.names.entries.map { ($0, false) }
        new = new.filter { table.index(of: $0.entry.hash) == nil }
        new.sort { ($1.entry.count, $0.entry.hash) < ($0.entry.count, $1.entry.hash) }
        let kept = new.prefix(max(0, most - table.hashes.count))
        for feature in kept where feature.isText { insert(feature.entry.hash, weight: 1) }
        let textEnd = table.hashes.count
        for feature in kept where !feature.isText { insert(feature.entry.hash, weight: 1) }
        return textEnd
    }

    /// Sets what the features of texts with these indices weigh.
    private mutating func weighTexts(
        _ new: Range<Int>, by examples: [TrainingExample], among total: Int, of task: LearningTask
    ) {
        var counts = Self.counts(new.count, of: examples, among: total, task)
        var text = TextHashes()
        for example in examples {
            for case (let field, .text(let string)?) in example.input.values.enumerated() {
                text.read(string, seed: Self.seed(field: field))
                for entry in text.words.entries + text.characters.entries {
                    guard let index = table.index(of: entry.hash), new.contains(index) else {
                        continue
                    }
                    counts.count(index - new.lowerBound, in: example.label)
                }
            }
        }
        for index in new { weigh(index, counts.weight(of: index - new.lowerBound)) }
    }

    /// Counts in how many inputs each feature is: of texts, and of categories and markers.
    private static func countFound(
        in inputs: [Input]
    ) -> (words: HashCounter, characters: HashCounter, names: HashCounter) {
        var words = HashCounter()
        var characters = HashCounter()
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
                    for entry in text.words.entries { words.count(entry.hash) }
                    for entry in text.characters.entries { characters.count(entry.hash) }
                case .number, .image:
                    break
                }
            }
        }
        return (words, characters, names)
    }
}
