internal import Foundation

/// Wire's values as JSON text, for what the store keeps without reading it.
enum WireJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A list as it lies in the store; most routes there are empty.
    static func text<Element: Encodable>(list: [Element]) throws -> String {
        list.isEmpty ? "[]" : try text(list)
    }

    static func list<Element: Decodable>(
        of type: Element.Type, from text: String
    ) throws -> [Element] {
        text == "[]" ? [] : try value([Element].self, from: text)
    }

    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
