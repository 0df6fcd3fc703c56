package import Learning
package import Wire

// The two words of the house for one thing meet here and nowhere else: Learning's types carry
// numbers, Wire's carry messages.

extension Wire.FieldKind {
    init(_ kind: Learning.FieldKind) {
        switch kind {
        case .text: self = .text
        case .number: self = .number
        case .category: self = .category
        case .image(let shape):
            self = .image(
                width: shape.width, height: shape.height, channels: shape.channels,
                maximum: shape.maximum)
        }
    }
}

extension Wire.Target {
    init(_ target: Learning.Target) {
        switch target {
        case .accuracy(let share): self = .accuracy(share)
        case .escalation(let share): self = .escalation(share)
        }
    }
}

extension Learning.Target {
    init(_ target: Wire.Target) {
        switch target {
        case .accuracy(let share): self = .accuracy(share)
        case .escalation(let share): self = .escalation(share)
        }
    }
}

extension LearningTask {
    /// The task as a node describes it, with the classes that it has now.
    package init(_ description: TaskDescription) {
        self.init(
            name: description.name,
            fields: description.fields.map {
                Field(name: $0.name, kind: Learning.FieldKind($0.kind))
            },
            classes: description.classes, target: Learning.Target(description.target))
    }
}

extension Learning.FieldKind {
    init(_ kind: Wire.FieldKind) {
        switch kind {
        case .text: self = .text
        case .number: self = .number
        case .category: self = .category
        case .image(let width, let height, let channels, let maximum):
            self = .image(
                ImageShape(width: width, height: height, channels: channels, maximum: maximum))
        }
    }
}

extension FieldDescription {
    init(_ field: Field) {
        self.init(name: field.name, kind: Wire.FieldKind(field.kind))
    }
}

extension FieldContent {
    init(_ value: FieldValue) {
        switch value {
        case .text(let text), .category(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .image(let bytes): self = .pixels(bytes)
        }
    }
}

extension LearningTask {
    /// Returns the values in the task's order; throws `.invalid` for a field that the task does
    /// not have or that holds another kind.
    package func input(from fields: [String: FieldContent]) throws(NodeError) -> Input {
        let strange = fields.keys.filter { name in
            !self.fields.contains { $0.name == name }
        }
        if let name = strange.min() {
            let known = self.fields.map(\.name).joined(separator: ", ")
            throw NodeError(
                .invalid, "task \(self.name) has no field \"\(name)\"; its fields are \(known)")
        }
        var values: [FieldValue?] = []
        for field in self.fields {
            guard let content = fields[field.name] else {
                values.append(nil)
                continue
            }
            values.append(try value(of: content, field: field))
        }
        return Input(values: values)
    }

    /// Returns the entries by field name, without the missing ones.
    package func contents(of input: Input) -> [String: FieldContent] {
        var contents: [String: FieldContent] = [:]
        for (field, value) in zip(fields, input.values) {
            if let value { contents[field.name] = FieldContent(value) }
        }
        return contents
    }

    private func value(
        of content: FieldContent, field: Field
    ) throws(NodeError) -> FieldValue {
        switch (field.kind, content) {
        case (.text, .text(let text)): return .text(text)
        case (.category, .text(let text)): return .category(text)
        case (.number, .number(let number)): return .number(number)
        case (.image, .pixels(let bytes)): return .image(bytes)
        default:
            throw NodeError(
                .invalid,
                "field \"\(field.name)\" of task \(name) is \(field.kind.words), "
                    + "not \(content.words)")
        }
    }
}

extension Learning.FieldKind {
    var words: String {
        switch self {
        case .text: "text"
        case .number: "a number"
        case .category: "a category (text)"
        case .image(let shape):
            "an image of \(shape.width)×\(shape.height), "
                + (shape.channels == 1 ? "grey" : "RGB")
        }
    }
}

extension FieldContent {
    var words: String {
        switch self {
        case .text: "text"
        case .number: "a number"
        case .pixels: "an image"
        }
    }
}
