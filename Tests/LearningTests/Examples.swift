import Learning

/// A task of two fields whose classes are told by their words.
let deskTask = LearningTask(
    name: "desk",
    fields: [Field(name: "note", kind: .text), Field(name: "hour", kind: .number)],
    classes: ["printer", "password", "wifi"], target: .accuracy(0.9))

let deskWords = [
    ["printer", "paper", "toner", "jammed", "prints", "pages"],
    ["password", "login", "forgot", "reset", "expired", "account"],
    ["wifi", "network", "signal", "wireless", "dropped", "router"],
]

/// Seeded notes, a third of each class, every word of its class now and then.
func makeDeskExamples(_ count: Int, seed: UInt64 = 1) -> [TrainingExample] {
    var generator = SeededGenerator(seed: seed)
    let fillers = ["please", "help", "again", "today", "the", "my", "is", "since", "monday"]
    return (0..<count).map { index in
        let label = index % 3
        var words = (0..<2).map { _ in deskWords[label][generator.next(below: 6)] }
        words += (0..<3).map { _ in fillers[generator.next(below: fillers.count)] }
        let hour = Double(generator.next(below: 8) + label * 8)
        return makeDeskExample(words.joined(separator: " "), hour, label)
    }
}

func makeDeskExample(_ note: String?, _ hour: Double?, _ label: Int) -> TrainingExample {
    TrainingExample(input: makeDeskInput(note, hour), label: label)
}

func makeDeskInput(_ note: String?, _ hour: Double? = nil) -> Input {
    Input(values: [note.map { .text($0) }, hour.map { .number($0) }])
}

func accuracy(of model: Model, on examples: [TrainingExample]) -> Double {
    let right = examples.count { model.predict($0.input).best?.label == $0.label }
    return Double(right) / Double(examples.count)
}
