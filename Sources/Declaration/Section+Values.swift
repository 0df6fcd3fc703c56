/// The typed ways to read a section; every error names the line and what to write instead.
extension Declaration.Section {
    /// The entry of a key, or nil.
    package func entry(_ key: String) -> Declaration.Entry? {
        entries.first { $0.key == key }
    }

    /// Refuses every key that is not among the known ones.
    package func expectKeys(_ known: [String]) throws(DeclarationError) {
        for entry in entries where !known.contains(entry.key) {
            throw DeclarationError(
                file: file, line: entry.line, what: "\(title) has no key \(entry.key)",
                fix: Spelling.fix(
                    for: entry.key, among: known, suggestion: { "did you mean \($0)?" },
                    listing: { "the keys are " + $0.joined(separator: ", ") }))
        }
    }

    /// An error that stands at a key's line, or at the header when the key is absent.
    package func error(
        at key: String, _ what: String, why: String? = nil, fix: String
    ) -> DeclarationError {
        DeclarationError(
            file: file, line: entry(key)?.line ?? line, what: what, why: why, fix: fix)
    }

    /// The text of a key.
    package func string(_ key: String) throws(DeclarationError) -> String {
        try required(key, stringIfPresent(key), example: "\"…\"")
    }

    /// The text of a key, or nil when the key is absent.
    package func stringIfPresent(_ key: String) throws(DeclarationError) -> String? {
        guard let entry = entry(key) else { return nil }
        if case .string(let text) = entry.value.content { return text }
        throw mismatch(entry, wanted: "text", example: Declaration.quoted(entry.value.source))
    }

    /// The number of a key, in a range.
    package func double(
        _ key: String, in range: ClosedRange<Double>? = nil
    ) throws(DeclarationError) -> Double {
        try required(key, doubleIfPresent(key, in: range), example: "0.5")
    }

    /// The number of a key, in a range; nil when the key is absent.
    package func doubleIfPresent(
        _ key: String, in range: ClosedRange<Double>? = nil
    ) throws(DeclarationError) -> Double? {
        guard let entry = entry(key) else { return nil }
        guard case .number(let number) = entry.value.content else {
            throw mismatch(entry, wanted: "a number", example: "1")
        }
        if let range, !range.contains(number) {
            throw outside(entry, Declaration.literal(range.lowerBound), range.upperBound)
        }
        return number
    }

    /// The whole number of a key, in a range.
    package func int(
        _ key: String, in range: ClosedRange<Int>? = nil
    ) throws(DeclarationError) -> Int {
        try required(key, intIfPresent(key, in: range), example: "1")
    }

    /// The whole number of a key, in a range; nil when the key is absent.
    package func intIfPresent(
        _ key: String, in range: ClosedRange<Int>? = nil
    ) throws(DeclarationError) -> Int? {
        guard let entry = entry(key) else { return nil }
        guard case .number(let number) = entry.value.content else {
            throw mismatch(entry, wanted: "a whole number", example: "1")
        }
        guard let whole = Int(exactly: number) else {
            throw mismatch(
                entry, wanted: "a whole number", example: Declaration.literal(number.rounded()))
        }
        if let range, !range.contains(whole) {
            throw outside(entry, String(range.lowerBound), Double(range.upperBound))
        }
        return whole
    }

    /// The truth value of a key.
    package func bool(_ key: String) throws(DeclarationError) -> Bool {
        try required(key, boolIfPresent(key), example: "true")
    }

    /// The truth value of a key, or nil when the key is absent.
    package func boolIfPresent(_ key: String) throws(DeclarationError) -> Bool? {
        guard let entry = entry(key) else { return nil }
        if case .boolean(let flag) = entry.value.content { return flag }
        throw mismatch(entry, wanted: "true or false", example: "true")
    }

    /// The elements of a key's list, each with its line.
    package func list(_ key: String) throws(DeclarationError) -> [Declaration.Value] {
        try required(key, listIfPresent(key), example: "[\"…\"]")
    }

    /// The elements of a key's list, each with its line; nil when the key is absent.
    package func listIfPresent(_ key: String) throws(DeclarationError) -> [Declaration.Value]? {
        guard let entry = entry(key) else { return nil }
        if case .list(let values) = entry.value.content { return values }
        throw mismatch(entry, wanted: "a list", example: "[\(entry.value.content.literal)]")
    }

    /// The texts of a key's list.
    package func strings(_ key: String) throws(DeclarationError) -> [String] {
        try required(key, stringsIfPresent(key), example: "[\"…\"]")
    }

    /// The texts of a key's list, or nil when the key is absent.
    package func stringsIfPresent(_ key: String) throws(DeclarationError) -> [String]? {
        guard let values = try listIfPresent(key) else { return nil }
        var texts: [String] = []
        for value in values {
            guard case .string(let text) = value.content else {
                throw DeclarationError(
                    file: file, line: value.line,
                    what: "\(key) lists \(value.content.literal)", why: "its elements are text",
                    fix: "write \(Declaration.quoted(value.content.literal))")
            }
            texts.append(text)
        }
        return texts
    }
}

extension Declaration.Section {
    private func required<Wanted>(
        _ key: String, _ found: Wanted?, example: String
    ) throws(DeclarationError) -> Wanted {
        if let found { return found }
        throw DeclarationError(
            file: file, line: line, what: "\(title) lacks \(key)",
            fix: "add a line \(Declaration.word(key)) = \(example)")
    }

    private func mismatch(
        _ entry: Declaration.Entry, wanted: String, example: String
    ) -> DeclarationError {
        let content = entry.value.content
        return DeclarationError(
            file: file, line: entry.line, what: "\(entry.key) is \(wanted)",
            why: "\(content.literal) is \(content.kind)",
            fix: "write \(Declaration.word(entry.key)) = \(example)")
    }

    private func outside(
        _ entry: Declaration.Entry, _ lower: String, _ upper: Double
    ) -> DeclarationError {
        DeclarationError(
            file: file, line: entry.line,
            what: "\(entry.key) = \(entry.value.content.literal) is out of range",
            fix: "choose from \(lower) to \(Declaration.literal(upper))")
    }
}

extension Declaration.Value {
    /// The content without quotes of its own.
    fileprivate var source: String {
        if case .string(let text) = content { return text }
        return content.literal
    }
}
