/// The epochs of one training, and when they end.
struct Descent {
    private let examples: EncodedExamples
    private let pace: Pace
    private let patience: Int
    private var generator: SeededGenerator
    private var regression: SoftmaxRegression
    /// Examples to learn from, and those set aside to tell when to stop.
    private var learned: [Int]
    private var aside: [Int] = []
    private var epochsDone = 0
    /// Epochs that will be done at most.
    private var epochs: Int

    /// Below this number none are set aside: they are needed more for learning.
    private static let fewExamples = 200
    private static let asideShare = 0.1
    private static let mostAside = 1000
    private static let reportsPerEpoch = 10

    /// Will go over some of the course's examples, from its start.
    init(_ course: Course, over indices: [Int]) {
        examples = course.examples
        pace = course.pace
        patience = course.settings.patience
        generator = course.generator
        epochs = pace.longest + pace.lastEpochs
        regression = course.start
        learned = indices
        self.generator.shuffle(&learned)
        guard pace.longest > 0, indices.count >= Self.fewExamples else { return }
        let count = min(Self.mostAside, Int(Double(indices.count) * Self.asideShare))
        aside = Array(learned.suffix(count))
        learned.removeLast(count)
    }

    mutating func run(_ progress: (TrainingProgress) -> Bool) throws -> SoftmaxRegression {
        var best = regression
        var bestLoss = Double.infinity
        var worse = 0
        let rate = pace.rate
        for _ in 0..<pace.longest {
            let loss = try epoch(over: learned, rate: { _ in rate }, progress)
            guard let loss else { continue }
            if loss < bestLoss {
                (best, bestLoss, worse) = (regression, loss, 0)
            } else {
                worse += 1
            }
            if worse >= patience { break }
        }
        if !aside.isEmpty { regression = best }
        try finish(progress)
        return regression
    }

    /// The last epochs go over all examples while the rate falls to nothing.
    private mutating func finish(_ progress: (TrainingProgress) -> Bool) throws {
        let all = learned + aside
        aside = []
        epochs = epochsDone + pace.lastEpochs
        let last = Double(pace.lastEpochs)
        let rate = pace.rate
        for index in 0..<pace.lastEpochs {
            let done = Double(index)
            _ = try epoch(
                over: all, rate: { rate * Float(1 - (done + $0) / last) }, progress)
        }
    }

    /// Goes through the examples once in random order; returns the loss of those set aside.
    private mutating func epoch(
        over examples: [Int], rate: (Double) -> Float, _ progress: (TrainingProgress) -> Bool
    ) throws -> Double? {
        var order = examples
        generator.shuffle(&order)
        let part = max(1, order.count / Self.reportsPerEpoch)
        var loss = 0.0
        for (index, example) in order.enumerated() {
            let done = Double(index) / Double(order.count)
            loss += regression.step(on: example, in: self.examples, rate: rate(done))
            guard (index + 1) % part == 0, index + 1 < order.count else { continue }
            try report(done, loss / Double(index + 1), heldOutLoss: nil, progress)
        }
        epochsDone += 1
        let heldOutLoss = aside.isEmpty ? nil : meanLoss(of: aside)
        try report(0, loss / Double(order.count), heldOutLoss: heldOutLoss, progress)
        return heldOutLoss
    }

    private mutating func meanLoss(of indices: [Int]) -> Double {
        var loss = 0.0
        for index in indices { loss += regression.loss(of: index, in: examples) }
        return loss / Double(indices.count)
    }

    private func report(
        _ part: Double, _ loss: Double, heldOutLoss: Double?,
        _ progress: (TrainingProgress) -> Bool
    ) throws {
        let now = TrainingProgress(
            epoch: Double(epochsDone) + part, epochs: epochs,
            loss: loss, heldOutLoss: heldOutLoss)
        guard progress(now) else { throw TrainingCancelled() }
    }
}
