internal import Dispatch
package import Learning
internal import Synchronization

/// The model that an evaluation measures, with what was seen of it before any test row.
package struct EvaluatedModel: Sendable {
    /// How the examples are used.
    package enum Fitting: Equatable, Sendable {
        /// All of them train; calibration and thresholds come from models of a part of them.
        case cross
        /// A fifth is held out for calibration and thresholds, as a node does.
        case heldOut
    }

    /// Calibrated, and as small as the budget asks.
    package var model: Model
    /// Of training examples, each judged by a model that was not trained on it.
    package var curve: CoverageCurve
    /// Of training examples, as places in the training examples with the held-out ones behind them;
    /// the most doubtful first.
    package var doubts: [LabelDoubt]
    /// Examples that the model was trained on.
    package var trainedOn: Int

    /// Trains, thins and calibrates.
    ///
    /// - Parameters:
    ///   - data: its training and held-out examples.
    ///   - fitting: what each example is used for.
    ///   - settings: how it is trained.
    ///   - budget: bytes of the artifact at most; nil for as many as it has.
    ///   - threads: trainings that run at the same time at most, at least 1.
    ///   - seed: the same one gives the same model.
    /// - Throws: `TrainingError`, `ThinningError`.
    package init(
        _ data: EvaluationData, fitting: Fitting, settings: Trainer.Settings, budget: Int?,
        threads: Int, seed: UInt64
    ) throws {
        switch fitting {
        case .cross:
            let folds = CrossFitting(
                data.training + data.heldOut, of: data.knownTask, seed: seed, settings: settings)
            try self.init(crossFitting: data, folds, budget: budget, threads: threads)
        case .heldOut:
            let trainer = Trainer(task: data.knownTask, seed: seed, settings: settings)
            try self.init(holdingOut: data, trainer, budget: budget)
        }
    }

    private init(holdingOut data: EvaluationData, _ trainer: Trainer, budget: Int?) throws {
        let trained = try trainer.train(data.training)
        let thin = try Self.thinned(trained, to: budget, for: data.training)
        let all = data.training + data.heldOut
        let outcomes = HeldOutOutcomes(
            of: thin, on: all, at: Array(data.training.count..<all.count))
        self.init(thin, outcomes, trainedOn: data.training.count)
    }

    private init(
        crossFitting data: EvaluationData, _ fitting: CrossFitting, budget: Int?, threads: Int
    ) throws {
        let all = data.training + data.heldOut
        let thin = { @Sendable (model: Model) throws in
            try Self.thinned(model, to: budget, for: all)
        }
        // The one that is used first: what is wrong with the examples is told of all of them.
        let parts = try Self.perform(fitting.foldCount + 1, threads: threads) { part in
            part == 0
                ? Part.model(try thin(try fitting.train()))
                : Part.outcomes(try fitting.outcomes(of: part - 1, prepare: thin))
        }
        var outcomes = HeldOutOutcomes()
        for case .outcomes(let found) in parts { outcomes.append(found) }
        guard case .model(let model)? = parts.first else {
            throw TrainingError.noExamples(task: data.task.name)
        }
        self.init(model, outcomes, trainedOn: all.count)
    }

    private init(_ model: Model, _ outcomes: HeldOutOutcomes, trainedOn: Int) {
        let temperature = outcomes.temperature
        self.model = model.calibrated(temperature: temperature)
        curve = outcomes.curve(at: temperature)
        doubts = outcomes.doubts(at: temperature)
        self.trainedOn = trainedOn
    }

    private enum Part: Sendable {
        case model(Model)
        case outcomes(HeldOutOutcomes)
    }

    private static func thinned(
        _ model: Model, to budget: Int?, for examples: [TrainingExample]
    ) throws -> Model {
        guard let budget else { return model }
        return try Thinning(bytes: budget).thinned(model, for: examples.map(\.input))
    }

    /// Does so many pieces of work on so many threads; returns what they came to in their order,
    /// or throws what the first that failed threw.
    private static func perform(
        _ count: Int, threads: Int, _ work: @Sendable (Int) throws -> Part
    ) throws -> [Part] {
        let next = Mutex(0)
        let results = Mutex<[Int: Result<Part, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
            while true {
                let piece = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard piece < count else { return }
                let result = Result { try work(piece) }
                results.withLock { $0[piece] = result }
            }
        }
        return try results.withLock { results in
            try (0..<count).compactMap { try results[$0]?.get() }
        }
    }
}
