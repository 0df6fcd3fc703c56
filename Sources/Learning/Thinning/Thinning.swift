// How a model is made small: its weights become whole multiples of one step, and rows that
// inputs make little use of are dropped.
//
// What a row adds to the logits has the mean square E[x²] |w|². Rounding its weights leaves the
// mean square E[x²] |w − w′|² of that as an error, dropping it all of it. For each step of a
// scale the rows are ranked by what they save per bit, as many kept as fit, and the step is
// taken at which the least error is left: coarser steps have room for more rows.
//
// Trees are made small first, in several ways, and weights have what is left: see TreeSieve.swift.
//
// Steps are powers of √2, so that a version that differs a little from the one before has the
// same step, and the difference of the two is small.

/// A budget that a model is made to fit.
package struct Thinning: Equatable, Sendable {
    /// The most bytes of the artifact; nil for no limit: then nothing is dropped and weights are
    /// rounded so finely that answers hardly change.
    package var bytes: Int?
    /// The share of the features found in training that may be kept, in 0...1: fewer are faster.
    package var share: Double

    package init(bytes: Int? = nil, share: Double = 1) {
        self.bytes = bytes
        self.share = share
    }

    /// Returns the budget to try next on a node where an answer takes longer than it may.
    ///
    /// At most halves, since the share is not all that an answer's time depends on.
    ///
    /// - Parameters:
    ///   - measured: what an answer takes there, in microseconds.
    ///   - limit: what it may take.
    /// - Returns: the same budget where the limit is kept; nil when there is nothing left to drop.
    package func faster(measured: Double, limit: Double) -> Thinning? {
        guard measured > limit else { return self }
        guard share > Self.leastShare else { return nil }
        var next = self
        next.share = max(Self.leastShare, share * max(0.5, limit / measured))
        return next
    }

    /// Below this the features left tell next to nothing.
    package static let leastShare = 1.0 / 64
    /// The scale's steps beside the weights' mean size, in powers of √2: finest and coarsest.
    private static let finest = -8
    private static let coarsest = 4

    /// Makes a model fit.
    ///
    /// - Parameters:
    ///   - model: one of whole or thin layers.
    ///   - inputs: samples of what it is asked, the more alike the better.
    /// - Returns: a model that predicts what the one read from its artifact predicts. Its
    ///   temperature is the given one's.
    /// - Throws: `ThinningError` when it cannot be made small enough.
    package func thinned(
        _ model: Model, for inputs: [Input]
    ) throws(ThinningError) -> Model {
        guard model.layers.contains(where: { $0.trees != nil }) else {
            return try thinnedWeights(of: model, for: inputs)
        }
        let sieve = TreeSieve(model, for: inputs)
        guard let bytes else {
            return try thinnedWeights(
                of: share < 1 ? sieve.keeping(share) : model, for: inputs)
        }
        return try best(of: sieve, bytes: bytes, for: inputs)
    }

    /// Thins the weights of each candidate to what its trees leave, and takes the best.
    private func best(
        of sieve: TreeSieve, bytes: Int, for inputs: [Input]
    ) throws(ThinningError) -> Model {
        var best: (model: Model, difference: Double)?
        var failure = ThinningError.doesNotFit(least: .max, budget: bytes)
        for candidate in sieve.candidates(bytes: bytes, share: share) {
            do throws(ThinningError) {
                let model = try thinnedWeights(of: candidate, for: inputs)
                let difference = sieve.difference(of: model)
                if difference < best?.difference ?? .infinity { best = (model, difference) }
            } catch {
                failure = ThinningError.min(failure, error)
            }
        }
        guard let best else { throw failure }
        return best.model
    }

    /// Makes a model fit by its weights alone; trees stay as they are.
    private func thinnedWeights(
        of model: Model, for inputs: [Input]
    ) throws(ThinningError) -> Model {
        var sieve = RowSieve(model, for: inputs, share: share)
        guard let bytes else {
            let step = sieve.step(Self.finest)
            return share < 1
                ? sieve.model(step, keeping: sieve.ranked(at: step)) : sieve.rounded(step)
        }
        var best: (step: Float, kept: Int, error: Double)?
        for power in Self.finest...Self.coarsest {
            let step = sieve.step(power)
            let found = sieve.estimate(at: step, bytes: bytes)
            if found.error < best?.error ?? .infinity { best = (step, found.kept, found.error) }
        }
        if let best, let model = sieve.fitting(best.step, atMost: best.kept, bytes: bytes) {
            return model
        }
        let least = sieve.model(sieve.step(Self.coarsest), keeping: [])
        let count = Artifact.encode(least).count
        guard count <= bytes else { throw .doesNotFit(least: count, budget: bytes) }
        return least
    }
}
