/// A weight for each feature of a plan and each class.
struct LinearWeights: Equatable, Sendable {
    /// Row by row, the layer's `stride` values each, those from `classCount` on 0.
    let frozen: FrozenFloats
    /// What AdaGrad summed up per row, so that training goes on where it stopped; empty in thin
    /// weights, which are not trained on.
    let accumulators: [Float]
    /// What all weights are whole multiples of where they are thin; nil where they are whole.
    let step: Float?

    /// All of them, to compute with; a copy where they lie elsewhere.
    var weights: [Float] { frozen.array }

    init(_ weights: [Float], accumulators: [Float], step: Float? = nil) {
        self.init(FrozenFloats(weights), accumulators: accumulators, step: step)
    }

    init(_ frozen: FrozenFloats, accumulators: [Float], step: Float? = nil) {
        self.frozen = frozen
        self.accumulators = accumulators
        self.step = step
    }
}
