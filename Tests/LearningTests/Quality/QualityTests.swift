import Learning
import Testing

/// The figures that the README states, with a fixed seed.
@Suite struct QualityTests {
    /// On the same split logistic regression on pixels reaches 0.939, boosted trees 0.964.
    @Test(.enabled(if: SampleData.has("digits/start-images.idx")))
    func `digits are told better than by boosted trees, and confidences can be believed`()
        async throws
    {
        try await offThePool(Self.tellDigits)
    }

    private static func tellDigits() throws {
        let examples = try SampleData.readDigits("start") + SampleData.readDigits("questions")
        let (trained, heldOut) = split(examples, of: SampleData.digits)
        let test = try SampleData.readDigits("test")
        let trainer = Trainer(task: SampleData.digits, seed: 1)

        let onAll = try trainer.train(examples)
        let model = try trainer.train(trained).calibrated(on: heldOut)

        #expect(accuracy(of: onAll, on: test) >= 0.98)
        let result = evaluate(model, on: test)
        #expect(result.accuracy >= 0.964)
        #expect(result.calibrationError < 0.03)
        let heldOutCurve = evaluate(model, on: heldOut).curve
        let threshold = Threshold.choose(.accuracy(0.95), heldOutCurve)
        let answered = try #require(result.curve.point(at: threshold.value))
        #expect(threshold.isSupported && answered.accuracy >= 0.95 && answered.coverage > 0.9)
    }

    /// 28 intents, 46 utterances of each, no two alike: words alone tell a half of them.
    @Test(.enabled(if: SampleData.has("helpdesk/start.jsonl")))
    func `helpdesk is told far better than by the most frequent intent`() async throws {
        try await offThePool(Self.tellHelpdesk)
    }

    private static func tellHelpdesk() throws {
        let (task, train, test) = try SampleData.readHelpdesk()
        let (trained, heldOut) = split(train, of: task)

        let model = try Trainer(task: task, seed: 1).train(trained).calibrated(on: heldOut)

        let result = evaluate(model, on: test)
        #expect(result.accuracy >= 0.5)
        #expect(result.accuracy > 10 * result.baselineAccuracy)
        #expect(result.calibrationError < 0.1)
    }

    private static func evaluate(_ model: Model, on examples: [TrainingExample]) -> Evaluation {
        let counts = [Int](repeating: 1, count: model.classes.count)
        return Evaluation(
            of: model, on: examples, classCount: model.classes.count, trainingCounts: counts)
    }
}
