import CKernels

/// What one tier's training adds: a linear model over the features of its plan.
package struct Layer: Equatable, Sendable {
    package let plan: FeaturePlan
    /// It knows the classes 0..<classCount of its task.
    package let classCount: Int
    /// Row by row, `stride` values each, those from `classCount` on 0.
    let weights: [Float]
    /// `stride` values.
    var bias: [Float]
    /// What AdaGrad summed up per row, so that training goes on where it stopped; empty in a thin
    /// layer, which is not trained on.
    let accumulators: [Float]
    /// What all weights are whole multiples of, in a thin layer; nil in a whole one.
    let step: Float?

    /// The classes, rounded up to what the kernels take at a time.
    static func stride(for classCount: Int) -> Int {
        (classCount + 7) / 8 * 8
    }

    init(
        plan: FeaturePlan, classCount: Int, weights: [Float], bias: [Float], accumulators: [Float],
        step: Float? = nil
    ) {
        self.plan = plan
        self.classCount = classCount
        self.weights = weights
        self.bias = bias
        self.accumulators = accumulators
        self.step = step
    }

    var stride: Int { bias.count }

    /// Adds the layer's logits of the extracted features; there is room for at least `stride`.
    func addLogits(of features: FeatureExtractor, to logits: inout [Float]) {
        logits.withUnsafeMutableBufferPointer { logits in
            for index in bias.indices { logits[index] += bias[index] }
            kernel_add_rows(
                weights, stride, features.rows, features.values, features.rows.count,
                logits.baseAddress)
        }
    }
}
