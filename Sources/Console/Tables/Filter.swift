internal import Wire

/// What a list's rows must be like, typed behind `/`.
///
/// Terms stand apart by blanks and all must hold: `word` is contained (upper case counts only
/// where the word has some), `!word` is not contained, `~word` has the letters in this order,
/// `re:word` is contained (taken literally), `column:word` is contained in that column, and
/// `column>0.5`, `column<3`, `column=x` compare.
package struct Filter: Equatable, Sendable {
    package let text: String
    private let terms: [Term]

    package static let none = Filter("")

    package init(_ text: String) {
        self.text = text
        terms = text.split(separator: " ").compactMap { Term(String($0)) }
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// The plain words; a node can look for these itself.
    var words: [String] {
        terms.compactMap { if case .contains(let word) = $0 { word } else { nil } }
    }

    /// Whether more is asked than the node can look for.
    var hasOwnTerms: Bool { words.count < terms.count }

    func matches<Row: TableRow>(_ row: Row, at moment: Moment) -> Bool {
        terms.allSatisfy { $0.matches(row, at: moment) }
    }
}

/// One condition of a filter.
private enum Term: Equatable, Sendable {
    case contains(String)
    case excludes(String)
    case fuzzy(String)
    case column(String, contains: String)
    case comparison(column: String, sign: Character, value: String)

    init?(_ text: String) {
        let rest = String(text.dropFirst())
        if text.hasPrefix("!") {
            self = .excludes(rest)
        } else if text.hasPrefix("~") {
            self = .fuzzy(rest)
        } else if text.hasPrefix("re:") {
            self = .contains(String(text.dropFirst(3)))
        } else if let place = text.firstIndex(where: { ":<>=".contains($0) }),
            place != text.startIndex
        {
            let column = text[..<place].lowercased()
            let value = String(text[text.index(after: place)...])
            let sign = text[place]
            self =
                sign == ":"
                ? .column(column, contains: value)
                : .comparison(column: column, sign: sign, value: value)
        } else {
            self = .contains(text)
        }
        if case .excludes(let word) = self, word.isEmpty { return nil }
    }

    func matches<Row: TableRow>(_ row: Row, at moment: Moment) -> Bool {
        switch self {
        case .contains(let word): Match.contains(row.searchText, word)
        case .excludes(let word): !Match.contains(row.searchText, word)
        case .fuzzy(let word): Match.fuzzy(row.searchText, word) != nil
        case .column(let name, let word):
            Row.columns.first { $0.name == name }
                .map { Match.contains($0.text(row, moment), word) } ?? false
        case .comparison(let name, let sign, let value):
            Row.columns.first { $0.name == name }
                .map { holds(key: $0.key(row), text: $0.text(row, moment), sign, value) } ?? false
        }
    }

    private func holds(key: SortKey, text: String, _ sign: Character, _ value: String) -> Bool {
        if case .number(let number) = key, let limit = Double(value) {
            switch sign {
            case "<": return number < limit
            case ">": return number > limit
            default: return number == limit
            }
        }
        return sign == "=" && text.lowercased() == value.lowercased()
    }
}
