internal import Learning

/// Reads one value from the bytes of its text, as CSV cells and command lines hold them.
enum FieldText {
    /// The value of a field; throws when the text is not what the field holds.
    ///
    /// Images are base64 of their bytes, or their pixels as numbers with spaces between them.
    static func value(
        _ text: ArraySlice<UInt8>, kind: FieldKind
    ) throws(BadValue) -> FieldValue {
        switch kind {
        case .text: .text(try string(text))
        case .category: .category(try string(text))
        case .number: .number(try number(text))
        case .image(let shape): .image(try image(text, shape: shape))
        }
    }

    /// The text as a string; throws with the position when it is not UTF-8.
    static func string(_ bytes: ArraySlice<UInt8>) throws(BadValue) -> String {
        if let string = String(validating: bytes, as: UTF8.self) { return string }
        throw BadValue("byte \(firstInvalidByte(bytes) + 1) is not UTF-8")
    }

    /// The text as a finite number; spaces around it do not count.
    static func number(_ bytes: ArraySlice<UInt8>) throws(BadValue) -> Double {
        var digits = bytes
        while digits.first == UInt8(ascii: " ") { digits.removeFirst() }
        while digits.last == UInt8(ascii: " ") { digits.removeLast() }
        if let number = DecimalNumber.parse(digits) { return number }
        throw BadValue("\(excerpt(bytes)) is not a number")
    }

    /// The text as pixels.
    static func image(
        _ bytes: ArraySlice<UInt8>, shape: ImageShape
    ) throws(BadValue) -> [UInt8] {
        // Base64 has four characters at least, so a lone pixel is not mistaken for it.
        if bytes.count < 4 || bytes.contains(UInt8(ascii: " ")) {
            var pixels: [UInt8] = []
            pixels.reserveCapacity(shape.byteCount)
            for part in bytes.split(separator: UInt8(ascii: " ")) {
                pixels.append(try pixel(try number(part), shape: shape))
            }
            return try image(pixels, shape: shape)
        }
        guard let pixels = Base64.decode(bytes) else {
            throw BadValue(
                "\(excerpt(bytes)) is neither base64 nor pixels with spaces between them")
        }
        return try image(pixels, shape: shape)
    }

    /// The pixels, when they have the shape's count and range.
    static func image(_ pixels: [UInt8], shape: ImageShape) throws(BadValue) -> [UInt8] {
        guard pixels.count == shape.byteCount else {
            throw BadValue(
                "\(pixels.count) values, but \(shape.inWords) needs \(shape.byteCount)")
        }
        if shape.maximum < 255, let brightest = pixels.max(), Int(brightest) > shape.maximum {
            throw BadValue("a pixel is \(brightest), but the field's maximum is \(shape.maximum)")
        }
        return pixels
    }

    /// One pixel from a number.
    static func pixel(_ number: Double, shape: ImageShape) throws(BadValue) -> UInt8 {
        guard let value = UInt8(exactly: number), Int(value) <= shape.maximum else {
            throw BadValue(
                "a pixel is \(number), but pixels are whole numbers from 0 to \(shape.maximum)")
        }
        return value
    }

    /// The beginning of a text in quotes, for an error.
    static func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes.prefix(160), as: UTF8.self)
        let shown = text.prefix(40)
        return shown.count < text.count || bytes.count > 160 ? "\"\(shown)…\"" : "\"\(shown)\""
    }

    private static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var valid = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            valid += scalar.count
        }
        return valid
    }
}

extension ImageShape {
    /// The shape for errors: "an image of 8×8 grey pixels".
    var inWords: String {
        "an image of \(width)×\(height) \(channels == 1 ? "grey" : "RGB") pixels"
    }
}
