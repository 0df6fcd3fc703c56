import Learning

/// A task of two numbers and a category whose classes no sum of its fields tells: which of the
/// numbers is the larger says something else by day and by night.
let tableTask = LearningTask(
    name: "table",
    fields: [
        Field(name: "left", kind: .number), Field(name: "right", kind: .number),
        Field(name: "time", kind: .category),
    ],
    classes: ["calm", "storm"], target: .accuracy(0.9))

/// Seeded rows, about half of each class.
func makeTableExamples(_ count: Int, seed: UInt64 = 1) -> [TrainingExample] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
        let left = Double(generator.next(below: 100)) / 10
        let right = Double(generator.next(below: 100)) / 10
        let isDay = generator.next(below: 2) == 0
        let isStorm = ((left < 5) != (right < 5)) == isDay
        return TrainingExample(
            input: makeTableInput(left, right, isDay ? "day" : "night"), label: isStorm ? 1 : 0)
    }
}

func makeTableInput(_ left: Double?, _ right: Double?, _ time: String?) -> Input {
    Input(values: [
        left.map { .number($0) }, right.map { .number($0) }, time.map { .category($0) },
    ])
}

/// A trainer that grows few trees, so that a test takes little time.
func makeTableTrainer(
    _ family: Family? = nil, trees: Int = 40, task: LearningTask = tableTask, seed: UInt64 = 1
) -> Trainer {
    var settings = Trainer.Settings()
    settings.family = family
    settings.mostTrees = trees
    return Trainer(task: task, seed: seed, settings: settings)
}
