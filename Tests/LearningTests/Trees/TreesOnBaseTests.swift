import Learning
import Testing

@Suite struct TreesOnBaseTests {
    private let test = makeTableExamples(300, seed: 2)

    @Test(arguments: [nil, Family.trees, .both])
    func `an own layer that has nothing to add does no harm`(family: Family?) throws {
        let base = try makeTableTrainer().train(makeTableExamples(600))
        var generator = SeededGenerator(seed: 5)
        var noise = makeTableExamples(120, seed: 6)
        // Half of the labels are right, half are by chance: less than the base knows.
        for index in noise.indices where index % 2 == 0 {
            noise[index].label = generator.next(below: 2)
        }

        let layered = try makeTableTrainer(family).train(noise, base: base.layers)

        #expect(layered.layers.count == 2 && layered.layers[0] == base.layers[0])
        #expect(accuracy(of: layered, on: test) >= accuracy(of: base, on: test) - 0.02)
    }

    @Test func `what is different here is learned over the base`() throws {
        let base = try makeTableTrainer().train(makeTableExamples(600))
        // Here the nights are as the days are elsewhere.
        let turned = { (examples: [TrainingExample]) in
            examples.map { example in
                var example = example
                let isNight = example.input.values[2] == .category("night")
                if isNight { example.label = 1 - example.label }
                return example
            }
        }

        let layered = try makeTableTrainer().train(
            turned(makeTableExamples(400, seed: 3)), base: base.layers)

        #expect(accuracy(of: base, on: turned(test)) < 0.7)
        #expect(accuracy(of: layered, on: turned(test)) > 0.9)
    }

    @Test func `trees answer beside classes that came later`() throws {
        let base = try makeTableTrainer(.trees).train(makeTableExamples(300))

        let aligned = try #require(base.aligned(to: ["fog", "storm", "calm"]))

        #expect(aligned.layers[0].family == .trees)
        let known = test.map { TrainingExample(input: $0.input, label: 2 - $0.label) }
        #expect(accuracy(of: aligned, on: known) == accuracy(of: base, on: test))
        let read = try Artifact.decode(Artifact.encode(aligned))
        #expect(read.layers == aligned.layers)
    }
}
