/// The features of all training examples, extracted once: those of example i are at
/// `offsets[i]..<offsets[i + 1]`.
struct EncodedExamples {
    private(set) var offsets: [Int] = [0]
    private(set) var rows: [UInt32] = []
    private(set) var values: [Float] = []
    private(set) var labels: [Int] = []
    private(set) var weights: [Float] = []
    /// The frozen layers' logits, `stride` each; empty when there are none.
    private(set) var frozen: [Float] = []
    let stride: Int

    /// Extracts by the plan; the examples have been checked.
    init(_ examples: [TrainingExample], plan: FeaturePlan, base: [Layer], classCount: Int) {
        stride = Layer.stride(for: classCount)
        var extractor = FeatureExtractor()
        for example in examples {
            // An unfamiliar example still trains the bias and the markers of missing fields.
            try? extractor.extract(example.input, by: plan)
            rows += extractor.rows
            values += extractor.values
            offsets.append(rows.count)
            labels.append(example.label)
            weights.append(example.weight)
            if !base.isEmpty { frozen += logits(of: example.input, base, &extractor) }
        }
    }

    var count: Int { labels.count }
    var hasBase: Bool { !frozen.isEmpty }

    private func logits(
        of input: Input, _ base: [Layer], _ extractor: inout FeatureExtractor
    ) -> [Float] {
        var logits = [Float](repeating: 0, count: stride)
        for layer in base {
            // Unfamiliar to this layer: only its bias counts, as when predicting.
            try? extractor.extract(input, by: layer.plan, again: true)
            layer.addLogits(of: input, &extractor, to: &logits)
        }
        return logits
    }
}
