internal import Wire

/// A named value in the path or the query of a route: how it is described and how it is read.
struct Parameter<Value: Sendable>: Sendable {
    let name: String
    let purpose: String
    let schema: Schema
    /// What is wanted, for the refusal: `a whole number from 1 to 1000`.
    let wanted: String
    /// What holds when it is left out; nil when it must not be.
    let fallback: Value?
    /// Nil for text that is no such value.
    let read: @Sendable (String) -> Value?

    func value(of text: String?) throws -> Value {
        guard let text else {
            if let fallback { return fallback }
            throw APIRefusal.malformed("\(name) is missing: \(wanted)")
        }
        guard let value = read(text) else {
            throw APIRefusal.malformed("\(name) is \"\(text)\", not \(wanted)")
        }
        return value
    }

    var described: ParameterDescription {
        ParameterDescription(
            name: name, purpose: purpose, schema: schema, isRequired: fallback == nil)
    }
}

/// What the description of the API says of a parameter.
struct ParameterDescription: Sendable {
    let name: String
    let purpose: String
    let schema: Schema
    let isRequired: Bool
}

extension Parameter where Value == String {
    static func text(_ name: String, _ purpose: String, fallback: String? = nil) -> Self {
        Parameter(
            name: name, purpose: purpose, schema: fallback == nil ? .plainPart : .plain,
            wanted: "a text", fallback: fallback,
            read: { $0 })
    }
}

extension Parameter where Value == String? {
    static func optionalText(_ name: String, _ purpose: String) -> Self {
        Parameter(
            name: name, purpose: purpose, schema: .plain, wanted: "a text",
            fallback: .some(nil), read: { $0 })
    }
}

extension Parameter where Value == Int {
    static func whole(
        _ name: String, _ purpose: String, in range: ClosedRange<Int>, fallback: Int
    ) -> Self {
        Parameter(
            name: name, purpose: purpose,
            schema: .integer(from: range.lowerBound, to: range.upperBound, usually: fallback),
            wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            fallback: fallback,
            read: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } })
    }
}

extension Parameter where Value == Int? {
    static func optionalWhole(
        _ name: String, _ purpose: String, in range: ClosedRange<Int>
    ) -> Self {
        Parameter(
            name: name, purpose: purpose,
            schema: .integer(from: range.lowerBound, to: range.upperBound),
            wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            fallback: .some(nil),
            read: { text in
                guard let number = Int(text), range.contains(number) else { return nil }
                return .some(number)
            })
    }
}

extension Parameter where Value == Double {
    static func number(
        _ name: String, _ purpose: String, in range: ClosedRange<Double>, fallback: Double
    ) -> Self {
        Parameter(
            name: name, purpose: purpose,
            schema: .number(from: range.lowerBound, to: range.upperBound, usually: fallback),
            wanted: "a number from \(range.lowerBound) to \(range.upperBound)",
            fallback: fallback,
            read: { text in Double(text).flatMap { range.contains($0) ? $0 : nil } })
    }
}

extension Parameter where Value == Int64 {
    /// The number that names a job, a label or a credential; the letter in front may stay away.
    static func number(_ name: String, _ purpose: String, letter: Character) -> Self {
        Parameter(
            name: name, purpose: purpose, schema: .integer(from: 0, to: Int(Int64.max)),
            wanted: "a whole number, as in \(letter)12 or 12", fallback: nil,
            read: { text in
                Int64(text.first == letter ? String(text.dropFirst()) : text)
                    .flatMap { $0 >= 0 ? $0 : nil }
            })
    }
}

extension Parameter where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    static func word(_ name: String, _ purpose: String, fallback: Value) -> Self {
        let words = Value.allCases.map(\.rawValue)
        return Parameter(
            name: name, purpose: purpose, schema: .words(words, usually: fallback.rawValue),
            wanted: "one of \(words.joined(separator: ", "))", fallback: fallback,
            read: { Value(rawValue: $0) })
    }
}

extension Parameter {
    /// Several words with commas between them.
    static func words<Word: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ purpose: String, fallback: [Word]
    ) -> Self where Value == [Word], Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        return Parameter(
            name: name, purpose: purpose, schema: .commaSeparated(words),
            wanted: "one or several of \(words.joined(separator: ", "))", fallback: fallback,
            read: { text in
                let read = text.split(separator: ",").map { Word(rawValue: String($0)) }
                return read.isEmpty || read.contains { $0 == nil } ? nil : read.compactMap(\.self)
            })
    }
}
