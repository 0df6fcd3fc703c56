/// A weight for each feature of a plan and each class.
struct LinearWeights: Equatable, Sendable {
    /// Row by row, the layer's `stride` values each, those from `classCount` on 0.
    let weights: [Float]
    /// What AdaGrad summed up per row, so that training goes on where it stopped; empty in thin
    /// weights, which are not trained on.
    let accumulators: [Float]
    /// What all weights are whole multiples of where they are thin; nil where they are whole.
    let step: Float?

    init(_ weights: [Float], accumulators: [Float], step: Float? = nil) {
        self.weights = weights
        self.accumulators = accumulators
        self.step = step
    }
}
