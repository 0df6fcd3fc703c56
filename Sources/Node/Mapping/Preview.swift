internal import Learning

/// A question in one line for lists: its texts first, then the other fields as `name=value`.
enum Preview {
    /// The most characters a preview has.
    static let longest = 120

    static func text(of input: Input, task: LearningTask) -> String {
        var parts: [String] = []
        for case .text(let text)? in input.values { parts.append(folded(text)) }
        for case (let field, let value?) in zip(task.fields, input.values) {
            if let words = words(for: value, field: field) { parts.append(words) }
        }
        return String(parts.joined(separator: " ").prefix(longest))
    }

    private static func words(for value: FieldValue, field: Field) -> String? {
        switch value {
        case .text: nil
        case .number(let number): "\(field.name)=\(short(number))"
        case .category(let category): "\(field.name)=\(folded(category))"
        case .image:
            if case .image(let shape) = field.kind {
                "[\(shape.width)×\(shape.height) \(field.name)]"
            } else {
                nil
            }
        }
    }

    /// White space of any kind becomes one blank, so that a preview stays one line.
    private static func folded(_ text: String) -> String {
        text.prefix(4 * longest).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func short(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        guard rounded.isFinite, abs(rounded) < 1e15 else { return "\(number)" }
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
