internal import Foundation
internal import GRDB

extension Store {
    /// Waiting questions of a task in the order in which they came to this node.
    ///
    /// - Parameters:
    ///   - task: the task's name.
    ///   - after: only those that came after this number.
    ///   - upTo: only those up to this number.
    ///   - limit: how many at most.
    /// - Returns: the questions, and the number up to which there is none besides them.
    /// - Throws: `notFound` for an unknown task.
    package func waitingInOrder(
        task: String, after: Int64, upTo: Int64, limit: Int
    ) throws(StoreError) -> (questions: [NumberedQuestion], lookedUpTo: Int64) {
        try read { database in
            let taskID = try TaskRow.named(task, database).id
            let last = min(upTo, try Int64(database.number("SELECT max(number) FROM question")))
            // The plus signs keep the planner on the numbers: it is asked again and again for the
            // few that came last, of which the queue's indexes know nothing.
            let found = try database.rows(
                """
                SELECT number, id, guess, guess_probability, payload FROM question
                    JOIN question_input ON question_input.question = question.number
                    WHERE number > ? AND number <= ? AND +state = 0 AND +task_id = ?
                        AND length(payload) > 0
                    ORDER BY number LIMIT ?
                """,
                [after, last, taskID, limit]
            ).map { row in
                let place: Int? = row[2]
                let payload: Data = row[4]
                return NumberedQuestion(
                    number: row[0], id: row[1],
                    guess: place.map { Guess(classIndex: $0, probability: row[3]) },
                    payload: Array(payload))
            }
            let isAll = found.count < limit
            return (found, max(after, isAll ? last : found.last?.number ?? last))
        }
    }

    /// Whether there is no question of that whole id any more.
    package func isGone(_ id: String) throws(StoreError) -> Bool {
        try read { try QuestionRecord.find(id, $0) == nil }
    }
}
