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
        let line = parts.joined(separator: " ")
        return line.utf8.count <= longest ? line : String(line.prefix(longest))
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
        // Nearly all text is ASCII and short; asking Unicode of every character takes longer than
        // storing the row.
        if let folded = foldedASCII(text.utf8) { return folded }
        return text.prefix(4 * longest).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// Nil when there is anything but ASCII within what a preview shows.
    private static func foldedASCII(_ text: String.UTF8View) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(longest + 1, text.count))
        var isBlankDue = false
        for byte in text {
            guard byte < 0x80 else { return nil }
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isBlankDue = !bytes.isEmpty
                continue
            }
            if isBlankDue { bytes.append(0x20) }
            isBlankDue = false
            bytes.append(byte)
            if bytes.count > longest { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func short(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        guard rounded.isFinite, abs(rounded) < 1e15 else { return "\(number)" }
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
