import Foundation

/// Prints what a subcommand has to say: for people, or as one JSON document.
struct Printer {
    let isJSON: Bool

    /// Prints `value` as JSON, or what `text` makes of it.
    func print<Value: Encodable>(_ value: Value, text: (Value) -> String) throws {
        if isJSON {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
        } else {
            let words = text(value)
            if !words.isEmpty { Swift.print(words) }
        }
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}
