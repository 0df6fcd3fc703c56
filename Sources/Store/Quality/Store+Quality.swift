internal import GRDB

extension Store {
    /// What became of this node's own words since a moment, newest first: one for each question
    /// whose answer is an expert's, a human's or from above.
    ///
    /// At most `limit`; of the newest `routed` of them the routes are read too.
    package func provenAnswers(
        task: String, since moment: Int64, limit: Int, routed: Int
    ) throws(StoreError) -> [ProvenAnswer] {
        try read { database in
            let id = try TaskRow.named(task, database).id
            let rows = try database.rows(ProvenAnswer.selection, [id, moment, limit])
            return try rows.enumerated().map { place, row in
                var proven = ProvenAnswer(row)
                if place < routed { try proven.readRoutes(of: row[0], database) }
                return proven
            }
        }
    }

    /// What questions of a task held that were asked from a moment on, as far as it is still there:
    /// the first of them, or the newest, at most `limit`.
    package func askedInputs(
        task: String, since moment: Int64, limit: Int, newest: Bool
    ) throws(StoreError) -> [AskedInput] {
        let order = newest ? "asked_at DESC, number DESC" : "asked_at, number"
        // No index has all states by time; what was skipped is left out.
        let parts = StoredQuestion.State.allCases.map { state in
            """
            SELECT * FROM (SELECT number, asked_at FROM question INDEXED BY question_task_queue
                WHERE state = \(state.rawValue) AND task_id = :task AND skipped_at IS NULL
                AND asked_at >= :moment ORDER BY \(order) LIMIT :limit)
            """
        }
        return try read { database in
            let id = try TaskRow.named(task, database).id
            let rows = try database.rows(
                """
                SELECT asked_at, payload FROM (\(parts.joined(separator: " UNION ALL "))) AS asked
                    JOIN question_input ON question_input.question = asked.number
                    WHERE length(payload) > 0 ORDER BY \(order) LIMIT :limit
                """,
                ["task": id, "moment": moment, "limit": limit])
            return try rows.map { AskedInput(askedAt: $0[0], payload: try $0.bytes(1)) }
        }
    }

    /// How many questions a task was ever asked that are still known, in any state.
    package func questionCount(task: String) throws(StoreError) -> Int {
        try read { database in
            try Int(
                database.number(
                    "SELECT coalesce(sum(count), 0) FROM question_count WHERE task_id = ?",
                    [TaskRow.named(task, database).id]))
        }
    }
}

extension ProvenAnswer {
    /// The last of its own words counts: a later version may have answered what waited.
    fileprivate static let selection = """
        SELECT question.number, final.given_at, final.class, own.via, own.class, question.guess
            FROM answer AS final INDEXED BY answer_proof
            JOIN question ON question.number = final.question
            LEFT JOIN answer AS own ON own.id = (SELECT max(id) FROM answer AS word
                WHERE word.question = question.number AND word.via < 2 AND word.hops = 0)
            WHERE final.task_id = ? AND final.given_at >= ?
                AND final.is_final = 1 AND (final.via >= 2 OR final.hops > 0)
            ORDER BY final.given_at DESC LIMIT ?
        """

    fileprivate init(_ row: Row) {
        let via: Int? = row[3]
        let said: Said = via.map { $0 == 0 ? .memory : .model } ?? .guess
        self.init(
            at: row[1], truth: row[2], said: said, guess: via == nil ? row[5] : row[4],
            routes: [])
    }

    fileprivate mutating func readRoutes(of question: Int64, _ database: Database) throws {
        let row = try database.row(
            "SELECT route_up, route_above FROM question_input WHERE question = ?", [question])
        if let row { routes = [row[0], row[1]] }
    }
}
