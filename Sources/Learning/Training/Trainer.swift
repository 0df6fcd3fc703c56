/// Trains a task's model on examples: the same examples in the same order and the same seed give
/// the same bytes.
///
/// Every epoch goes through all examples once in a seeded random order. Some examples are set
/// aside first; when their loss has not fallen for a while, the best epoch's state is taken back,
/// and last epochs at a falling rate go over all examples, those set aside included.
package struct Trainer: Sendable {
    package struct Settings: Equatable, Sendable {
        /// Epochs at most.
        package var epochs = 20
        /// Epochs without a better loss before it ends.
        package var patience = 2
        /// The first step's length.
        package var rate: Float = 1.5
        /// Epochs over all examples at the end.
        package var lastEpochs = 3
        /// The first step's length on top of a base, which has most of the way behind it.
        package var rateOnBase: Float = 0.75
        /// How the way is gone on after some examples more.
        package var goingOn = GoingOn()
        /// How tasks of nothing but texts are trained; nil for like all others.
        package var texts: TextHardness? = TextHardness()
        /// The kind of layer; nil to choose by examples set aside.
        ///
        /// Without numbers and categories it is linear, whatever it says here.
        package var family: Family?
        /// How trees are grown; nil to choose that too.
        package var treeShape: TreeShape?
        /// Trees at most.
        package var mostTrees = 300
        /// Trees without a better loss before it ends.
        package var treePatience = 10

        package init() {}
    }

    let task: LearningTask
    let seed: UInt64
    let settings: Settings

    package init(task: LearningTask, seed: UInt64, settings: Settings = Settings()) {
        self.task = task
        self.seed = seed
        self.settings = settings
    }

    /// Trains this tier's layer from nothing.
    ///
    /// On top of a base it learns what the base gets wrong, and is made as strong as examples that
    /// it was not trained on bear out: with nothing to add it changes next to nothing (`OwnShare`).
    ///
    /// - Parameters:
    ///   - examples: all to be trained on; held-out ones are not among them.
    ///   - base: layers that stay as they are, under the trained one.
    ///   - progress: told how far it is some ten times an epoch; returns whether to go on.
    /// - Returns: the model, not yet calibrated: its temperature is 1.
    /// - Throws: `TrainingError` when the examples do not do, `TrainingCancelled` when `progress`
    ///   said not to go on.
    package func train(
        _ examples: [TrainingExample], base: [Layer] = [],
        progress: (TrainingProgress) -> Bool = { _ in true }
    ) throws -> Model {
        try checkAll(examples)
        var generator = SeededGenerator(seed: seed)
        let plan = FeaturePlan(
            fitting: examples, of: task, sharing: try base.last.map(parts), generator: &generator)
        let encoded = EncodedExamples(
            examples, plan: plan, base: base, classCount: task.classes.count)
        let start = SoftmaxRegression(
            rowCount: plan.rowCount, classCount: task.classes.count, over: encoded,
            texts: task.isOfTexts ? settings.texts : nil, generator: generator)
        let course = Course(
            task: task, inputs: examples, examples: encoded, settings: settings, start: start,
            generator: generator)
        let training = LayerTraining(course: course, plan: plan)
        let choice = try FamilyChoice.make(for: course, progress)
        let layer =
            try choice.map { try training.carryOut($0, progress) }
            ?? training.linear(share: nil, progress)
        return Model(classes: task.classes, layers: base + [layer], temperature: 1)
    }

    /// Checks the examples that a model is to know its classes by.
    private func checkAll(_ examples: [TrainingExample]) throws(TrainingError) {
        guard let first = examples.first else { throw .noExamples(task: task.name) }
        try check(examples)
        guard examples.contains(where: { $0.label != first.label }) else {
            throw .oneClass(task: task.name, class: task.classes[first.label])
        }
    }

    /// Checks each example by itself.
    func check(_ examples: [TrainingExample]) throws(TrainingError) {
        for (index, example) in examples.enumerated() {
            guard task.classes.indices.contains(example.label) else {
                throw .unknownClass(
                    task: task.name, label: example.label, classes: task.classes.count)
            }
            guard example.weight > 0, example.weight.isFinite else {
                throw .badWeight(example: index, weight: example.weight)
            }
            do throws(InputError) {
                try task.check(example.input)
            } catch {
                throw .malformed(example: index, error)
            }
        }
    }

    /// How a base sees numbers and images.
    ///
    /// It saw more of them than one tier's examples show; and what is seen the same way by all
    /// layers is looked at once for an answer.
    private func parts(of base: Layer) throws(TrainingError) -> [FeaturePlan.Part] {
        guard base.plan.fits(task.fields) else { throw .otherFields(task: task.name) }
        return base.plan.parts
    }
}

extension FeaturePlan {
    /// Whether the plan is one for these fields.
    func fits(_ fields: [Field]) -> Bool {
        guard fields.count == parts.count else { return false }
        return zip(fields, parts).allSatisfy { field, part in
            switch (field.kind, part) {
            case (.text, .text), (.number, .number), (.category, .category): true
            case (.image(let shape), .image(let plan)): plan.shape == shape
            default: false
            }
        }
    }
}
