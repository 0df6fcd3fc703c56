internal import GRDB

/// How many questions one transaction adds, and how many bytes they hold.
///
/// Triggers keep the counts when a question changes or goes. What comes in is counted by whoever
/// inserts it, once for all that a transaction brings: a trigger would do it for each row again.
struct QuestionTally {
    private struct Place: Hashable {
        var taskID: Int64
        var state: StoredQuestion.State
    }

    private var counts: [Place: Int] = [:]
    private var bytes = 0

    /// Counts a question that was inserted.
    mutating func count(_ question: NewQuestion, taskID: Int64, state: StoredQuestion.State) {
        counts[Place(taskID: taskID, state: state), default: 0] += 1
        bytes += question.fingerprint.count + question.payload.count
        bytes += question.route.unicodeScalars.count + Self.emptyRoute.count
    }

    /// What the route above holds at first.
    static let emptyRoute = "[]"

    /// Adds all that was counted to what is kept.
    func write(_ database: Database) throws {
        for (place, count) in counts {
            try database.run(
                """
                INSERT INTO question_count VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET count = count + excluded.count
                """,
                [place.taskID, place.state.rawValue, count])
        }
        guard bytes > 0 else { return }
        try database.run("UPDATE question_volume SET bytes = bytes + ?", [bytes])
    }
}
