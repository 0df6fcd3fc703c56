internal import Learning
internal import Store
internal import Wire

/// Thins live versions and measures what that costs, on this node's held-out examples.
struct Thinner {
    struct Thinned {
        var artifact: [UInt8]
        var price: Price
        var figures: Figures
        var curve: [CoveragePoint]
        var memoryThreshold: Double
    }

    /// Held-out examples that a temperature is fitted to at least; with fewer it stays.
    private static let fewHeldOut = 50
    private static let mostPoints = 200

    let store: Store

    /// Throws `ThinningError` where it cannot fit.
    func thin(_ live: StoredVersion, to thinning: Thinning) throws -> Thinned {
        let task = try store.task(live.task).task
        let set = try TrainingSet(task: live.task, store: store)
        let artifact = try store.artifact(live.digest)
        let whole = try Artifact.decode(artifact)
        let inputs = (set.training.isEmpty ? set.heldOut : set.training).map(\.input)
        var thin = try thinning.thinned(whole, for: inputs)
        if set.heldOut.count >= Self.fewHeldOut { thin = thin.calibrated(on: set.heldOut) }
        let bytes = Artifact.encode(thin)
        return try measure(
            thin, bytes, beside: whole, artifact.count, Samples(live: live, task: task, set: set))
    }

    private struct Samples {
        var live: StoredVersion
        var task: LearningTask
        var set: TrainingSet
    }

    private func measure(
        _ thin: Model, _ bytes: [UInt8], beside whole: Model, _ wholeBytes: Int,
        _ samples: Samples
    ) throws -> Thinned {
        let (set, task) = (samples.set, samples.task)
        let counts = set.classCounts(task.classes.count)
        let measured = { (model: Model) in
            Evaluation(
                of: model, on: set.heldOut, classCount: task.classes.count,
                trainingCounts: counts)
        }
        let known = try WireJSON.value(
            Measurements.self, from: try store.versionDetail(samples.live.digest))
        let price = { (before: Double, after: Double) in
            Price(
                accuracyBefore: before, accuracyAfter: after, bytesBefore: wholeBytes,
                bytesAfter: bytes.count, heldOut: set.heldOut.count)
        }
        guard !set.heldOut.isEmpty else {
            // Nothing to measure on: what the version's own figures say is the best there is.
            var figures = try WireJSON.value(Figures.self, from: samples.live.figures)
            figures.bytes = bytes.count
            return Thinned(
                artifact: bytes, price: price(figures.accuracy, figures.accuracy),
                figures: figures, curve: known.curve, memoryThreshold: known.memoryThreshold)
        }
        let after = measured(thin)
        return Thinned(
            artifact: bytes, price: price(measured(whole).accuracy, after.accuracy),
            figures: Figures(
                after, threshold: Threshold.choose(task.target, after.curve), set: set,
                classCount: counts.count { $0 > 0 }, bytes: bytes.count),
            curve: after.curve.thinned(to: Self.mostPoints).map {
                CoveragePoint(
                    threshold: $0.threshold, coverage: $0.coverage, accuracy: $0.accuracy)
            }, memoryThreshold: known.memoryThreshold)
    }
}
