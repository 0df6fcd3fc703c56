/// What is watched of one question: something of each field, and what the model made of it.
package struct Observation: Equatable, Sendable {
    enum Value: Equatable, Sendable {
        case number(Double)
        case word(String)

        var number: Double? {
            if case .number(let number) = self { number } else { nil }
        }

        var word: String? {
            if case .word(let word) = self { word } else { nil }
        }
    }

    /// In the order of `names`; nil is missing.
    let values: [Value?]

    /// What is watched of a task's questions, in words.
    static func names(of task: LearningTask) -> [String] {
        task.fields.map { field in
            switch field.kind {
            case .text: "\(field.name) (words)"
            case .image: "\(field.name) (brightness)"
            case .number, .category: field.name
            }
        } + ["confidence", "class guessed"]
    }

    /// Of a question of the task, and what the live version says of it.
    package init(of input: Input, _ prediction: Prediction, task: LearningTask) {
        let best = prediction.best
        values =
            zip(task.fields, input.values).map { field, value in
                value.flatMap { Self.value(of: $0, field.kind) }
            } + [
                best.map { .number($0.probability) },
                best.flatMap { best in
                    // A version may know classes that were taken back since.
                    task.classes.indices.contains(best.label)
                        ? .word(task.classes[best.label]) : nil
                },
            ]
    }

    private static func value(of value: FieldValue, _ kind: FieldKind) -> Value? {
        switch value {
        case .number(let number): return .number(number)
        case .category(let word): return .word(word)
        case .text(let text):
            var folded = FoldedText()
            folded.read(text)
            return .number(Double(folded.words.count))
        case .image(let pixels):
            guard case .image(let shape) = kind, !pixels.isEmpty else { return nil }
            let sum = pixels.reduce(0) { $0 + Int($1) }
            return .number(Double(sum) / Double(pixels.count * shape.maximum))
        }
    }
}
