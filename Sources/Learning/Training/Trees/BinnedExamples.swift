/// All training examples as trees see them.
struct BinnedExamples {
    let plan: TreePlan
    let classCount: Int
    /// One a column, example by example.
    let bins: [UInt8]
    let labels: [UInt32]
    let weights: [Float]

    init(_ examples: [TrainingExample], plan: TreePlan, classCount: Int) {
        self.plan = plan
        self.classCount = classCount
        var bins: [UInt8] = []
        bins.reserveCapacity(examples.count * plan.columns.count)
        for example in examples { plan.appendBins(of: example.input, to: &bins) }
        self.bins = bins
        labels = examples.map { UInt32($0.label) }
        weights = examples.map(\.weight)
    }

    var count: Int { labels.count }
    var stride: Int { Layer.stride(for: classCount) }

    /// Whether trees see anything of an example: of others they say nothing.
    func isSeen(_ example: Int) -> Bool {
        let width = plan.columns.count
        return bins[example * width..<(example + 1) * width].contains { $0 != 0 }
    }

    /// The bins of one example.
    func bins(of example: Int) -> [UInt8] {
        let width = plan.columns.count
        return Array(bins[example * width..<(example + 1) * width])
    }
}
