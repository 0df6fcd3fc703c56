import Learning
import Testing

@Suite struct TrainerTests {
    private let trainer = Trainer(task: deskTask, seed: 1)

    @Test func `it learns what the words tell`() throws {
        let model = try trainer.train(makeDeskExamples(240))

        #expect(accuracy(of: model, on: makeDeskExamples(90, seed: 2)) > 0.95)
        #expect(model.classes == deskTask.classes)
    }

    @Test func `the same examples and seed give the same bytes`() throws {
        let examples = makeDeskExamples(240)
        let first = Artifact.encode(try trainer.train(examples))

        #expect(Artifact.encode(try trainer.train(examples)) == first)
        let other = Trainer(task: deskTask, seed: 2)
        #expect(Artifact.encode(try other.train(examples)) != first)
    }

    // With and without AVX2, in debug and in release. It changes only when the features, the
    // descent, the trees or the artifact's format do.
    @Test(
        arguments: [
            (.linear, "31165e4f69ed0bb1c22dacb9cf4fcadd44fa3f4e7dcbc66bf07d56b7ace2e712"),
            (nil, "2c38214b4605c773f8e7a965171fbb33c655f99996de40e48afbac5d5178308d"),
        ] as [(Family?, String)])
    func `the bytes are the same on every machine`(family: Family?, digest: String) throws {
        var settings = Trainer.Settings()
        settings.family = family
        let trainer = Trainer(task: deskTask, seed: 1, settings: settings)

        let bytes = Artifact.encode(try trainer.train(makeDeskExamples(240)))

        #expect(SHA256.hash(bytes).hexadecimal == digest)
    }

    @Test func `two examples of two classes suffice`() throws {
        let model = try trainer.train([
            makeDeskExample("paper jammed", nil, 0), makeDeskExample("forgot password", nil, 1),
        ])

        #expect(model.predict(makeDeskInput("jammed")).best?.label == 0)
        #expect(model.predict(makeDeskInput("password")).best?.label == 1)
    }

    @Test func `contradictory labels end in between`() throws {
        let examples = (0..<40).map { makeDeskExample("printer", nil, $0 % 2) }

        let ranked = try trainer.train(examples).predict(makeDeskInput("printer")).ranked(top: 3)

        #expect(abs(ranked[0].probability - 0.5) < 0.2)
        #expect(ranked[2].label == 2)
    }

    @Test func `weight decides between contradictory labels`() throws {
        var examples = (0..<40).map { makeDeskExample("printer", nil, $0 % 2) }
        for index in examples.indices where examples[index].label == 1 {
            examples[index].weight = 8
        }

        let model = try trainer.train(examples)

        #expect(model.predict(makeDeskInput("printer")).best?.label == 1)
    }

    @Test(
        arguments: [
            ([], "the task “desk” has no examples to train on: import or label some"),
            (
                [makeDeskExample("a", 1, 2), makeDeskExample("b", 2, 2)],
                "all examples of the task “desk” are of the class “wifi”: "
                    + "label examples of at least one other"
            ),
            (
                [makeDeskExample("a", 1, 3)],
                "an example is of class 3, the task “desk” has 3: add the class to the task first"
            ),
            (
                [TrainingExample(input: makeDeskInput("a"), label: 0, weight: 0)],
                "example 0 weighs 0.0: a weight is a finite number above 0"
            ),
            (
                [TrainingExample(input: Input(values: []), label: 0)],
                "example 0 does not fit the task: the input has 0 values, the task “desk” has "
                    + "2 fields: give one value per field, nil where it is missing"
            ),
        ] as [([TrainingExample], String)])
    func `what cannot be trained on is refused with the reason`(
        examples: [TrainingExample], message: String
    ) {
        let error = #expect(throws: TrainingError.self) { try trainer.train(examples) }

        #expect(error?.description == message)
    }

    @Test func `progress rises to its end and tells the loss set aside`() throws {
        var reports: [TrainingProgress] = []

        _ = try trainer.train(makeDeskExamples(240)) {
            reports.append($0)
            return true
        }

        #expect(reports.map(\.epoch) == reports.map(\.epoch).sorted())
        #expect(reports.allSatisfy { $0.epoch <= Double($0.epochs) && $0.loss.isFinite })
        #expect(reports.count > 10 && reports[0].epoch < 0.2)
        let ends = reports.filter { $0.heldOutLoss != nil }
        #expect(!ends.isEmpty && ends.allSatisfy { $0.epoch == $0.epoch.rounded() })
    }

    @Test func `saying no to progress cancels`() {
        #expect(throws: TrainingCancelled.self) {
            _ = try trainer.train(makeDeskExamples(240)) { $0.epoch < 2 }
        }
    }

    @Test func `frozen layers stay as they are under a new one`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        let own = [makeDeskExample("scanner", nil, 0), makeDeskExample("token", nil, 1)]

        let model = try trainer.train(own + own, base: base.layers)

        #expect(model.layers.count == 2)
        #expect(model.layers[0] == base.layers[0])
        #expect(model.predict(makeDeskInput("token")).best?.label == 1)
        #expect(accuracy(of: model, on: makeDeskExamples(90, seed: 2)) > 0.95)
    }
}
