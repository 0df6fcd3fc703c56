internal import GRDB

extension Store {
    /// How far a search counts what it finds.
    package static let searchLimit = 10_000
    /// How far a list can be leafed through.
    private static let listLimit = 10_000_000

    /// A stretch of a list of questions; never reads what they hold.
    package func questionRows(
        _ listing: QuestionListing
    ) throws(StoreError) -> StoredQuestionPage {
        try read { database in
            let taskID = try listing.task.map { try TaskRow.named($0, database).id }
            guard !listing.states.isEmpty else { return StoredQuestionPage(rows: [], total: 0) }
            let search = try QuestionSearch(listing.search, database)
            let offset = min(max(listing.offset, 0), Self.listLimit)
            let limit = min(max(listing.limit, 0), Self.listLimit)
            let plan = QuestionPlan(
                listing, taskID: taskID, search: search,
                limit: search.isEmpty ? offset + limit : max(offset + limit, Self.searchLimit))
            let numbers = try Int64.fetchAll(
                database, sql: plan.sql, arguments: plan.arguments)
            let rows = try numbers.dropFirst(offset).prefix(limit).compactMap {
                try database.row(StoredQuestion.selection + " WHERE question.number = ?", [$0])
                    .map { StoredQuestion($0, at: self.now()) }
            }
            let total =
                search.isEmpty
                ? try self.total(listing.states, taskID: taskID, database) : numbers.count
            return StoredQuestionPage(rows: rows, total: total)
        }
    }

    /// All but what the question holds, by its id or an unambiguous end of it (`q-7f3k9`).
    ///
    /// Among several that fit, the only one that waits is meant. Throws `notFound`, or
    /// `ambiguous` with those that fit.
    package func question(_ id: String) throws(StoreError) -> StoredQuestion {
        try read { database in
            try StoredQuestion.named(
                QuestionName(id).resolve(database), at: self.now(), database)
        }
    }

    /// The question of that whole id with its fingerprint; nil when there is none.
    package func known(
        _ id: String
    ) throws(StoreError) -> (question: StoredQuestion, fingerprint: [UInt8])? {
        try read { database in
            guard let record = try QuestionRecord.find(id, database) else { return nil }
            return (
                try StoredQuestion.named(id, at: self.now(), database),
                try record.input(database).fingerprint
            )
        }
    }

    /// What the question of that whole id holds.
    package func questionInput(_ id: String) throws(StoreError) -> QuestionInput {
        try read { try QuestionRecord.named(id, $0).input($0) }
    }

    /// Every answer to the question of that whole id, first to last; the one that stands is last.
    package func answers(_ id: String) throws(StoreError) -> [StoredAnswer] {
        try read { try AnswerRecord.all(question: QuestionRecord.named(id, $0).number, $0) }
    }

    /// How many questions wait, of one task or of all, and since when.
    package func waiting(task: String? = nil) throws(StoreError) -> WaitingQuestions {
        try read { database in
            let taskID = try task.map { try TaskRow.named($0, database).id }
            let count = try self.total([.waiting], taskID: taskID, database)
            // Two short reads: the first of the queue, and the first of those skipped.
            let oldest = try ["IS NULL", "IS NOT NULL"].compactMap { skipped -> Int64? in
                let condition = taskID == nil ? "" : " AND task_id = ?"
                return try database.row(
                    """
                    SELECT min(asked_at) FROM question
                        WHERE state = 0 AND skipped_at \(skipped)\(condition)
                    """,
                    taskID.map { [$0] } ?? [])?[0]
            }
            return WaitingQuestions(count: count, oldestAskedAt: oldest.min())
        }
    }

    /// From the counts that triggers keep.
    private func total(
        _ states: [StoredQuestion.State], taskID: Int64?, _ database: Database
    ) throws -> Int {
        let rows = try database.rows("SELECT task_id, state, count FROM question_count")
        let wanted = Set(states.map(\.rawValue))
        return rows.reduce(0) { sum, row in
            let fits = wanted.contains(row[1]) && (taskID == nil || taskID == row[0] as Int64)
            return fits ? sum + (row[2] as Int) : sum
        }
    }
}
