import Learning
import Testing

@Suite struct TreePlanTests {
    @Test func `many categories are told apart as far as they matter`() throws {
        // Of 120 names every third is of the other class, in no order that could be guessed.
        var generator = SeededGenerator(seed: 3)
        let make = { (count: Int) in
            (0..<count).map { _ in
                let name = generator.next(below: 120)
                return TrainingExample(
                    input: makeTableInput(1, Double(generator.next(below: 9)), "n\(name)"),
                    label: name % 3 == 0 ? 1 : 0)
            }
        }
        let (examples, test) = (make(1200), make(300))

        let model = try makeTableTrainer(.trees).train(examples)

        #expect(accuracy(of: model, on: test) > 0.95)
        // A name that was never seen is answered all the same.
        #expect(model.predict(makeTableInput(1, 2, "other")).best?.label == 0)
    }

    @Test func `numbers of many values and one that is most frequent are told`() throws {
        var generator = SeededGenerator(seed: 4)
        let make = { (count: Int) in
            (0..<count).map { index in
                let value = index % 2 == 0 ? 0 : Double(generator.next(below: 1_000_000))
                return TrainingExample(
                    input: makeTableInput(value, nil, nil),
                    label: value > 300_000 && value < 420_000 ? 1 : 0)
            }
        }
        let model = try makeTableTrainer(.trees).train(make(1500))

        #expect(accuracy(of: model, on: make(400)) > 0.98)
    }
}
