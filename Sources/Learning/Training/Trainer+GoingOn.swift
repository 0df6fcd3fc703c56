/// Takes some new examples in without learning all others anew.
///
/// What was learned is where it begins; the new examples are gone over together with known ones
/// that are drawn at random, so that nothing is forgotten for them (Rolnick and others,
/// "Experience Replay for Continual Learning", 2019), at a rate that falls to nothing. Trees
/// under weights stay; of trees alone the last few are left out, and as many are grown on all
/// examples. How numbers and images are seen
/// stays as it is; words and categories that are new get features.
///
/// It costs as much as there are new examples, not as there are all. What is gone on from again
/// and again ages: features keep the weights that they were given first, and trees their bins.
/// Whoever goes on learns anew once a good part of the examples has come so.
package struct GoingOn: Equatable, Sendable {
    /// With fewer examples, learning anew takes no time and makes the better model; nil to learn
    /// anew always.
    package var fewestExamples: Int? = 1000
    /// Known examples for each new one.
    package var knownPerNew = 8
    /// Known examples at least, where there are so many.
    package var leastKnown = 400
    /// Epochs over new and drawn examples.
    package var epochs = 10
    /// The first step's length.
    package var rate: Float = 3
    /// One in so many trees is grown anew, but so many at least.
    package var treesPerRegrown = 20
    package var leastRegrown = 4

    package init() {}
}

extension Trainer {
    /// Goes on from a model whose own layer has learned most examples.
    ///
    /// The same model, examples and seed give the same bytes.
    ///
    /// - Parameters:
    ///   - previous: a model of the same task; its classes are the first of the task's.
    ///   - new: examples that it was not trained on.
    ///   - known: those that it was trained on.
    ///   - progress: told how far it is; returns whether to go on.
    /// - Returns: the model, not yet calibrated; nil where that one cannot be gone on from, being
    ///   thin, of classes in another order or of another kind than is pinned: then all has to be learned from nothing.
    /// - Throws: `TrainingError` when the examples do not do, `TrainingCancelled` when `progress`
    ///   said not to go on.
    package func goOn(
        from previous: Model, with new: [TrainingExample], beside known: [TrainingExample],
        progress: (TrainingProgress) -> Bool = { _ in true }
    ) throws -> Model? {
        guard let last = previous.layers.last, last.canGoOn,
            task.classes.starts(with: previous.classes),
            settings.family == nil || settings.family == last.family
        else { return nil }
        guard last.classCount <= task.classes.count, last.plan.fits(task.fields) else {
            throw TrainingError.otherFields(task: task.name)
        }
        try check(new)
        var generator = SeededGenerator(seed: seed)
        let base = Array(previous.layers.dropLast())
        let drawn = last.linear != nil ? draw(from: known, for: new.count, &generator) : known
        var plan = last.plan
        plan.add(featuresOf: new, among: new.count + known.count, of: task)
        let encoded = EncodedExamples(
            new + drawn, plan: plan, base: base + last.treesBelow, classCount: task.classes.count)
        let start = SoftmaxRegression(
            rowCount: plan.rowCount, classCount: task.classes.count, from: last, over: encoded,
            texts: task.isOfTexts ? settings.texts : nil, generator: generator)
        let course = Course(
            task: task, inputs: new + drawn, examples: encoded, settings: settings, start: start,
            goingOn: Pace(goingOn: settings), generator: generator)
        let layer = try LayerTraining(course: course, plan: plan).goOn(from: last, progress)
        return Model(classes: task.classes, layers: base + [layer], temperature: 1)
    }

    /// Known examples that are gone over once more.
    private func draw(
        from known: [TrainingExample], for newCount: Int, _ generator: inout SeededGenerator
    ) -> [TrainingExample] {
        let going = settings.goingOn
        let count = max(going.leastKnown, newCount * going.knownPerNew)
        guard count < known.count else { return known }
        // Floyd's way of drawing without putting back, which looks at no more than are drawn.
        var drawn: Set<Int> = []
        for last in known.count - count..<known.count {
            let place = Int(generator.next() % UInt64(last + 1))
            if !drawn.insert(place).inserted { drawn.insert(last) }
        }
        return drawn.sorted().map { known[$0] }
    }
}
