extension Declaration {
    /// What stands behind `=`, and on which line.
    package struct Value: Equatable, Sendable {
        package var content: Content
        /// From 1; in a list over several lines every element has its own.
        package var line: Int

        package init(content: Content, line: Int) {
            self.content = content
            self.line = line
        }
    }

    /// The kinds of value.
    package enum Content: Equatable, Sendable {
        case string(String)
        /// Always finite.
        case number(Double)
        case boolean(Bool)
        /// Never lists again.
        case list([Value])
    }
}

extension Declaration.Content {
    /// The content as it is written in a file.
    package var literal: String {
        switch self {
        case .string(let text): Declaration.quoted(text)
        case .number(let number): Declaration.literal(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .list(let values): "[" + values.map(\.content.literal).joined(separator: ", ") + "]"
        }
    }

    /// The kind in words, for errors: "text", "a number", ….
    var kind: String {
        switch self {
        case .string: "text"
        case .number: "a number"
        case .boolean: "true or false"
        case .list: "a list"
        }
    }
}

extension Declaration {
    /// A text in quotes with its escapes, as it is written in a file.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A key, section name or argument as it is written in a file: in quotes only where needed.
    package static func word(_ text: String) -> String {
        !text.isEmpty && text.utf8.allSatisfy(isWordByte) ? text : quoted(text)
    }

    /// A number as it is written in a file: the shortest digits that read back as the same number,
    /// whole numbers without a fraction.
    package static func literal(_ number: Double) -> String {
        if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
        return String(number)
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "."):
            true
        default: byte >= 0x80
        }
    }
}
