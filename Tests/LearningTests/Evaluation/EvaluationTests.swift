import Learning
import Testing

@Suite struct EvaluationTests {
    private let model: Model

    init() throws {
        model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))
    }

    @Test func `the figures are those worked out by hand`() {
        // Told: 0, 0, 1, 1, 2; true: 0, 0, 1, 0, 2.
        let examples = [
            makeDeskExample("printer toner", nil, 0), makeDeskExample("paper jammed", nil, 0),
            makeDeskExample("password reset", nil, 1), makeDeskExample("forgot login", nil, 0),
            makeDeskExample("wifi router", nil, 2),
        ]

        let result = Evaluation(
            of: model, on: examples, classCount: 3, trainingCounts: [40, 40, 41])

        #expect(result.isRight == [true, true, true, false, true])
        #expect(result.accuracy == 0.8)
        #expect(result.classes.map(\.support) == [3, 1, 1])
        #expect(result.classes.map(\.recall) == [2.0 / 3, 1, 1])
        #expect(result.classes.map(\.precision) == [1, 0.5, 1])
        #expect(abs(result.macroF1 - (0.8 + 2.0 / 3 + 1) / 3) < 1e-12)
        #expect(result.confusions == [.init(truth: 0, guess: 1, count: 1)])
        #expect(result.baselineAccuracy == 0.2)
        #expect(result.curve.total == 5)
        #expect(result.loss > 0 && result.loss.isFinite)
    }

    @Test func `the loss is the mean of the label's negative log-probability`() {
        let examples = [makeDeskExample("printer", 3, 0), makeDeskExample("wifi", 20, 1)]
        let expected = examples.map { example in
            -logarithm(
                model.predict(example.input).ranked(top: 3)
                    .first { $0.label == example.label }?.probability ?? 0)
        }

        let result = Evaluation(of: model, on: examples, classCount: 3, trainingCounts: [])

        #expect(abs(result.loss - (expected[0] + expected[1]) / 2) < 1e-9)
    }

    @Test func `what the model abstains from is not right and never answered`() {
        let examples = [
            makeDeskExample("qqqq", nil, 0), makeDeskExample("printer toner", nil, 0),
        ]

        let result = Evaluation(of: model, on: examples, classCount: 3, trainingCounts: [1])

        #expect(result.isRight == [false, true])
        #expect(result.curve.points.last?.coverage == 0.5)
        #expect(result.classes[0].recall == 0.5 && result.classes[0].precision == 1)
    }

    @Test func `a class that the model does not know counts as missed`() {
        let examples = [makeDeskExample("printer toner", nil, 3)]

        let result = Evaluation(of: model, on: examples, classCount: 4, trainingCounts: [1])

        #expect(result.accuracy == 0 && result.classes[3].support == 1)
        #expect(abs(result.loss - 13.8155) < 1e-3)
        #expect(result.confusions == [.init(truth: 3, guess: 0, count: 1)])
    }

    @Test func `nothing to measure gives zeros`() {
        let result = Evaluation(of: model, on: [], classCount: 3, trainingCounts: [])

        #expect(result.accuracy == 0 && result.macroF1 == 0 && result.loss == 0)
        #expect(result.calibrationError == 0 && result.curve.points.isEmpty)
    }
}
