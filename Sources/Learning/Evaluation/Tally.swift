/// What is summed up while a model is evaluated.
struct Tally {
    private(set) var isRight: [Bool] = []
    private(set) var answers: [CoverageCurve.Answer] = []
    private(set) var loss = 0.0
    private(set) var bins = CalibrationBins()
    private let classCount: Int
    /// Truth by truth, `classCount` guesses each.
    private var counts: [Int]
    private var support: [Int]

    /// The loss of a class that the model does not know: a chance of one in a million.
    private static let unknownLoss = 13.815510557964274

    init(classCount: Int) {
        self.classCount = classCount
        counts = [Int](repeating: 0, count: classCount * classCount)
        support = [Int](repeating: 0, count: classCount)
    }

    mutating func add(_ prediction: Prediction, _ label: Int) {
        let isKnown = support.indices.contains(label)
        if isKnown { support[label] += 1 }
        guard case .probabilities(let probabilities) = prediction,
            let best = prediction.best
        else {
            isRight.append(false)
            loss += logarithm(Double(max(1, classCount)))
            return
        }
        let right = best.label == label
        isRight.append(right)
        answers.append(CoverageCurve.Answer(confidence: best.probability, isRight: right))
        bins.add(best.probability, isRight: right)
        if isKnown { counts[label * classCount + best.label] += 1 }
        guard probabilities.indices.contains(label) else {
            loss += Self.unknownLoss
            return
        }
        loss += min(Self.unknownLoss, -logarithm(Double(max(probabilities[label], 1e-30))))
    }

    var classes: [Evaluation.ClassResult] {
        (0..<classCount).map { label in
            let right = counts[label * classCount + label]
            let guessed = (0..<classCount).reduce(0) { $0 + counts[$1 * classCount + label] }
            return Evaluation.ClassResult(
                support: support[label],
                recall: support[label] > 0 ? Double(right) / Double(support[label]) : 0,
                precision: guessed > 0 ? Double(right) / Double(guessed) : 0)
        }
    }

    var macroF1: Double {
        let scores = classes.enumerated().compactMap { label, result -> Double? in
            let isGuessed = (0..<classCount).contains { counts[$0 * classCount + label] > 0 }
            guard result.support > 0 || isGuessed else { return nil }
            let sum = result.recall + result.precision
            return sum > 0 ? 2 * result.recall * result.precision / sum : 0
        }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }

    var sortedConfusions: [Evaluation.Confusion] {
        var confusions: [Evaluation.Confusion] = []
        for truth in 0..<classCount {
            for guess in 0..<classCount where guess != truth {
                let count = counts[truth * classCount + guess]
                guard count > 0 else { continue }
                confusions.append(.init(truth: truth, guess: guess, count: count))
            }
        }
        return confusions.sorted {
            ($1.count, $0.truth, $0.guess) < ($0.count, $1.truth, $1.guess)
        }
    }
}
