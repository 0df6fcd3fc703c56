internal import GRDB

/// The condition that searched words set, every one of them.
struct QuestionSearch {
    /// Starts with ` AND `, or is empty.
    private(set) var condition = ""
    private(set) var arguments: StatementArguments = []

    var isEmpty: Bool { condition.isEmpty }

    init(_ text: String, _ database: Database) throws {
        for word in text.split(whereSeparator: \.isWhitespace) {
            let pattern = Self.pattern(containing: word)
            condition += """
                 AND (preview LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\'
                OR client LIKE ? ESCAPE '\\'\(try Self.classes(like: pattern, database)))
                """
            let end = word.hasPrefix("q-") ? Self.pattern(containing: word.dropFirst(2)) : pattern
            arguments += [pattern, end, pattern]
        }
    }

    private static func pattern(containing word: Substring) -> String {
        let escaped = word.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
            .replacing("_", with: "\\_")
        return "%\(escaped)%"
    }

    /// The questions guessed or answered to be of a class whose name fits.
    ///
    /// Classes are few and looked up first: most words fit none, and then no question need be
    /// asked for its answer.
    private static func classes(like pattern: String, _ database: Database) throws -> String {
        let rows = try database.rows(
            "SELECT task_id, place FROM class WHERE name LIKE ? ESCAPE '\\'", [pattern])
        guard !rows.isEmpty else { return "" }
        let places = rows.map { "(\($0[0] as Int64), \($0[1] as Int64))" }.joined(separator: ", ")
        return """
             OR (question.task_id, guess) IN (VALUES \(places))
            OR EXISTS (SELECT 1 FROM answer WHERE question = question.number AND is_final = 1
            AND (answer.task_id, answer.class) IN (VALUES \(places)))
            """
    }
}
