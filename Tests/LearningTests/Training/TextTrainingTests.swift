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

    @Test func `a rarer class has to be further ahead, within bounds`() {
        var texts = TextHardness()
        texts.margin = 2
        texts.rareness = 0.5
        let labels = [Int](repeating: 0, count: 10_000) + [Int](repeating: 1, count: 100) + [2]

        let margins = texts.margins(of: labels, classCount: 4)

        // The mean class has 3,367 examples: the first is 2.97 × as frequent, the last far rarer.
        #expect(abs(margins[0] - (2 - 0.5 * 1.0886)) < 1e-3)
        #expect(abs(margins[1] - (2 + 0.5 * 3.5166)) < 1e-3)
        #expect(margins[2] == 4 && margins[3] == 2)
    }

    @Test func `a class of few examples is found for it`() throws {
        let many = Self.makeNotes(600).filter { $0.label != 2 }
        let few = Self.makeNotes(9, seed: 5).filter { $0.label == 2 }
        let asked = Self.makeNotes(300, seed: 2).filter { $0.label == 2 }
        let probability = { (rareness: Float) throws -> Double in
            var settings = Trainer.Settings()
            settings.texts?.rareness = rareness
            let model = try Trainer(task: Self.task, seed: 1, settings: settings)
                .train(many + few)
            return asked.reduce(0) { sum, example in
                sum
                    + (model.predict(example.input).ranked(top: 3)
                        .first { $0.label == 2 }?.probability ?? 0)
            }
        }

        #expect(try probability(0.5) > probability(0) * 1.05)
    }

    /// Pinned epochs are the most, whatever texts would take.
    @Test func `an operator may have fewer epochs`() throws {
        var settings = Trainer.Settings()
        settings.epochs = 3
        var last: TrainingProgress?

        _ = try Trainer(task: Self.task, seed: 1, settings: settings)
            .train(Self.makeNotes(60)) {
                last = $0
                return true
            }

        #expect(last?.epoch == 3 && last?.epochs == 3)
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
