/// What a row of JSON holds, whatever the task.
extension JSONRowScanner {
    /// One name with its value.
    struct Member {
        var name: String
        var value: Value
    }

    /// A value as far as a field could hold it.
    enum Value {
        case null
        /// As it is written.
        case number(String)
        case string(String)
        /// What no inferred field holds, in words.
        case other(String)
    }

    /// Returns what the object holds up to and with the first value that no inferred field holds;
    /// throws where the line is no object.
    mutating func members() throws(BadValue) -> [Member] {
        var members: [Member] = []
        try expect(UInt8(ascii: "{"))
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipSpaces()
            guard current == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
            let name = try FieldText.string(try stringBytes())
            try expect(UInt8(ascii: ":"))
            skipSpaces()
            members.append(Member(name: name, value: try value()))
            if case .other = members.last?.value { return members }
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
        return members
    }

    private mutating func value() throws(BadValue) -> Value {
        if takeNull() { return .null }
        switch current {
        case UInt8(ascii: "\""): return .string(try FieldText.string(try stringBytes()))
        case UInt8(ascii: "["): return .other("an array")
        case UInt8(ascii: "{"): return .other("an object")
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .other("true or false")
        default:
            let from = position
            _ = try number()
            return .number(String(decoding: bytes[from..<position], as: UTF8.self))
        }
    }
}
