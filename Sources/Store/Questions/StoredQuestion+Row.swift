internal import GRDB

extension StoredQuestion {
    /// Everything of a row but the payload; followed by a condition on `question`.
    static let selection = """
        SELECT question.id, task.name, question.state, question.asked_at, question.client,
            question.preview, question.guess, question.guess_probability, question.runner_up,
            question.runner_up_probability, question.reason, question.skips,
            question.priority, question.expires_at, child.name, outbox.state, outbox.refusal,
            outbox.expires_at, question.credential, \(AnswerRecord.columns)
        FROM question
        JOIN task ON task.id = question.task_id
        LEFT JOIN child ON child.id = question.child
        LEFT JOIN outbox ON outbox.question = question.number AND coalesce(outbox.answer, 0) = 0
            AND question.state = 0
        LEFT JOIN answer ON answer.question = question.number AND answer.is_final = 1
        """

    /// From the columns of `selection`, as it is at the moment `now`.
    init(_ row: Row, at now: Int64) {
        let hasAnswer = !row.hasNull(atIndex: 19)
        self.init(
            id: row[0], task: row[1], state: State(rawValue: row[2]) ?? .waiting,
            askedAt: row[3], client: row[4], credential: row[18], preview: row[5],
            guess: Guess(row, offset: 6), runnerUp: Guess(row, offset: 8), reason: row[10],
            answer: hasAnswer ? StoredAnswer(row, offset: 19) : nil, skips: row[11],
            priority: row[12], expiresAt: row[13], child: row[14],
            escalation: StoredEscalation(row, offset: 15, at: now))
    }

    static func named(
        _ id: String, at now: Int64, _ database: Database
    ) throws -> StoredQuestion {
        let row = try database.row(selection + " WHERE question.id = ?", [id])
        guard let row else {
            throw StoreError(.notFound, "there is no question \(id) in this data folder")
        }
        return StoredQuestion(row, at: now)
    }
}

extension Guess {
    /// From a class and its probability; nil when there is none.
    fileprivate init?(_ row: Row, offset: Int) {
        guard let classIndex: Int = row[offset], let probability: Double = row[offset + 1] else {
            return nil
        }
        self.init(classIndex: classIndex, probability: probability)
    }
}
