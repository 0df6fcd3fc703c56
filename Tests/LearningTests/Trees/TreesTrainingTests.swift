import Learning
import Testing

@Suite struct TreesTrainingTests {
    private let test = makeTableExamples(300, seed: 2)

    @Test func `interactions are told by trees and not by weights`() throws {
        let examples = makeTableExamples(600)

        let chosen = try makeTableTrainer().train(examples)
        let linear = try makeTableTrainer(.linear).train(examples)

        #expect(chosen.layers[0].family == .trees)
        #expect(accuracy(of: chosen, on: test) > 0.95)
        #expect(accuracy(of: linear, on: test) < 0.7)
    }

    @Test(arguments: Family.allCases)
    func `an operator can pin the kind of layer`(family: Family) throws {
        let model = try makeTableTrainer(family, trees: 5).train(makeTableExamples(120))

        #expect(model.layers.map(\.family) == [family])
    }

    @Test func `a handful of examples is too few for trees`() throws {
        let model = try makeTableTrainer().train(makeTableExamples(30))

        #expect(model.layers[0].family == .linear)
    }

    @Test func `the same examples and seed give the same bytes`() throws {
        let examples = makeTableExamples(300)
        let first = Artifact.encode(try makeTableTrainer().train(examples))

        #expect(Artifact.encode(try makeTableTrainer().train(examples)) == first)
    }

    @Test func `weight decides between contradictory labels`() throws {
        var examples = makeTableExamples(200) + makeTableExamples(200)
        for index in 200..<400 {
            examples[index].label = 1 - examples[index].label
            examples[index].weight = 6
        }

        let model = try makeTableTrainer(.trees).train(examples)

        #expect(accuracy(of: model, on: Array(examples[200...])) > 0.9)
    }

    @Test func `that a value is missing tells the class`() throws {
        var examples = makeTableExamples(400)
        for index in examples.indices where index % 4 == 0 {
            examples[index].input.values[0] = nil
            examples[index].label = 1
        }

        let model = try makeTableTrainer(.trees).train(examples)

        for time in ["day", "night"] {
            #expect(model.predict(makeTableInput(nil, 2, time)).best?.label == 1)
        }
        #expect(accuracy(of: model, on: test) > 0.9)
    }

    @Test func `trees say nothing of what they see nothing of`() throws {
        let model = try makeTableTrainer(.trees).train(makeTableExamples(200))

        let logits = try #require(
            try makeTableTrainer(.both).train(makeTableExamples(200))
                .logits(of: makeTableInput(nil, nil, "day")))
        #expect(logits.allSatisfy { $0.isFinite })
        #expect(model.predict(makeTableInput(nil, nil, nil)) == .unfamiliar)
    }

    @Test func `constant columns and huge values are no obstacle`() throws {
        let examples = makeTableExamples(200).enumerated().map { index, example in
            var example = example
            example.input.values[1] = .number(index % 2 == 0 ? 1e300 : -1.7e308)
            example.input.values[2] = .category("day")
            example.label = index % 2
            return example
        }

        let model = try makeTableTrainer(.trees).train(examples)

        #expect(accuracy(of: model, on: examples) == 1)
        let far = model.predict(makeTableInput(0, 1.7e308, "never seen"))
        #expect(far.best?.label == 0)
    }

    @Test func `nothing but constants leaves the classes' shares`() throws {
        let examples = (0..<60).map {
            TrainingExample(input: makeTableInput(1, 2, "day"), label: $0 % 3 == 0 ? 1 : 0)
        }

        let model = try makeTableTrainer(.trees).train(examples)

        let best = try #require(model.predict(makeTableInput(1, 2, "day")).best)
        #expect(best.label == 0 && abs(best.probability - 2.0 / 3) < 0.1)
    }

    @Test func `saying no to progress cancels at every stage`() {
        var reports = 0
        for last in [1, 30, 80] {
            #expect(throws: TrainingCancelled.self) {
                _ = try makeTableTrainer(.both).train(makeTableExamples(200)) { _ in
                    reports += 1
                    return reports < last
                }
            }
            reports = 0
        }
    }
}
