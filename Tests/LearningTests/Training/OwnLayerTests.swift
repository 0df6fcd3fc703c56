import Learning
import Testing

@Suite struct OwnLayerTests {
    private let trainer = Trainer(task: deskTask, seed: 1)
    private let test = makeDeskExamples(90, seed: 2)

    @Test(arguments: [6, 24, 96])
    func `an own layer that has nothing to add does no harm`(count: Int) throws {
        let base = try trainer.train(makeDeskExamples(240))
        var generator = SeededGenerator(seed: 5)
        // Words of no class and labels by chance: nothing can be learned from them.
        let noise = (0..<count).map { index in
            let words = ["please", "help", "again", "today", "since monday", "thanks", "hello"]
            let picked = (0..<3).map { _ in words[generator.next(below: words.count)] }
            return makeDeskExample(picked.joined(separator: " "), nil, index % 3)
        }

        let layered = try trainer.train(noise, base: base.layers)

        let loss = { (model: Model) in
            Evaluation(of: model, on: test, classCount: 3, trainingCounts: [1]).loss
        }
        #expect(accuracy(of: layered, on: test) >= accuracy(of: base, on: test))
        #expect(loss(layered) < loss(base) + 0.05)
    }

    @Test func `few examples of the same kind do not worsen it`() throws {
        let base = try trainer.train(makeDeskExamples(120))

        let layered = try trainer.train(makeDeskExamples(12, seed: 3), base: base.layers)

        #expect(accuracy(of: layered, on: test) >= accuracy(of: base, on: test))
    }

    @Test func `what is different here is learned over the base`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        // Here the words of passwords mean wifi, and the other way round.
        let swapped = { (examples: [TrainingExample]) in
            examples.map {
                TrainingExample(input: $0.input, label: $0.label == 0 ? 0 : 3 - $0.label)
            }
        }

        let layered = try trainer.train(
            swapped(makeDeskExamples(120, seed: 3)), base: base.layers)

        #expect(accuracy(of: base, on: swapped(test)) < 0.5)
        #expect(accuracy(of: layered, on: swapped(test)) > 0.9)
    }

    @Test func `the same base and examples give the same bytes`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        let own = makeDeskExamples(60, seed: 3)

        let first = try trainer.train(own, base: base.layers)

        #expect(
            Artifact.encode(try trainer.train(own, base: base.layers)) == Artifact.encode(first))
    }

    @Test func `saying no while it is tried what to train cancels too`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        var reports = 0

        #expect(throws: TrainingCancelled.self) {
            _ = try trainer.train(makeDeskExamples(60), base: base.layers) { progress in
                reports += 1
                return progress.epoch > 0 || reports < 3
            }
        }
    }

    @Test func `saying no while weights are weighed cancels too`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        var settings = Trainer.Settings()
        settings.family = .linear
        let linear = Trainer(task: deskTask, seed: 1, settings: settings)
        var ends = 0

        #expect(throws: TrainingCancelled.self) {
            _ = try linear.train(makeDeskExamples(60), base: base.layers) { progress in
                if progress.epoch == Double(progress.epochs) { ends += 1 }
                return ends < 2
            }
        }
    }

    @Test func `a base of other fields is refused`() throws {
        var task = deskTask
        task.fields.removeLast()
        let other = try Trainer(task: task, seed: 1).train([
            TrainingExample(input: Input(values: [.text("a")]), label: 0),
            TrainingExample(input: Input(values: [.text("b")]), label: 1),
        ])

        #expect(throws: TrainingError.otherFields(task: "desk")) {
            try trainer.train(makeDeskExamples(9), base: other.layers)
        }
    }
}
