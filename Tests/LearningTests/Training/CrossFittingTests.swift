import Learning
import Testing

@Suite struct CrossFittingTests {
    @Test func `every example is judged once, by a model that was not trained on it`() throws {
        let examples = makeDeskExamples(60)
        let fitting = CrossFitting(examples, of: deskTask, seed: 1)

        let curve = try outcomes(of: fitting).curve(at: 1)

        #expect(fitting.foldCount == 5)
        #expect(curve.total == 60)
    }

    @Test func `a class of which an example is judged was not learned from that example`() throws {
        let task = LearningTask(
            name: "t", fields: [Field(name: "x", kind: .category)],
            classes: ["a", "b"], target: .accuracy(0.9))
        let examples = (0..<20).map { number in
            TrainingExample(
                input: Input(values: [.category("only \(number)")]), label: number % 2)
        }

        let outcomes = try outcomes(of: CrossFitting(examples, of: task, seed: 3))

        // To a model that never saw them they are unfamiliar, all twenty.
        #expect(outcomes == HeldOutOutcomes(unanswered: 20))
    }

    @Test func `every class is spread over the folds`() throws {
        let examples = makeDeskExamples(30) + [makeDeskExample("lone toner", 2, 0)]
        let fitting = CrossFitting(examples, of: deskTask, seed: 1)

        let sizes = try (0..<fitting.foldCount).map {
            try fitting.outcomes(of: $0).curve(at: 1).total
        }

        #expect(sizes.sorted() == [6, 6, 6, 6, 7])
    }

    @Test func `the same seed gives the same outcomes and the same model`() throws {
        let examples = makeDeskExamples(45)
        let (first, second) = (
            CrossFitting(examples, of: deskTask, seed: 7),
            CrossFitting(examples, of: deskTask, seed: 7)
        )

        #expect(try outcomes(of: first) == outcomes(of: second))
        #expect(try Artifact.encode(first.train()) == Artifact.encode(second.train()))
    }

    @Test func `what the model is made to be is what the folds are asked of`() throws {
        let fitting = CrossFitting(makeDeskExamples(45), of: deskTask, seed: 7)

        let curve = try outcomes(of: fitting) { $0.calibrated(temperature: 1) }.curve(at: 100)

        #expect(curve.points.allSatisfy { $0.threshold < 0.4 })
        #expect(throws: ThinningError.self) {
            try outcomes(of: fitting) { try Thinning(bytes: 10).thinned($0, for: []) }
        }
    }

    @Test func `where the rest is of one class nothing is said`() throws {
        let examples = [makeDeskExample("toner", 1, 0), makeDeskExample("router", 2, 1)]

        let outcomes = try outcomes(of: CrossFitting(examples, of: deskTask, seed: 1))

        #expect(outcomes == HeldOutOutcomes(unanswered: 2))
        #expect(outcomes.temperature == 1 && outcomes.curve(at: 1).points.isEmpty)
    }

    @Test func `outcomes of a model give the temperature and the curve of the model`() throws {
        let model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))
        let heldOut = makeDeskExamples(60, seed: 2) + [makeDeskExample("qqqq", nil, 0)]

        let outcomes = HeldOutOutcomes(of: model, on: heldOut)

        let calibrated = model.calibrated(on: heldOut)
        #expect(outcomes.temperature == calibrated.temperature)
        let measured = Evaluation(
            of: calibrated, on: heldOut, classCount: 3, trainingCounts: [])
        #expect(outcomes.curve(at: outcomes.temperature) == measured.curve)
    }

    private func outcomes(
        of fitting: CrossFitting, prepare: (Model) throws -> Model = { $0 }
    ) throws -> HeldOutOutcomes {
        var outcomes = HeldOutOutcomes()
        for fold in 0..<fitting.foldCount {
            outcomes.append(try fitting.outcomes(of: fold, prepare: prepare))
        }
        return outcomes
    }
}
