/// Why an input does not fit its task.
package enum InputError: Error, Equatable, CustomStringConvertible {
    case wrongCount(task: String, found: Int, expected: Int)
    case wrongKind(field: String, found: String, expected: String)
    case notFinite(field: String, found: String)
    case wrongByteCount(field: String, found: Int, shape: ImageShape)
    case tooBright(field: String, found: Int, position: Int, maximum: Int)

    package var description: String {
        switch self {
        case .wrongCount(let task, let found, let expected):
            "the input has \(found) values, the task “\(task)” has \(expected) fields: "
                + "give one value per field, nil where it is missing"
        case .wrongKind(let field, let found, let expected):
            "the field “\(field)” holds \(found), \(expected) is expected: "
                + "give \(expected) or leave the field out"
        case .notFinite(let field, let found):
            "the field “\(field)” holds \(found), a finite number is expected: "
                + "give one or leave the field out"
        case .wrongByteCount(let field, let found, let shape):
            "the image in the field “\(field)” has \(found) bytes, "
                + "\(shape.width)×\(shape.height) pixels of \(shape.channels) are "
                + "\(shape.byteCount): scale it to that size and those channels"
        case .tooBright(let field, let found, let position, let maximum):
            "the image in the field “\(field)” has \(found) at byte \(position), "
                + "\(maximum) is the brightest: scale its values to 0...\(maximum)"
        }
    }
}

extension LearningTask {
    /// Checks that the input fits: one value per field, each of the field's kind and in range.
    package func check(_ input: Input) throws(InputError) {
        guard input.values.count == fields.count else {
            throw .wrongCount(task: name, found: input.values.count, expected: fields.count)
        }
        for (field, value) in zip(fields, input.values) {
            if let value { try field.check(value) }
        }
    }
}

extension Field {
    fileprivate func check(_ value: FieldValue) throws(InputError) {
        switch (kind, value) {
        case (.text, .text), (.category, .category):
            break
        case (.number, .number(let number)):
            guard number.isFinite else { throw .notFinite(field: name, found: "\(number)") }
        case (.image(let shape), .image(let pixels)):
            try check(pixels, shape)
        default:
            throw .wrongKind(field: name, found: value.kindName, expected: kind.name)
        }
    }

    private func check(_ pixels: [UInt8], _ shape: ImageShape) throws(InputError) {
        guard pixels.count == shape.byteCount else {
            throw .wrongByteCount(field: name, found: pixels.count, shape: shape)
        }
        guard shape.maximum < 255, let brightest = pixels.max(), Int(brightest) > shape.maximum
        else { return }
        let position = pixels.firstIndex { Int($0) > shape.maximum } ?? 0
        throw .tooBright(
            field: name, found: Int(pixels[position]), position: position, maximum: shape.maximum)
    }
}

extension FieldKind {
    fileprivate var name: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .category: "a category"
        case .image: "an image"
        }
    }
}

extension FieldValue {
    fileprivate var kindName: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .category: "a category"
        case .image: "an image"
        }
    }
}
