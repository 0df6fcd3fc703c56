internal import GRDB

/// What goes when the questions take more of the disk than they may, in this order.
///
/// Never goes what a human said here or below, nor that it was taken back.
enum Sacrifice: CaseIterable {
    /// What answered questions hold, oldest first; their answers stay.
    case contents
    /// Answered questions, oldest first.
    case answered
    /// Questions that nobody below waits for and whose time to live is over.
    case expired
    /// Questions that nobody below waits for, of the lowest priority, oldest first.
    case waiting
    /// Questions that a child waits for, in the same order.
    case awaited
    /// Answered questions that a child has not heard the answer to, oldest first.
    case owed

    /// The query for the numbers of the next that go, with `:at` and `:limit`.
    var candidates: String {
        switch self {
        case .contents, .answered, .owed:
            // No index orders both states by time.
            let parts = [1, 2].map { state in
                """
                SELECT * FROM (SELECT number, asked_at FROM question INDEXED BY question_queue
                    WHERE state = \(state) AND skipped_at IS NULL AND \(condition)
                    ORDER BY asked_at, number LIMIT :limit)
                """
            }
            return "SELECT number FROM (\(parts.joined(separator: " UNION ALL "))) "
                + "WHERE :at IS NOT NULL ORDER BY asked_at, number LIMIT :limit"
        case .expired:
            return "SELECT number FROM question INDEXED BY question_expiring WHERE \(condition) "
                + "ORDER BY expires_at LIMIT :limit"
        case .waiting, .awaited:
            return "SELECT number FROM question WHERE \(condition) "
                + "ORDER BY coalesce(expires_at > :at, 1), priority, asked_at LIMIT :limit"
        }
    }

    /// What holds for every question that goes, with `:at`.
    var condition: String {
        let free = "NOT (\(Self.isSpoken)) AND NOT (\(Self.isOwed))"
        return switch self {
        case .contents: "state > 0 AND \(free) AND \(Self.isFull)"
        case .answered: "state > 0 AND \(free)"
        case .expired:
            """
            state = 0 AND expires_at IS NOT NULL AND expires_at <= :at
                AND \(free) AND NOT \(Self.isAwaited)
            """
        case .waiting: "state = 0 AND \(free) AND NOT \(Self.isAwaited)"
        case .awaited: "state = 0 AND \(free)"
        case .owed: "state > 0 AND NOT (\(Self.isSpoken)) AND NOT \(Self.isOwedARetraction)"
        }
    }

    /// Whether a human said anything of it at this node or below.
    static let isSpoken = """
        EXISTS (SELECT 1 FROM label WHERE label.question = question.number)
            OR EXISTS (SELECT 1 FROM answer
                WHERE answer.question = question.number AND via = 3 AND hops = 0)
        """

    /// Whether a child has not applied something of it.
    static let isOwed = owed("")

    private static let isOwedARetraction = owed(" AND feed.kind = 1")

    private static let isFull = """
        EXISTS (SELECT 1 FROM question_input
            WHERE question_input.question = question.number AND length(payload) > 0)
        """

    private static let isAwaited =
        "EXISTS (SELECT 1 FROM asked_by WHERE asked_by.question = question.number)"

    /// In this order of tables, as SQLite without statistics might begin with a whole feed.
    private static func owed(_ condition: String) -> String {
        """
        EXISTS (SELECT 1 FROM answer CROSS JOIN feed ON feed.answer = answer.id
            CROSS JOIN child ON child.id = feed.child
            WHERE answer.question = question.number AND feed.sequence > child.applied\(condition))
        """
    }
}
