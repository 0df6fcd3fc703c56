internal import CKernels

extension GradientBoosting {
    /// A loss that is not smaller by this share is no better.
    private static let leastGain = 0.0002

    /// Adds trees until they have made the examples set aside less probable for a while.
    ///
    /// - Parameters:
    ///   - most: trees to add at most.
    ///   - patience: rounds without a better loss before it ends.
    ///   - progress: told the loss after each round; returns whether to go on.
    /// - Returns: the number of trees added at the best round, and the logits of all examples set
    ///   aside then; those of the others mean nothing.
    /// - Throws: `TrainingCancelled` when `progress` said not to go on.
    mutating func growUntilWorse(
        most: Int, patience: Int, _ progress: (Double) -> Bool
    ) throws -> (rounds: Int, logits: [Float]) {
        var best = (rounds: 0, logits: logits)
        var bestLoss = lossAside()
        var worse = 0
        for round in 1...max(1, most) {
            addTree()
            let loss = lossAside()
            guard progress(loss) else { throw TrainingCancelled() }
            worse = loss < bestLoss * (1 - Self.leastGain) ? 0 : worse + 1
            if loss < bestLoss { (best, bestLoss) = ((round, logits), loss) }
            if worse >= patience { break }
        }
        return best
    }

    private func lossAside() -> Double {
        var loss = 0.0
        var sums: [Float] = []
        for example in aside {
            let first = example * table.stride
            sums.replaceSubrange(
                sums.indices, with: logits[first..<first + table.classCount])
            _ = kernel_softmax(&sums, sums.count)
            let probability = sums[Int(table.labels[example])]
            loss -= logarithm(Double(max(probability, 1e-30))) * Double(table.weights[example])
        }
        return loss / Double(max(1, aside.count))
    }
}
