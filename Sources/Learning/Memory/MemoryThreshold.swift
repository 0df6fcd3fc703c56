/// The similarity from which on memory answers.
package struct MemoryThreshold: Equatable, Sendable {
    /// Answer when the nearest question is at least this similar.
    package var similarity: Double
    /// Whether the questions at hand show that the target is kept; if not, it is the default.
    package var isSupported: Bool

    /// What holds while there is too little to fit it on: nearly the same question.
    package static let standard = MemoryThreshold(similarity: 0.9, isSupported: false)
    /// However well it went so far, what is less similar than this is no paradigm.
    private static let lowest = 0.5
    /// Every two of so many examples are compared.
    private static let sampleSize = 250

    /// Fits the threshold to labelled inputs.
    ///
    /// It is the lowest similarity at and above which two inputs are of one class at least as
    /// often as asked, with the bound of `CoverageCurve.lowest(keeping:)`; `standard` when there
    /// are too few to show it, or when the target is not an accuracy. Pairs and not nearest
    /// neighbours are looked at: the nearest of a thousand is mostly right however low the
    /// threshold, the only one that memory has of a new class answers whatever comes near it.
    package static func fit(
        _ examples: [TrainingExample], task: LearningTask, seed: UInt64
    ) -> MemoryThreshold {
        guard case .accuracy(let accuracy) = task.target else { return .standard }
        var sample = examples
        var generator = SeededGenerator(seed: seed)
        generator.shuffle(&sample)
        sample.removeLast(max(0, sample.count - sampleSize))
        var memory = Memory(task: task)
        for (index, example) in sample.enumerated() {
            memory.insert(key: Int64(index), input: example.input, label: example.label)
        }
        let answers = sample.indices.flatMap { index in
            memory.matches(behind: Int64(index)).map { match in
                CoverageCurve.Answer(
                    confidence: match.similarity, isRight: match.label == sample[index].label)
            }
        }
        // A similarity is no chance of being right: the outcomes alone have to show it.
        guard let point = CoverageCurve(answers).lowest(keeping: accuracy) else {
            return .standard
        }
        return MemoryThreshold(
            similarity: max(lowest, point.threshold), isSupported: true)
    }
}
