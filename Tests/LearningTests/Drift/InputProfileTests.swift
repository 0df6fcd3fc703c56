import Learning
import Testing

@Suite struct InputProfileTests {
    private let task = LearningTask(
        name: "sightings",
        fields: [
            Field(name: "speed", kind: .number), Field(name: "habitat", kind: .category),
            Field(name: "note", kind: .text),
            Field(
                name: "picture",
                kind: .image(ImageShape(width: 2, height: 1, channels: 1, maximum: 10))),
        ], classes: ["hare", "fox"], target: .accuracy(0.9))

    /// Questions whose parts can be moved one by one.
    private func observations(
        _ count: Int = 400, seed: UInt64, speed: Double = 0, habitat: [String] = ["wood", "field"],
        words: Int = 0, brightness: UInt8 = 0, confidence: Float = 0.6
    ) -> [Observation] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let input = Input(values: [
                .number(Double(generator.next(below: 100)) + speed),
                .category(habitat[generator.next(below: habitat.count)]),
                .text(
                    Array(repeating: "word", count: 1 + words + generator.next(below: 8))
                        .joined(separator: " ")),
                .image([UInt8(generator.next(below: 5)) + brightness, brightness]),
            ])
            let sure = confidence + 0.3 * Float(generator.next(below: 100)) / 100
            return Observation(of: input, .probabilities([sure, 1 - sure]), task: task)
        }
    }

    private func shifted(_ recent: [Observation]) -> [String] {
        InputProfile(of: observations(seed: 1), task: task).shifts(to: recent)
            .filter { $0.index.isShifted(by: 0.25) }.map(\.name)
    }

    @Test func moreOfTheSameIsStable() {
        #expect(shifted(observations(seed: 2)) == [])
    }

    @Test func whatMovedIsNamedAndNothingElse() {
        #expect(shifted(observations(seed: 2, speed: 40)) == ["speed"])
        #expect(shifted(observations(seed: 2, habitat: ["wood", "shore"])) == ["habitat"])
        #expect(shifted(observations(seed: 2, words: 5)) == ["note (words)"])
        #expect(shifted(observations(seed: 2, brightness: 3)) == ["picture (brightness)"])
        #expect(shifted(observations(seed: 2, confidence: 0.7)) == ["confidence"])
        // As sure as before, of the other class.
        #expect(shifted(observations(seed: 2, confidence: 0.1)) == ["class guessed"])
    }

    @Test func missingIsAValueOfItsOwn() {
        let recent = observations(seed: 2).map { _ in
            Observation(
                of: Input(values: [nil, nil, nil, nil]), .unfamiliar, task: task)
        }

        #expect(
            shifted(recent) == [
                "speed", "habitat", "note (words)", "picture (brightness)", "confidence",
                "class guessed",
            ])
    }

    @Test func aConstantAndNoNumberAreNoTrouble() {
        let same = (0..<300).map { _ in
            Observation(
                of: Input(values: [.number(.nan), nil, .text(""), nil]), .malformed, task: task)
        }
        let profile = InputProfile(of: same, task: task)

        #expect(profile.size == 300)
        #expect(profile.shifts(to: same).allSatisfy { $0.index.value < 1e-9 })
    }
}
