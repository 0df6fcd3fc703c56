/// What is one JSON string or number on the wire.
package protocol SingleValue: Codable {
    associatedtype Content: Codable
    var content: Content { get }
    init(_ content: Content)
}

extension SingleValue {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Content.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(content)
    }
}
