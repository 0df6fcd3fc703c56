/// What is summed up while a model is evaluated.
struct Tally {
    private(set) var isRight: [Bool] = []
    private(set) var answers: [CoverageCurve.Answer] = []
    private(set) var loss = 0.0
    private(set) var bins = CalibrationBins()
    /// By class: examples of it, guesses of it, and guesses that are right.
    private var support: [Int]
    private var guessed: [Int]
    private var right: [Int]
    private var confusions: [Pair: Int] = [:]

    private struct Pair: Hashable {
        var truth: Int
        var guess: Int
    }

    /// The loss of a class that the model does not know: a chance of one in a million.
    private static let unknownLoss = 13.815510557964274

    init(classCount: Int) {
        support = [Int](repeating: 0, count: classCount)
        (guessed, right) = (support, support)
    }

    mutating func add(_ prediction: Prediction, _ label: Int) {
        let isKnown = support.indices.contains(label)
        if isKnown { support[label] += 1 }
        guard case .probabilities(let probabilities) = prediction,
            let best = prediction.best
        else {
            isRight.append(false)
            loss += logarithm(Double(max(1, support.count)))
            return
        }
        count(best, label)
        guard probabilities.indices.contains(label) else {
            loss += Self.unknownLoss
            return
        }
        loss += min(Self.unknownLoss, -logarithm(Double(max(probabilities[label], 1e-30))))
    }

    private mutating func count(_ best: Prediction.Ranked, _ label: Int) {
        let isRight = best.label == label
        self.isRight.append(isRight)
        answers.append(CoverageCurve.Answer(confidence: best.probability, isRight: isRight))
        bins.add(best.probability, isRight: isRight)
        guessed[best.label] += 1
        if isRight {
            right[label] += 1
        } else if support.indices.contains(label) {
            confusions[Pair(truth: label, guess: best.label), default: 0] += 1
        }
    }

    var classes: [Evaluation.ClassResult] {
        support.indices.map { label in
            Evaluation.ClassResult(
                support: support[label], recall: Self.share(right[label], of: support[label]),
                precision: Self.share(right[label], of: guessed[label]))
        }
    }

    var macroF1: Double {
        let scores = classes.enumerated().compactMap { label, result -> Double? in
            guard result.support + guessed[label] > 0 else { return nil }
            let sum = result.recall + result.precision
            return sum > 0 ? 2 * result.recall * result.precision / sum : 0
        }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
    }

    var sortedConfusions: [Evaluation.Confusion] {
        confusions.map { pair, count in
            Evaluation.Confusion(truth: pair.truth, guess: pair.guess, count: count)
        }
        .sorted { ($1.count, $0.truth, $0.guess) < ($0.count, $1.truth, $1.guess) }
    }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole > 0 ? Double(part) / Double(whole) : 0
    }
}
