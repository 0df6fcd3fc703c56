internal import GRDB

extension StoredQuestion {
    /// Everything of a row but the payload; followed by a condition on `question`.
    static let selection = """
        SELECT question.id, task.name, question.state, question.asked_at, question.client,
            question.preview, question.guess, question.guess_probability, question.runner_up,
            question.runner_up_probability, question.reason, question.skips,
            \(AnswerRecord.columns)
        FROM question
        JOIN task ON task.id = question.task_id
        LEFT JOIN answer ON answer.question = question.number AND answer.is_final = 1
        """

    /// From the columns of `selection`.
    init(_ row: Row) {
        let hasAnswer = !row.hasNull(atIndex: 12)
        self.init(
            id: row[0], task: row[1], state: State(rawValue: row[2]) ?? .waiting,
            askedAt: row[3], client: row[4], preview: row[5], guess: Guess(row, offset: 6),
            runnerUp: Guess(row, offset: 8), reason: row[10],
            answer: hasAnswer ? StoredAnswer(row, offset: 12) : nil, skips: row[11])
    }

    static func named(_ id: String, _ database: Database) throws -> StoredQuestion {
        let row = try database.row(selection + " WHERE question.id = ?", [id])
        guard let row else {
            throw StoreError(.notFound, "there is no question \(id) in this data folder")
        }
        return StoredQuestion(row)
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
