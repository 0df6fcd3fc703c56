import Testing

@testable import Learning

/// Searching more than are all compared with.
@Suite struct MemorySearchTests {
    /// A text and a number; every question is unlike most others.
    private static let task = LearningTask(
        name: "cases",
        fields: [Field(name: "note", kind: .text), Field(name: "hour", kind: .number)],
        classes: ["a"], target: .accuracy(0.9))
    private static let count = Memory.mostPlain + 2000

    private static let inputs: [Input] = {
        var generator = SeededGenerator(seed: 11)
        return (0..<count).map { _ in
            let words = (0..<6).map { _ in "word\(generator.next(below: 3000))" }
            return Input(values: [
                .text(words.joined(separator: " ")), .number(Double(generator.next(below: 24))),
            ])
        }
    }()

    private static let memory: Memory = {
        var memory = Memory(task: task)
        for (key, input) in inputs.enumerated() {
            memory.insert(key: Int64(key), input: input, label: 0)
        }
        return memory
    }()

    @Test func `the very same is always found`() {
        for key in stride(from: 0, to: Self.count, by: 131) {
            let found = Self.memory.nearest(to: Self.inputs[key], count: 1)
            #expect(found.first?.key == Int64(key))
            #expect(found.first.map { $0.similarity > 0.999 } == true)
        }
    }

    @Test func `what shares most words is found, and nearly always the nearest`() {
        var generator = SeededGenerator(seed: 12)
        var missed = 0
        for key in stride(from: 0, to: Self.count, by: 101) {
            guard case .text(let note)? = Self.inputs[key].values[0] else { continue }
            var words = note.split(separator: " ").map(String.init)
            words[generator.next(below: words.count)] = "other"
            let asked = Input(
                values: [.text(words.joined(separator: " ")), Self.inputs[key].values[1]])
            let found = Self.memory.nearest(to: asked, count: 1).first
            missed += found?.key == Int64(key) ? 0 : 1
        }
        #expect(missed <= 2)
    }

    @Test func `matches come in order and once each`() {
        let found = Self.memory.nearest(to: Self.inputs[7], count: 50)

        #expect(found.count == 50)
        #expect(Set(found.map(\.key)).count == 50)
        #expect(found.map(\.similarity) == found.map(\.similarity).sorted(by: >))
    }

    @Test func `what goes is not found, and what moved into its place is`() {
        var memory = Self.memory
        for key in stride(from: Int64(0), to: Int64(Self.count), by: 7) where key % 14 == 0 {
            memory.remove(key: key)
        }

        for key in stride(from: 0, to: Self.count, by: 77) {
            let found = memory.nearest(to: Self.inputs[key], count: 1).first
            #expect((found?.key == Int64(key)) == (key % 14 != 0))
        }
    }

    @Test func `the same thousands of times is held and let go of`() {
        var memory = Memory(task: Self.task)
        for key in 0..<3000 { memory.insert(key: Int64(key), input: Self.inputs[0], label: 0) }

        #expect(memory.count == 3000)
        #expect(memory.nearest(to: Self.inputs[0], count: 2).map(\.key) == [0, 1])
        for key in 0..<2999 { memory.remove(key: Int64(key)) }
        #expect(memory.nearest(to: Self.inputs[0], count: 2).map(\.key) == [2999])
    }

    @Test func `codes of like directions differ in few bits`() {
        let sketcher = MemorySketcher(fields: Self.task.fields)
        let coder = MemoryCoder(lengths: sketcher.directionLengths)
        func code(_ note: String, _ hour: Double) -> MemoryCode {
            let input = Input(values: [.text(note), .number(hour)])
            var spread = NumberSpread()
            for hour in 0..<24 { spread.count(Float(hour), sign: 1) }
            let vector = sketcher.vector(of: input) ?? MemoryVector()
            return coder.code(of: sketcher.direction(of: vector, [NumberSpread(), spread]))
        }
        func distance(_ left: MemoryCode, _ right: MemoryCode) -> Int {
            (left.low ^ right.low).nonzeroBitCount + (left.high ^ right.high).nonzeroBitCount
        }
        let one = code("the printer on floor two is jammed", 9)

        #expect(distance(one, one) == 0)
        #expect(distance(one, code("the printer on floor two is jamed", 9)) < 25)
        #expect(distance(one, code("no wireless signal in kitchens", 21)) > 45)
    }
}
