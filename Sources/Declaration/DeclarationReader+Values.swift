/// Values: texts, numbers, truth values and lists of them.
extension DeclarationReader {
    /// The value behind `key =`.
    mutating func value(of key: String) throws(DeclarationError) -> Declaration.Value {
        guard next == UInt8(ascii: "[") else { return try single(key) }
        let first = line
        position += 1
        var elements: [Declaration.Value] = []
        while skipToContent() {
            if next == UInt8(ascii: "]") {
                position += 1
                return Declaration.Value(content: .list(elements), line: first)
            }
            elements.append(try element(of: key))
            try separator(in: key)
        }
        throw failure(
            "the list of \(key) is never closed", fix: "end it with ]", line: first)
    }

    private mutating func element(of key: String) throws(DeclarationError) -> Declaration.Value {
        guard next != UInt8(ascii: "[") else {
            throw failure("the list of \(key) holds a list", fix: "write one flat list")
        }
        return try single(key)
    }

    private mutating func separator(in key: String) throws(DeclarationError) {
        let first = line
        guard skipToContent() else { return }
        switch next {
        case UInt8(ascii: ","): position += 1
        case UInt8(ascii: "]"): break
        default:
            throw failure(
                "the list of \(key) lacks a comma or its end",
                fix: "put a comma between its elements, or ] behind the last one", line: first)
        }
    }

    private mutating func single(_ key: String) throws(DeclarationError) -> Declaration.Value {
        if next == UInt8(ascii: "\"") {
            return Declaration.Value(content: .string(try quoted()), line: line)
        }
        let start = position
        while let byte = next, !DeclarationReader.endsBareValue(byte) { position += 1 }
        let token = String(decoding: bytes[start..<position], as: UTF8.self)
        switch token {
        case "": throw noValue(key)
        case "true": return Declaration.Value(content: .boolean(true), line: line)
        case "false": return Declaration.Value(content: .boolean(false), line: line)
        default:
            guard let number = DeclarationReader.number(token) else {
                throw failure(
                    "\(token) is neither a number nor true or false", why: "text stands in quotes",
                    fix: "write \(Declaration.quoted(token))")
            }
            return Declaration.Value(content: .number(number), line: line)
        }
    }

    private func noValue(_ key: String) -> DeclarationError {
        guard next == UInt8(ascii: "#") else {
            return failure("\(key) has no value", fix: "write a value behind the = of \(key)")
        }
        return failure(
            "\(key) has no value", why: "# begins a comment",
            fix: "put text in quotes, as in \(Declaration.word(key)) = \"#ff8800\"")
    }

    private static func endsBareValue(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")
            || byte == UInt8(ascii: "#")
    }

    /// A finite decimal number; words that `Double` would take ("inf", "nan", "0x1") are none.
    private static func number(_ token: String) -> Double? {
        let allowed = token.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard allowed, let number = Double(token), number.isFinite else { return nil }
        return number
    }
}

/// Text in quotes.
extension DeclarationReader {
    /// The text of a quoted string; it ends on the line on which it begins.
    mutating func quoted() throws(DeclarationError) -> String {
        position += 1
        var result: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\n") {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): result += try escape()
            default: result.append(byte)
            }
        }
        throw failure(
            "the text has no closing quote",
            fix: "end it with \" on the same line, \\n is a new line"
        )
    }

    private mutating func escape() throws(DeclarationError) -> [UInt8] {
        let byte = next
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [UInt8(ascii: "\n")]
        case UInt8(ascii: "r"): return [UInt8(ascii: "\r")]
        case UInt8(ascii: "t"): return [UInt8(ascii: "\t")]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte.map { [$0] } ?? []
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            throw failure(
                "the text holds an unknown escape",
                why: "known are \\\" \\\\ \\n \\r \\t and \\u{…}",
                fix: "write \\\\ where a backslash is meant")
        }
    }

    private mutating func unicodeEscape() throws(DeclarationError) -> [UInt8] {
        let rest = bytes[min(position, bytes.count)...].prefix(10)
        if rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) {
            let digits = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            if let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value) {
                position = end + 1
                return Array(String(scalar).utf8)
            }
        }
        throw failure(
            "the text holds an escape \\u that names no character",
            fix: "write its code point in hexadecimal, as in \\u{e9}")
    }
}
