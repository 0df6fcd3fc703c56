internal import Wire

/// What a list's rows must be like, typed behind `/`.
///
/// Terms stand apart by blanks and all must hold: `word` is contained (upper case counts only
/// where the word has some), `!word` is not contained, `~word` has the letters in this order,
/// `text:word` is contained (taken literally, whatever signs it has), `column:word` is contained
/// in that column, and `column>0.5`, `column<3`, `column=x` compare. With `:` only a column that
/// the list has counts, so that `12:30` is looked for as it stands.
package struct Filter: Equatable, Sendable {
    package let text: String
    private let terms: [Term]
    /// What stands where a column would, first to last, and is none.
    let unknownColumns: [String]

    package static let none = Filter("")

    package init(_ text: String) {
        self.init(text, columns: [])
    }

    /// Reads the text for a list with these columns.
    init(_ text: String, columns: [String]) {
        self.text = text
        let words = text.split(separator: " ").map(String.init)
        terms = words.compactMap { Term($0, columns: columns) }
        unknownColumns = words.compactMap { Term.unknownColumn($0, columns: columns) }
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// The plain words; a node can look for these itself.
    var words: [String] {
        terms.compactMap { if case .contains(let word, _) = $0 { word } else { nil } }
    }

    /// Whether more is asked than the node can look for.
    var hasOwnTerms: Bool { words.count < terms.count }

    func matches<Row: TableRow>(_ row: Row, at moment: Moment) -> Bool {
        terms.allSatisfy { $0.matches(row, at: moment) }
    }
}

/// One condition of a filter.
private enum Term: Equatable, Sendable {
    /// The word as it was typed, and made ready to be looked for.
    case contains(String, Match.Word)
    case excludes(Match.Word)
    case fuzzy(String)
    case column(String, contains: Match.Word)
    case comparison(column: String, sign: Character, value: String)

    private static let signs: Set<Character> = [":", "<", ">", "="]
    private static let literal = "text"

    init?(_ text: String, columns: [String]) {
        let rest = String(text.dropFirst())
        if text.hasPrefix("!") {
            self = .excludes(Match.Word(rest))
        } else if text.hasPrefix("~") {
            self = .fuzzy(rest)
        } else if let (column, sign, value) = Self.parts(text) {
            if sign != ":" {
                self = .comparison(column: column, sign: sign, value: value)
            } else if column == Self.literal {
                self = .contains(value, Match.Word(value))
            } else if columns.contains(column) {
                self = .column(column, contains: Match.Word(value))
            } else {
                self = .contains(text, Match.Word(text))
            }
        } else {
            self = .contains(text, Match.Word(text))
        }
        if case .excludes = self, rest.isEmpty { return nil }
    }

    /// Returns what is used as a column here and is none; words with digits are no such use.
    static func unknownColumn(_ text: String, columns: [String]) -> String? {
        guard !text.hasPrefix("!"), !text.hasPrefix("~"), let (column, sign, _) = parts(text),
            !columns.contains(column), sign != ":" || column.allSatisfy(\.isLetter),
            column != literal
        else { return nil }
        return column
    }

    private static func parts(_ text: String) -> (column: String, sign: Character, value: String)? {
        guard let place = text.firstIndex(where: signs.contains), place != text.startIndex else {
            return nil
        }
        return (
            text[..<place].lowercased(), text[place], String(text[text.index(after: place)...])
        )
    }

    func matches<Row: TableRow>(_ row: Row, at moment: Moment) -> Bool {
        switch self {
        case .contains(_, let word): word.stands(in: row.searchText)
        case .excludes(let word): !word.stands(in: row.searchText)
        case .fuzzy(let word): Match.fuzzy(row.searchText, word) != nil
        case .column(let name, let word):
            Row.columns.first { $0.name == name }
                .map { word.stands(in: $0.text(row, moment)) } ?? false
        case .comparison(let name, let sign, let value):
            Row.columns.first { $0.name == name }
                .map { holds(key: $0.key(row), text: $0.text(row, moment), sign, value) } ?? false
        }
    }

    private func holds(
        key: SortKey, text: @autoclosure () -> String, _ sign: Character, _ value: String
    ) -> Bool {
        if case .number(let number) = key, let limit = Double(value) {
            switch sign {
            case "<": return number < limit
            case ">": return number > limit
            default: return number == limit
            }
        }
        return sign == "=" && text().lowercased() == value.lowercased()
    }
}
