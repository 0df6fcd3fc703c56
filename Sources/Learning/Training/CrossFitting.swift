/// Calibration that costs no examples: each is judged by a model that was not trained on it, and
/// the model that is used is trained on all.
///
/// The examples are dealt into folds, class by class; for each fold a model is trained on the
/// others and asked about it (Stone, "Cross-Validatory Choice and Assessment of Statistical
/// Predictions", 1974). All outcomes together choose the temperature and the thresholds: five times
/// as many as a fifth held out gives, and the model has a quarter more to learn from. It costs the
/// training of every fold, and the fold models are a little worse than the one that is used, so
/// what they promise errs on the careful side.
package struct CrossFitting: Sendable {
    /// As many as a fifth held out once would be.
    package static let standardFolds = 5

    private let task: LearningTask
    private let seed: UInt64
    private let settings: Trainer.Settings
    private let examples: [TrainingExample]
    /// The fold of each example.
    private let folds: [Int]
    /// Folds that have examples, which are those from 0 on.
    package let foldCount: Int

    /// Deals the examples; the same ones in the same order with the same seed are dealt the same.
    package init(
        _ examples: [TrainingExample], of task: LearningTask, seed: UInt64,
        settings: Trainer.Settings = Trainer.Settings(), folds count: Int = standardFolds
    ) {
        self.task = task
        self.seed = seed
        self.settings = settings
        self.examples = examples
        foldCount = min(max(1, count), examples.count)
        var generator = SeededGenerator(seed: seed)
        var order = Array(examples.indices)
        generator.shuffle(&order)
        // Sorted by class without losing the random order within each.
        let places = order.enumerated().sorted {
            (examples[$0.element].label, $0.offset) < (examples[$1.element].label, $1.offset)
        }
        var folds = [Int](repeating: 0, count: examples.count)
        for (turn, place) in places.enumerated() { folds[place.element] = turn % foldCount }
        self.folds = folds
    }

    /// Trains on all examples: the model that is used, not yet calibrated.
    ///
    /// Throws `TrainingError` when the examples do not do.
    package func train() throws -> Model {
        try Trainer(task: task, seed: seed, settings: settings).train(examples)
    }

    /// Trains on all folds but one and asks about that one.
    ///
    /// - Parameters:
    ///   - fold: in 0..<`foldCount`; folds may be done at the same time on several threads.
    ///   - prepare: what is done with the model that is used, such as thinning it.
    /// - Returns: an outcome for each example of the fold, none answered when the others are of one
    ///   class.
    /// - Throws: what `prepare` throws, `TrainingError`.
    package func outcomes(
        of fold: Int, prepare: (Model) throws -> Model = { $0 }
    ) throws -> HeldOutOutcomes {
        let inside = examples.indices.filter { folds[$0] == fold }
        let others = examples.indices.filter { folds[$0] != fold }.map { examples[$0] }
        guard let first = others.first, others.contains(where: { $0.label != first.label }) else {
            return HeldOutOutcomes(unanswered: inside.count)
        }
        let trainer = Trainer(task: task, seed: seed, settings: settings)
        let model = try prepare(try trainer.train(others))
        return HeldOutOutcomes(of: model, on: examples, at: inside)
    }
}
