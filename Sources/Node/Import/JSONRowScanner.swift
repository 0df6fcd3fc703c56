internal import Learning

/// Reads one flat JSON object (RFC 8259) from the bytes of a line, straight into a row.
struct JSONRowScanner {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    var position: Int
    private let fields: RowFields

    init(_ bytes: [UInt8], range: Range<Int>, fields: RowFields) {
        self.bytes = bytes
        start = range.lowerBound
        end = range.upperBound
        position = start
        self.fields = fields
    }

    /// True when the line holds nothing but spaces.
    var isBlank: Bool {
        bytes[start..<end].allSatisfy(JSONRowScanner.isSpace)
    }

    /// The row; throws what is wrong with it, a mistake of syntax with its column.
    mutating func row(line: Int) throws(BadValue) -> Row {
        var row = Row(
            line: line,
            input: Input(values: [FieldValue?](repeating: nil, count: fields.fields.count)))
        var seen = Seen(count: fields.names.count)
        try expect(UInt8(ascii: "{"))
        if !take(UInt8(ascii: "}")) {
            repeat {
                let index = try key(after: seen.last)
                guard seen.insert(index) else {
                    throw BadValue("\(String(decoding: fields.names[index], as: UTF8.self)) twice")
                }
                try expect(UInt8(ascii: ":"))
                try value(of: index, into: &row)
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        }
        skipSpaces()
        guard position == end else { throw unexpected("the end of the line") }
        return row
    }

    /// The names that a row has used.
    private struct Seen {
        private var flags: [Bool]
        var last = -1

        init(count: Int) { flags = [Bool](repeating: false, count: count) }

        mutating func insert(_ index: Int) -> Bool {
            defer { (flags[index], last) = (true, index) }
            return !flags[index]
        }
    }
}

extension JSONRowScanner {
    /// The index of the name that stands here.
    ///
    /// Rows mostly keep the task's order, so the name
    /// behind the last one is tried before any string is made.
    private mutating func key(after last: Int) throws(BadValue) -> Int {
        skipSpaces()
        guard current == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
        let name = try stringBytes()
        let guess = last + 1
        if guess < fields.names.count, name.elementsEqual(fields.names[guess]) { return guess }
        let text = try FieldText.string(name)
        if let index = fields.index(of: text) { return index }
        throw BadValue("\(FieldText.excerpt(name)) is no field; \(fields.fix(for: text))")
    }

    private mutating func value(of index: Int, into row: inout Row) throws(BadValue) {
        skipSpaces()
        if takeNull() { return }
        guard index != fields.labelIndex else {
            row.className = try className()
            return
        }
        let field = fields.fields[index]
        do throws(BadValue) {
            row.input.values[index] = try value(kind: field.kind)
        } catch {
            throw error.of(field.name)
        }
    }

    private mutating func value(kind: FieldKind) throws(BadValue) -> FieldValue {
        switch kind {
        case .text: return .text(try text())
        case .category: return .category(try text())
        case .number:
            guard current != UInt8(ascii: "\"") else {
                throw BadValue("text stands here; write the number without quotes")
            }
            return .number(try number())
        case .image(let shape): return .image(try image(shape))
        }
    }

    private mutating func text() throws(BadValue) -> String {
        guard current == UInt8(ascii: "\"") else { throw unexpected("text in quotes") }
        return try FieldText.string(try stringBytes())
    }

    /// A class is text; a number, as many files have it, is taken as it is written.
    private mutating func className() throws(BadValue) -> String? {
        do throws(BadValue) {
            if current == UInt8(ascii: "\"") {
                let name = try text()
                return name.isEmpty ? nil : name
            }
            let from = position
            _ = try number()
            return String(decoding: bytes[from..<position], as: UTF8.self)
        } catch {
            throw error.of(RowFields.label)
        }
    }

    private mutating func image(_ shape: ImageShape) throws(BadValue) -> [UInt8] {
        guard take(UInt8(ascii: "{")) else { return try pixels(shape) }
        skipSpaces()
        guard current == UInt8(ascii: "\""), try stringBytes().elementsEqual("pixels".utf8) else {
            throw BadValue("an image is base64, an array of numbers or {\"pixels\": …}")
        }
        try expect(UInt8(ascii: ":"))
        skipSpaces()
        let pixels = try pixels(shape)
        try expect(UInt8(ascii: "}"))
        return pixels
    }

    private mutating func pixels(_ shape: ImageShape) throws(BadValue) -> [UInt8] {
        switch current {
        case UInt8(ascii: "\""): return try FieldText.image(try stringBytes(), shape: shape)
        case UInt8(ascii: "["): return try FieldText.image(try pixelArray(shape), shape: shape)
        default: throw BadValue("an image is base64, an array of numbers or {\"pixels\": …}")
        }
    }

    private mutating func pixelArray(_ shape: ImageShape) throws(BadValue) -> [UInt8] {
        var pixels: [UInt8] = []
        position += 1
        if take(UInt8(ascii: "]")) { return pixels }
        repeat {
            skipSpaces()
            pixels.append(try FieldText.pixel(try number(), shape: shape))
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
        return pixels
    }
}
