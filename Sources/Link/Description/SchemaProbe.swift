/// A decoder without data: gives every type what it asks for, and remembers what that was.
final class SchemaProbe: Decoder {
    private let book: SchemaBook
    /// What the type decodes by name, in its order.
    private(set) var properties: [Schema.Property] = []
    /// Set when the type is one string or number.
    private(set) var single: Schema?
    private var optional: Set<String> = []

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(book: SchemaBook) {
        self.book = book
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(probe: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw refusal("an array of mixed types has no shape that can be learned")
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        Single(probe: self)
    }

    private func refusal(_ text: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: text))
    }

    private func sample<Value: Decodable>(of type: Value.Type, as name: String?) throws -> Value {
        let learned = book.learned(type)
        if let name {
            properties.append(
                Schema.Property(name, learned.schema, isRequired: !optional.contains(name)))
        } else {
            single = learned.schema
        }
        guard let sample = learned.sample else {
            throw refusal("\(type) has no shape that can be learned")
        }
        return sample
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let probe: SchemaProbe
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []

        /// Asked only for what may be left out.
        func contains(_ key: Key) -> Bool {
            probe.optional.insert(key.stringValue)
            return true
        }

        func decodeNil(forKey key: Key) -> Bool { false }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try probe.sample(of: type, as: key.stringValue)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            throw probe.refusal("a nested container has no shape that can be learned")
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            throw probe.refusal("a nested container has no shape that can be learned")
        }

        func superDecoder() -> any Decoder { probe }
        func superDecoder(forKey key: Key) -> any Decoder { probe }
    }

    private struct Single: SingleValueDecodingContainer {
        let probe: SchemaProbe
        let codingPath: [any CodingKey] = []

        func decodeNil() -> Bool { false }

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try probe.sample(of: type, as: nil)
        }
    }
}
