internal import Learning

/// What the values of one field of a file look like, and so what the field holds.
///
/// Numbers when every value is one; a category when values recur, are short and not too many;
/// else text. Missing values say nothing.
struct ColumnSurvey {
    /// Where a value of one sort was seen first.
    private struct Sighting {
        var line: Int
        var text: String
    }

    /// A category's values recur this often on average at the least.
    private static let recurrence = 2
    /// More different values than these are no category.
    private static let mostValues = 1000
    /// A value of more words on average is a text.
    private static let mostWords = 3

    let name: String
    private var count = 0
    private var numbers = 0
    private var words = 0
    /// No more of them are kept than it takes to know that there are many.
    private var different: Set<String> = []
    private var firstNumber: Sighting?
    private var firstWord: Sighting?

    init(name: String) {
        self.name = name
    }

    /// Takes a value that is not missing.
    mutating func add(_ text: String, isNumber: Bool, line: Int) {
        count += 1
        if isNumber {
            numbers += 1
            firstNumber = firstNumber ?? Sighting(line: line, text: text)
        } else {
            firstWord = firstWord ?? Sighting(line: line, text: text)
        }
        words += text.utf8.split(separator: UInt8(ascii: " ")).count
        if different.count <= Self.mostValues { different.insert(text) }
    }

    /// What the field holds; a category where nothing is known of it.
    var kind: FieldKind {
        if count > 0, numbers == count { return .number }
        let recurs = different.count * Self.recurrence <= count
        let isShort = words <= Self.mostWords * count
        return recurs && isShort && different.count <= Self.mostValues || count == 0
            ? .category : .text
    }

    /// What is odd about numbers among words: a mark for a missing value is easily taken for one.
    ///
    /// Nil unless at least nine of ten values are numbers.
    var oddity: String? {
        guard let firstWord, numbers < count, numbers * 10 >= count * 9 else { return nil }
        return "\(name) is no number, as line \(firstWord.line) holds "
            + "\(FieldText.excerpt(Array(firstWord.text.utf8)[...])); leave missing values empty"
    }

    /// Why no field of JSON can hold these values: numbers and texts beside each other.
    var contradiction: (line: Int, what: String)? {
        guard let firstNumber, let firstWord else { return nil }
        let later = max(firstNumber.line, firstWord.line)
        let (this, other) =
            later == firstWord.line ? ("text", "a number") : ("a number", "text")
        return (
            later,
            "\(name) holds \(this) here and \(other) on line "
                + "\(min(firstNumber.line, firstWord.line))"
        )
    }
}
