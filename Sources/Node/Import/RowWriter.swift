package import Learning

/// Writes rows so that reading them gives the same rows again, value for value.
///
/// CSV: all fields, then `label`; a missing value is an empty cell, an empty text two quotes.
/// JSONL: the fields that are not missing, then `label`. In both, numbers are the shortest digits
/// that read back as the same number and images are base64. A number that is not finite is no
/// number and left out.
package struct RowWriter: Sendable {
    /// The formats that rows are written in.
    package enum Format: String, CaseIterable, Sendable {
        case csv
        case jsonl
    }

    private let format: Format
    private let fields: [Field]
    /// For every field its JSON name with the colon, or its CSV name.
    private let names: [[UInt8]]

    /// A writer for the rows of a task.
    package init(_ format: Format, task: LearningTask) {
        self.format = format
        fields = task.fields
        names = (task.fields.map(\.name) + [RowFields.label]).map { name in
            var bytes: [UInt8] = []
            switch format {
            case .csv: RowWriter.appendCell(name, to: &bytes)
            case .jsonl: RowWriter.appendString(name, to: &bytes)
            }
            return bytes
        }
    }

    /// Appends what stands in front of the first row: the header of CSV.
    package func appendHeader(to result: inout [UInt8]) {
        guard format == .csv else { return }
        result += names.joined(separator: ",".utf8)
        result.append(UInt8(ascii: "\n"))
    }

    /// Appends one row with its line end.
    package func append(_ input: Input, className: String?, to result: inout [UInt8]) {
        switch format {
        case .csv: appendRecord(input, className: className, to: &result)
        case .jsonl: appendObject(input, className: className, to: &result)
        }
        result.append(UInt8(ascii: "\n"))
    }
}

extension RowWriter {
    private func appendRecord(_ input: Input, className: String?, to result: inout [UInt8]) {
        for value in input.values {
            switch value {
            case nil: break
            case .text(let text), .category(let text): RowWriter.appendCell(text, to: &result)
            case .number(let number): RowWriter.appendNumber(number, to: &result)
            case .image(let pixels): Base64.encode(pixels, to: &result)
            }
            result.append(UInt8(ascii: ","))
        }
        if let className { RowWriter.appendCell(className, to: &result) }
    }

    /// A cell of text, in quotes where reading it needs them.
    private static func appendCell(_ text: String, to result: inout [UInt8]) {
        let needsQuotes =
            text.isEmpty || text.unicodeScalars.first == "\u{FEFF}"
            || text.utf8.contains { byte in
                byte == CSVRecords.quote || byte == CSVRecords.comma
                    || byte == CSVRecords.lineFeed || byte == CSVRecords.carriageReturn
            }
        guard needsQuotes else {
            result += text.utf8
            return
        }
        result.append(CSVRecords.quote)
        for byte in text.utf8 {
            if byte == CSVRecords.quote { result.append(byte) }
            result.append(byte)
        }
        result.append(CSVRecords.quote)
    }

    private static func appendNumber(_ number: Double, to result: inout [UInt8]) {
        // `description` is the shortest text that reads back as the number, in no locale.
        if number.isFinite { result += number.description.utf8 }
    }
}

extension RowWriter {
    private func appendObject(_ input: Input, className: String?, to result: inout [UInt8]) {
        let start = result.count
        for (name, value) in zip(names, input.values) {
            guard let value = value.flatMap(RowWriter.json) else { continue }
            result.append(UInt8(ascii: result.count == start ? "{" : ","))
            result += name
            result.append(UInt8(ascii: ":"))
            result += value
        }
        if let className, let name = names.last {
            result.append(UInt8(ascii: result.count == start ? "{" : ","))
            result += name
            result.append(UInt8(ascii: ":"))
            RowWriter.appendString(className, to: &result)
        }
        if result.count == start { result.append(UInt8(ascii: "{")) }
        result.append(UInt8(ascii: "}"))
    }

    private static func json(_ value: FieldValue) -> [UInt8]? {
        var bytes: [UInt8] = []
        switch value {
        case .text(let text), .category(let text): appendString(text, to: &bytes)
        case .number(let number):
            guard number.isFinite else { return nil }
            appendNumber(number, to: &bytes)
        case .image(let pixels):
            bytes.append(UInt8(ascii: "\""))
            Base64.encode(pixels, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        return bytes
    }

    private static func appendString(_ text: String, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): result += "\\\"".utf8
            case UInt8(ascii: "\\"): result += "\\\\".utf8
            case UInt8(ascii: "\n"): result += "\\n".utf8
            case UInt8(ascii: "\r"): result += "\\r".utf8
            case UInt8(ascii: "\t"): result += "\\t".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                result += "\\u00".utf8
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            default: result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
    }
}
