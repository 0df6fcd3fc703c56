internal import Foundation
internal import Wire

/// JSON as the API speaks it; one coder each for everybody, since making them is not free.
struct APIJSON: Sendable {
    private let encoder: JSONEncoder
    private let decoder = JSONDecoder()

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
    }

    func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    /// Decodes a body or a line; what is wrong, and where, is in the refusal.
    func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        guard !data.isEmpty else {
            throw APIRefusal.malformed("the body is empty; send JSON")
        }
        do {
            return try decoder.decode(type, from: data)
        } catch let error as DecodingError {
            throw APIRefusal.malformed(error.sentence(on: data))
        }
    }
}

extension DecodingError {
    /// What is wrong with a piece of JSON, and where, in a sentence.
    func sentence(on data: Data) -> String {
        switch self {
        case .keyNotFound(let key, let context):
            "\(Self.place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context):
            "\(Self.place(context.codingPath)) is null"
        case .typeMismatch(let type, let context):
            "\(Self.place(context.codingPath)) is not \(Self.word(for: type))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            Self.fault(in: data, context)
        case .dataCorrupted(let context):
            "\(Self.place(context.codingPath)) cannot be read: \(context.debugDescription)"
        @unknown default: "the JSON cannot be read"
        }
    }

    /// What is wrong with the whole: the decoder says no more than that there is something, the
    /// types of the API say what.
    private static func fault(in data: Data, _ context: Context) -> String {
        if let fault = JSONFault(in: data) { return "the JSON cannot be read at \(fault)" }
        guard !context.debugDescription.hasPrefix("The given data was not valid JSON") else {
            return "a number in the JSON does not fit: it is too large, or not whole"
        }
        return "the JSON cannot be read: \(context.debugDescription)"
    }

    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "the JSON" }
        return path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    private static func word(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "true or false"
        case is Double.Type, is Int.Type, is Int64.Type: "a number"
        case is [Any].Type: "an array"
        default: "an object"
        }
    }
}
