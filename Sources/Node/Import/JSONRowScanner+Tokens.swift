/// The tokens of JSON: punctuation, null, numbers and strings.
extension JSONRowScanner {
    /// The byte that stands here, or nil at the end of the line.
    var current: UInt8? { position < end ? bytes[position] : nil }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    mutating func skipSpaces() {
        while position < end, JSONRowScanner.isSpace(bytes[position]) { position += 1 }
    }

    /// Takes a byte of punctuation when it is the next.
    mutating func take(_ byte: UInt8) -> Bool {
        skipSpaces()
        guard current == byte else { return false }
        position += 1
        return true
    }

    mutating func expect(_ byte: UInt8) throws(BadValue) {
        guard take(byte) else { throw unexpected(String(UnicodeScalar(byte))) }
    }

    mutating func takeNull() -> Bool {
        guard bytes[position..<end].starts(with: "null".utf8) else { return false }
        position += 4
        return true
    }

    /// The finite number that stands here.
    mutating func number() throws(BadValue) -> Double {
        let from = position
        while let byte = current, JSONRowScanner.isOfNumber(byte) { position += 1 }
        guard from < position else { throw unexpected("a number") }
        return try FieldText.number(bytes[from..<position])
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// An error that names the column and what should stand there.
    func unexpected(_ wanted: String) -> BadValue {
        guard position < end else { return BadValue("the line ends where \(wanted) is expected") }
        return BadValue(
            "column \(position - start + 1): expected \(wanted), found "
                + FieldText.excerpt(bytes[position..<min(position + 12, end)]))
    }
}

extension JSONRowScanner {
    /// The bytes of the string that begins here, its escapes resolved; not yet checked as UTF-8.
    mutating func stringBytes() throws(BadValue) -> ArraySlice<UInt8> {
        let opening = position
        position += 1
        let from = position
        while position < end {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return bytes[from..<(position - 1)]
            }
            if byte == UInt8(ascii: "\\") {
                return try escapedString(prefix: bytes[from..<position], opening: opening)
            }
            guard byte >= 0x20 else { throw controlCharacter(byte) }
            position += 1
        }
        throw unclosed(opening)
    }

    private mutating func escapedString(
        prefix: ArraySlice<UInt8>, opening: Int
    ) throws(BadValue) -> ArraySlice<UInt8> {
        var result = Array(prefix)
        while position < end {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return result[...]
            case UInt8(ascii: "\\"): try escape(into: &result)
            default:
                guard byte >= 0x20 else { throw controlCharacter(byte) }
                result.append(byte)
                position += 1
            }
        }
        throw unclosed(opening)
    }

    private mutating func escape(into result: inout [UInt8]) throws(BadValue) {
        let escape = position
        position += 1
        let byte = current
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            result.append(bytes[escape + 1])
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "u"): result += try unicodeEscape(at: escape)
        default: throw BadValue("column \(escape - start + 1): an unknown escape")
        }
    }

    /// `\uXXXX`, or two of them that are one character beyond U+FFFF.
    private mutating func unicodeEscape(at escape: Int) throws(BadValue) -> [UInt8] {
        guard var value = takeHexadecimal() else {
            throw BadValue("column \(escape - start + 1): \\u needs four hexadecimal digits")
        }
        if (0xD800..<0xDC00).contains(value), bytes[position..<end].starts(with: "\\u".utf8) {
            position += 2
            if let low = takeHexadecimal(), (0xDC00..<0xE000).contains(low) {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        guard let scalar = UnicodeScalar(value) else {
            throw BadValue("column \(escape - start + 1): half a surrogate pair")
        }
        return Array(String(scalar).utf8)
    }

    private mutating func takeHexadecimal() -> UInt32? {
        guard position + 4 <= end else { return nil }
        var value: UInt32 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private func controlCharacter(_ byte: UInt8) -> BadValue {
        BadValue(
            "column \(position - start + 1): byte \(byte) must be written as an escape in a string")
    }

    private func unclosed(_ opening: Int) -> BadValue {
        BadValue("column \(opening - start + 1): the string has no closing quote")
    }
}
