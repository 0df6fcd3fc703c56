internal import GRDB

/// The SQL for one listing: numbers of questions in their order, from indexes alone.
///
/// No index can order several states at once, nor skipped beside unskipped questions by time. So
/// a listing is cut into segments (a state; the waiting ones once unskipped and once skipped)
/// within which an index has the order, each read no further than the page's end, and the short
/// stretches are merged.
struct QuestionPlan {
    var sql: String
    var arguments: StatementArguments

    init(_ listing: QuestionListing, taskID: Int64?, limit: Int) {
        let search = QuestionSearch(listing.search)
        var parts: [String] = []
        arguments = []
        for segment in Segment.all(listing) {
            var condition = segment.condition
            if let taskID {
                condition += " AND task_id = ?"
                arguments += [taskID]
            }
            condition += search.condition
            arguments += search.arguments
            parts.append(
                """
                SELECT * FROM (SELECT number, skipped_at, asked_at, guess_probability
                    FROM question WHERE \(condition)
                    ORDER BY \(segment.order) LIMIT ?)
                """)
            arguments += [limit]
        }
        sql =
            parts.joined(separator: " UNION ALL ")
            + " ORDER BY \(Self.order(listing.order)) LIMIT ?"
        arguments += [limit]
    }

    private static func order(_ order: QuestionListing.Order) -> String {
        switch order {
        case .oldest: "skipped_at, asked_at, number"
        case .newest: "asked_at DESC, number DESC"
        case .uncertain: "guess_probability, asked_at, number"
        }
    }

    /// Questions that one index has in the listing's order.
    private struct Segment {
        var condition: String
        var order: String

        static func all(_ listing: QuestionListing) -> [Segment] {
            let states = StoredQuestion.State.allCases.filter(listing.states.contains)
            switch listing.order {
            case .oldest, .uncertain:
                return states.map {
                    Segment(
                        condition: "state = \($0.rawValue)",
                        order: QuestionPlan.order(listing.order))
                }
            case .newest:
                return states.flatMap { state in
                    let skipped = state == .waiting ? ["IS NULL", "IS NOT NULL"] : ["IS NULL"]
                    return skipped.map {
                        Segment(
                            condition: "state = \(state.rawValue) AND skipped_at \($0)",
                            order: QuestionPlan.order(.newest))
                    }
                }
            }
        }
    }
}

/// The condition that every searched word sets.
struct QuestionSearch {
    /// Starts with ` AND `, or is empty.
    private(set) var condition = ""
    private(set) var arguments: StatementArguments = []

    init(_ text: String) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            let escaped = word.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
                .replacing("_", with: "\\_")
            let pattern = "%\(escaped)%"
            condition += """
                 AND (preview LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\'
                    OR client LIKE ? ESCAPE '\\'
                    OR EXISTS (SELECT 1 FROM class
                        WHERE class.task_id = question.task_id
                        AND class.name LIKE ? ESCAPE '\\' AND class.place IN (guess, (
                            SELECT answer.class FROM answer WHERE
                            answer.question = question.number AND is_final = 1))))
                """
            arguments += [pattern, pattern.replacing("%q-", with: "%"), pattern, pattern]
        }
    }
}
