internal import CKernels

/// How much of what a layer learned on top of a base is kept: what examples bear out that it was
/// not trained on, so that a layer with nothing to add does no harm.
///
/// The examples are dealt into folds; for each, a layer is trained on the others, and the share is
/// chosen at which base and layer together find the folds' own classes most probable. The layer
/// that is used is trained on all examples and takes the same share.
enum OwnShare {
    private static let shares: [Float] = [0, 0.25, 0.5, 0.75, 1]
    /// Few examples are dealt into this many folds.
    private static let folds = 4
    /// From so many examples on, one fold of so many tells enough.
    private static let manyExamples = 4000
    private static let mostInFold = 1000

    /// Returns the share, in 0...1.
    static func choose(
        for course: Course, _ progress: (TrainingProgress) -> Bool
    ) throws -> Float {
        var losses = [Double](repeating: 0, count: shares.count)
        let dealt = course.deal(folds: folds, many: manyExamples) { _ in mostInFold }
        for fold in dealt {
            let inside = Set(fold)
            let others = (0..<course.examples.count).filter { !inside.contains($0) }
            var trained = try course.run(over: others, progress)
            for example in fold {
                let added = trained.logits(of: example, in: course.examples)
                for (index, share) in shares.enumerated() {
                    losses[index] += loss(of: example, course, added, share)
                }
            }
        }
        guard let least = losses.min(), let index = losses.firstIndex(of: least) else { return 0 }
        return shares[index]
    }

    private static func loss(
        of example: Int, _ course: Course, _ added: [Float], _ share: Float
    ) -> Double {
        let first = example * course.examples.stride
        var sums = added.indices.map { label in
            let begun = course.start.bias[label]
            return course.examples.frozen[first + label] + begun + share * (added[label] - begun)
        }
        _ = kernel_softmax(&sums, sums.count)
        let probability = sums[course.examples.labels[example]]
        let weight = Double(course.examples.weights[example])
        return -logarithm(Double(max(probability, 1e-30))) * weight
    }
}
