/// All that is measured of a model on labelled inputs that it was not trained on.
package struct Evaluation: Equatable, Sendable {
    /// How well one class is told.
    package struct ClassResult: Equatable, Sendable {
        /// Examples of the class.
        package var support: Int
        /// The share of them that is called so; 0 without any.
        package var recall: Double
        /// The share of what is called so that is; 0 when nothing is.
        package var precision: Double
    }

    /// How often one class was taken for another.
    package struct Confusion: Equatable, Sendable {
        package var truth: Int
        package var guess: Int
        package var count: Int

        package init(truth: Int, guess: Int, count: Int) {
            self.truth = truth
            self.guess = guess
            self.count = count
        }
    }

    /// The right share of all; what the model abstains from is not right.
    package var accuracy: Double
    /// The mean over classes that have examples or are guessed of the harmonic mean of recall and
    /// precision.
    package var macroF1: Double
    /// The accuracy of always saying the most frequent class of the training examples.
    package var baselineAccuracy: Double
    /// Expected calibration error over 15 bins of equal width, of what is answered.
    package var calibrationError: Double
    /// Mean cross-entropy in nats.
    ///
    /// What the model abstains from counts as all classes equal, a
    /// class that it does not know as a chance of one in a million.
    package var loss: Double
    /// By class of the task.
    package var classes: [ClassResult]
    /// The most frequent first.
    package var confusions: [Confusion]
    package var curve: CoverageCurve
    /// Example by example, in the order given: for comparing two models in pairs.
    package var isRight: [Bool]

    /// Measures a model.
    ///
    /// - Parameters:
    ///   - model: calibrated.
    ///   - examples: labelled inputs of the task.
    ///   - classCount: the task's classes, of which the model may know fewer.
    ///   - trainingCounts: training examples by class, for the baseline.
    package init(
        of model: Model, on examples: [TrainingExample], classCount: Int, trainingCounts: [Int]
    ) {
        var tally = Tally(classCount: max(classCount, model.classes.count))
        for example in examples { tally.add(model.predict(example.input), example.label) }
        let total = Double(max(1, examples.count))
        isRight = tally.isRight
        accuracy = Double(tally.isRight.count { $0 }) / total
        loss = tally.loss / total
        classes = tally.classes
        macroF1 = tally.macroF1
        confusions = tally.sortedConfusions
        calibrationError = tally.bins.expectedError
        curve = CoverageCurve(tally.answers, unanswered: examples.count - tally.answers.count)
        let most = trainingCounts.max() ?? 0
        let frequent = trainingCounts.firstIndex(of: most)
        baselineAccuracy = Double(examples.count { $0.label == frequent }) / total
    }
}
