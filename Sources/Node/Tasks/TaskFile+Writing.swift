internal import Declaration
internal import Learning

extension TaskFile {
    /// The text of a task's file; reading it gives the same task file again.
    package static func text(for file: TaskFile) -> String {
        var lines = ["format = \(format)", "", "[task]"]
        lines.append("name = \(Declaration.quoted(file.task.name))")
        if !file.task.classes.isEmpty { lines.append(list("classes", file.task.classes)) }
        for field in file.task.fields {
            lines += ["", "[field \(Declaration.word(field.name))]"] + text(field.kind)
        }
        lines += ["", "[target]", text(file.task.target)]
        lines += text(file.data) + text(file.retrain) + file.training.text
        lines += file.watch.text + text(file.experts)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ kind: FieldKind) -> [String] {
        switch kind {
        case .text: ["kind = \"text\""]
        case .number: ["kind = \"number\""]
        case .category: ["kind = \"category\""]
        case .image(let shape):
            [
                "kind = \"image\"", "width = \(shape.width)", "height = \(shape.height)",
                "channels = \(shape.channels)", "maximum = \(shape.maximum)",
            ]
        }
    }

    private static func text(_ target: Target) -> String {
        switch target {
        case .accuracy(let share): "accuracy = \(Declaration.literal(share))"
        case .escalation(let share): "escalation = \(Declaration.literal(share))"
        }
    }

    private static func text(_ data: DataFiles) -> [String] {
        guard data != DataFiles() else { return [] }
        return [
            "", "[data]", list("examples", data.examples.map(\.notation)),
            list("questions", data.questions.map(\.notation)),
        ]
    }

    private static func text(_ retrain: RetrainSettings) -> [String] {
        [
            "", "[retrain]", "new_examples = \(retrain.newExamples ?? 0)",
            "every_hours = \(Declaration.literal(retrain.everyHours ?? 0))",
            "accuracy_fall = \(Declaration.literal(retrain.accuracyFall ?? 0))",
        ]
    }

    private static func list(_ key: String, _ texts: [String]) -> String {
        "\(key) = [\(texts.map(Declaration.quoted).joined(separator: ", "))]"
    }
}
