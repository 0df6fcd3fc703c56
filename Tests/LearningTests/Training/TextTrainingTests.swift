import Learning
import Testing

/// Tasks of nothing but texts, where learning is made harder.
@Suite struct TextTrainingTests {
    private static let task = LearningTask(
        name: "notes", fields: [Field(name: "note", kind: .text)], classes: deskTask.classes,
        target: .accuracy(0.9))

    private static func makeNotes(_ count: Int, seed: UInt64 = 1) -> [TrainingExample] {
        makeDeskExamples(count, seed: seed).map { example in
            TrainingExample(input: Input(values: [example.input.values[0]]), label: example.label)
        }
    }

    @Test func `classes are told by their words`() throws {
        let model = try Trainer(task: Self.task, seed: 1).train(Self.makeNotes(240))

        #expect(accuracy(of: model, on: Self.makeNotes(90, seed: 2)) > 0.95)
    }

    @Test func `a rare word has a row among many examples, its characters have none`() throws {
        let examples = Self.makeNotes(1500)
        let rare = TrainingExample(input: Input(values: [.text("zyqxj")]), label: 0)
        let rowCount = { (examples: [TrainingExample]) in
            try Trainer(task: Self.task, seed: 1).train(examples).layers[0].plan.rowCount
        }

        #expect(try rowCount(examples + [rare]) == rowCount(examples) + 1)
    }

    /// What goes on from a layer begins at what it says: the scale is taken back first.
    @Test func `going on without a step changes nothing`() throws {
        let examples = Self.makeNotes(240)
        let first = try Trainer(task: Self.task, seed: 1).train(examples)
        var settings = Trainer.Settings()
        settings.goingOn.rate = 0

        let second = try #require(
            try Trainer(task: Self.task, seed: 1, settings: settings)
                .goOn(from: first, with: [examples[0]], beside: examples))

        for example in Self.makeNotes(30, seed: 2) {
            #expect(second.logits(of: example.input) == first.logits(of: example.input))
        }
    }

    @Test func `the logits are no more certain than they have to be`() throws {
        let model = try Trainer(task: Self.task, seed: 1).train(Self.makeNotes(240))

        #expect(model.calibrated(on: Self.makeNotes(90, seed: 2)).temperature < 1)
    }

    @Test func `progress tells of all epochs`() throws {
        var reports: [TrainingProgress] = []

        _ = try Trainer(task: Self.task, seed: 1).train(Self.makeNotes(240)) {
            reports.append($0)
            return true
        }

        let epochs = TextHardness().epochs
        #expect(reports.last?.epoch == Double(epochs))
        #expect(reports.allSatisfy { $0.epochs == epochs && $0.heldOutLoss == nil })
    }
}
