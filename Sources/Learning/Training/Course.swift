/// All that a training begins with; the same course over the same examples ends the same.
struct Course {
    let examples: EncodedExamples
    let settings: Trainer.Settings
    let start: SoftmaxRegression
    let generator: SeededGenerator

    /// Trains on the examples with these indices.
    func run(
        over indices: [Int], _ progress: (TrainingProgress) -> Bool
    ) throws -> SoftmaxRegression {
        var descent = Descent(self, over: indices)
        return try descent.run(progress)
    }
}
