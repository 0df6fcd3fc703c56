import Learning
import Testing

@Suite struct MemoryTests {
    private var memory = Memory(task: deskTask)

    init() {
        memory.insert(key: 1, input: makeDeskInput("The printer on floor two is jammed"), label: 0)
        memory.insert(key: 2, input: makeDeskInput("I forgot my password again"), label: 1)
        memory.insert(key: 3, input: makeDeskInput("No wireless signal in the kitchen"), label: 2)
    }

    @Test(arguments: [
        ("the PRINTER on floor two is jammed!", 1, 0.999),
        ("The printer on floor 2 is jamed", 1, 0.7), ("forgot my password", 2, 0.7),
    ])
    func `the same or a closely similar question is found`(
        note: String, key: Int64, least: Double
    ) {
        let matches = memory.nearest(to: makeDeskInput(note), count: 2)

        #expect(matches[0].key == key)
        #expect(matches[0].similarity >= least && matches[0].similarity <= 1)
        #expect(matches[1].similarity < 0.35)
    }

    @Test func `no words, nothing similar`() {
        let matches = memory.nearest(to: makeDeskInput("?!"), count: 3)

        #expect(matches.allSatisfy { $0.similarity <= 0.5 })
        #expect(memory.nearest(to: Input(values: []), count: 3).isEmpty)
        #expect(memory.nearest(to: makeDeskInput("printer"), count: 0).isEmpty)
    }

    @Test func `matches come most similar first, lower keys first when equal`() {
        var memory = memory
        memory.insert(key: -5, input: makeDeskInput("I forgot my password again"), label: 2)

        let matches = memory.nearest(to: makeDeskInput("I forgot my password again"), count: 10)

        #expect(matches.map(\.key).prefix(2) == [-5, 2])
        #expect(matches.count == 4)
        #expect(matches.map(\.similarity) == matches.map(\.similarity).sorted(by: >))
    }

    @Test func `what is let go is not found again`() {
        var memory = memory
        memory.remove(key: 1)
        memory.remove(key: 99)

        let matches = memory.nearest(to: makeDeskInput("printer jammed"), count: 5)

        #expect(memory.count == 2)
        #expect(Set(matches.map(\.key)) == [2, 3])
        memory.remove(key: 3)
        memory.remove(key: 2)
        #expect(memory.nearest(to: makeDeskInput("printer"), count: 5).isEmpty)
    }

    @Test func `a key is held once, with its newest label`() {
        var memory = memory
        memory.insert(key: 2, input: makeDeskInput("badge broken"), label: 7)

        #expect(memory.count == 3)
        let found = memory.nearest(to: makeDeskInput("badge broken"), count: 1)
        #expect(found.map(\.label) == [7])
    }

    @Test func `after changes it finds what a new memory finds`() {
        var changed = Memory(task: deskTask)
        let examples = makeDeskExamples(60)
        for (index, example) in examples.enumerated() {
            changed.insert(key: Int64(index), input: example.input, label: example.label)
        }
        for key in stride(from: Int64(0), to: 60, by: 3) { changed.remove(key: key) }
        var fresh = Memory(task: deskTask)
        for (index, example) in examples.enumerated() where index % 3 != 0 {
            fresh.insert(key: Int64(index), input: example.input, label: example.label)
        }

        for example in makeDeskExamples(10, seed: 4) {
            let found = changed.nearest(to: example.input, count: 3)
            #expect(found == fresh.nearest(to: example.input, count: 3))
        }
    }

    @Test func `numbers and categories count by their distance`() {
        let task = LearningTask(
            name: "t",
            fields: [Field(name: "n", kind: .number), Field(name: "c", kind: .category)],
            classes: ["a", "b"], target: .accuracy(0.9))
        var memory = Memory(task: task)
        for index in 0..<10 {
            let values: [FieldValue?] = [.number(Double(index)), .category("x")]
            memory.insert(key: Int64(index), input: Input(values: values), label: 0)
        }

        let same = memory.nearest(
            to: Input(values: [.number(4), .category("x")]), count: 10)
        let other = memory.nearest(to: Input(values: [.number(4), .category("y")]), count: 1)

        #expect(same[0].key == 4 && same[0].similarity == 1)
        #expect(same[1].similarity < 1 && same[9].similarity < 0.6)
        #expect(other[0].similarity == 0.5)
    }

    @Test func `a shifted or dimmer image is closely similar, another one is not`() {
        let task = LearningTask(
            name: "t",
            fields: [
                Field(
                    name: "i",
                    kind: .image(ImageShape(width: 8, height: 8, channels: 1, maximum: 255)))
            ],
            classes: ["a", "b"], target: .accuracy(0.9))
        var memory = Memory(task: task)
        memory.insert(key: 1, input: makeBar(3, isUpright: true, light: 200), label: 0)
        memory.insert(key: 2, input: makeBar(3, isUpright: false, light: 200), label: 1)

        let dim = memory.nearest(to: makeBar(3, isUpright: true, light: 90), count: 2)
        let shifted = memory.nearest(to: makeBar(4, isUpright: true, light: 200), count: 2)

        #expect(dim[0].key == 1 && dim[0].similarity > 0.98)
        #expect(shifted[0].key == 1 && shifted[0].similarity > 0.4)
        #expect(dim[1].similarity < 0.3)
    }

    /// A bar two pixels wide that begins in a column or a row.
    private func makeBar(_ place: Int, isUpright: Bool, light: UInt8) -> Input {
        let pixels = (0..<64).map { index -> UInt8 in
            let position = isUpright ? index % 8 : index / 8
            return position == place || position == place + 1 ? light : 0
        }
        return Input(values: [.image(pixels)])
    }
}
