internal import Wire

/// What JSON every type has: learned from the types themselves, so that the description cannot say
/// something else than the server does.
final class SchemaBook {
    /// The schemas that are described under a name.
    private(set) var named: [String: Schema] = [:]

    /// Returns the schema of a type, and describes the types within it under their names.
    func schema<Value: Decodable>(of type: Value.Type) -> Schema {
        learned(type).schema
    }

    /// A type's schema, and a value of it to go on with.
    func learned<Value: Decodable>(_ type: Value.Type) -> (schema: Schema, sample: Value?) {
        if let plain = plain(type) { return (plain.schema, plain.sample as? Value) }
        if let shaped = type as? any JSONShaped.Type {
            return (shape(of: shaped, name: Self.name(of: type)), shaped.anySample as? Value)
        }
        if let words = Self.words(of: type) {
            return (.words(words.map(\.word)), words.first?.value as? Value)
        }
        return probed(type)
    }

    /// The properties of a type without the bounds that it has elsewhere.
    func unbounded<Value: Decodable>(_ type: Value.Type) -> Schema {
        let probe = SchemaProbe(book: self)
        // Whatever cannot be made of nothing has told its properties before it throws.
        _ = try? Value(from: probe)
        return .object(probe.properties)
    }

    private func plain(_ type: any Any.Type) -> (schema: Schema, sample: Any)? {
        switch type {
        case is String.Type: (.string, "")
        case is Bool.Type: (.boolean, false)
        case is Int.Type: (.integer(from: .min, to: .max), 0)
        case is Int64.Type: (.integer(from: .min, to: .max), Int64(0))
        case is Double.Type: (.number(from: nil, to: nil), 0.0)
        case let array as any ArrayShaped.Type: (.array(array.element(in: self)), array.none)
        case let map as any DictionaryShaped.Type: (.dictionary(map.value(in: self)), map.none)
        default: nil
        }
    }

    private func shape(of type: any JSONShaped.Type, name: String) -> Schema {
        if named[name] == nil { named[name] = type.shape(in: self) }
        return .named(name)
    }

    private func probed<Value: Decodable>(_ type: Value.Type) -> (Schema, Value?) {
        let probe = SchemaProbe(book: self)
        // A type that cannot be made of nothing needs a shape of its own; the test of the book
        // reads every route's.
        let sample = try? Value(from: probe)
        if let single = probe.single { return (single, sample) }
        let name = Self.name(of: type)
        let bounds = (type as? any Bounded.Type)?.bounds ?? [:]
        named[name] = .object(
            probe.properties.map { property in
                Schema.Property(
                    property.name, bounds[property.name] ?? property.schema,
                    isRequired: property.isRequired)
            })
        return (.named(name), sample)
    }

    private static func words(of type: any Any.Type) -> [(word: String, value: Any)]? {
        guard let cases = type as? any CaseIterable.Type else { return nil }
        let words = allCases(cases).compactMap { value -> (String, Any)? in
            guard let word = (value as? any RawRepresentable)?.rawValue as? String else {
                return nil
            }
            return (word, value)
        }
        return words.isEmpty ? nil : words
    }

    private static func allCases<Cases: CaseIterable>(_ type: Cases.Type) -> [Any] {
        Array(type.allCases)
    }

    /// `JobRow`, and `JobRowListing` for `Listing<JobRow>`.
    private static func name(of type: any Any.Type) -> String {
        String(describing: type).split(whereSeparator: { "<>".contains($0) }).reversed()
            .joined()
    }
}

/// A type whose JSON is written by hand, and cannot be learned.
protocol JSONShaped: Decodable {
    static func shape(in book: SchemaBook) -> Schema
    static var sample: Self { get }
}

extension JSONShaped {
    static var anySample: Any { sample }
}

/// A type some of whose properties have bounds that their types do not tell.
protocol Bounded {
    static var bounds: [String: Schema] { get }
}

private protocol ArrayShaped {
    static func element(in book: SchemaBook) -> Schema
    static var none: Any { get }
}

extension Array: ArrayShaped where Element: Decodable {
    static func element(in book: SchemaBook) -> Schema { book.schema(of: Element.self) }
    static var none: Any { Self() }
}

private protocol DictionaryShaped {
    static func value(in book: SchemaBook) -> Schema
    static var none: Any { get }
}

extension Dictionary: DictionaryShaped where Key == String, Value: Decodable {
    static func value(in book: SchemaBook) -> Schema { book.schema(of: Value.self) }
    static var none: Any { Self() }
}
