internal import Foundation

/// What one field of a question holds, as JSON sees it: a string, a number, or pixels.
///
/// A string serves text and category fields alike; the task tells which it is. Pixels are an
/// object with the base64 of the bytes (row by row, channels interleaved): `{"pixels": "AAEC…"}`.
package enum FieldContent: Equatable, Sendable {
    case text(String)
    case number(Double)
    case pixels([UInt8])
}

extension FieldContent: Codable {
    private enum Key: String, CodingKey {
        case pixels
    }

    package init(from decoder: any Decoder) throws {
        // A failed guess at the kind is no error: the next kind is tried.
        if let single = try? decoder.singleValueContainer() {
            if let number = try? single.decode(Double.self) {
                self = .number(number)
                return
            }
            if let text = try? single.decode(String.self) {
                self = .text(text)
                return
            }
        }
        let keyed = try decoder.container(keyedBy: Key.self)
        let encoded = try keyed.decode(String.self, forKey: .pixels)
        guard let bytes = Data(base64Encoded: encoded) else {
            throw DecodingError.dataCorruptedError(
                forKey: .pixels, in: keyed, debugDescription: "pixels are not base64")
        }
        self = .pixels(Array(bytes))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .number(let number):
            var container = encoder.singleValueContainer()
            try container.encode(number)
        case .pixels(let bytes):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(Data(bytes).base64EncodedString(), forKey: .pixels)
        }
    }
}
