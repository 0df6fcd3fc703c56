internal import GRDB

extension AnswerIntake {
    /// A human's word that was taken back.
    struct Retraction {
        var by: String
        /// When the word was given.
        var at: Int64
        var retractedAt: Int64
        var origin: Origin
    }

    /// What taking a word back did.
    struct UndoOutcome {
        /// Where the question stands again.
        var state: StoredQuestion.State
        /// The example that is gone.
        var removedExample: Int64?
    }

    /// Takes a word back that was named by who gave it and when; nil when it was before.
    ///
    /// One that never came is noted, so that it will not stand if it comes yet.
    mutating func retract(
        _ retraction: Retraction, of question: QuestionRecord
    ) throws -> UndoOutcome? {
        let row = try database.row(
            """
            SELECT id, is_undone FROM answer
                WHERE question = ? AND given_by = ? AND via = 3 AND given_at = ?
            """,
            [question.number, retraction.by, retraction.at])
        guard let row else {
            let id = try noteUnheard(retraction, of: question)
            try pass(on: id, of: question, retraction.origin)
            return UndoOutcome(state: question.state, removedExample: nil)
        }
        let isUndone: Bool = row[1]
        guard !isUndone else { return nil }
        return try undo(
            answer: row[0], of: question, at: retraction.retractedAt, retraction.origin)
    }

    /// Takes an answer back: the best of the others stands, or the question waits; its example is
    /// gone unless another answer carries the same word.
    mutating func undo(
        answer id: Int64, of question: QuestionRecord, at undoneAt: Int64, _ origin: Origin
    ) throws -> UndoOutcome {
        let wasFinal = try AnswerRecord.final(question: question.number, database)?.id == id
        try database.run(
            "UPDATE answer SET is_final = 0, is_undone = 1, undone_at = ? WHERE id = ?",
            [undoneAt, id])
        // A label that was taken back in a life of this node which it forgot.
        try database.run(
            """
            UPDATE label SET undone_at = ?, undone_by = operator
                WHERE answer = ? AND undone_at IS NULL
            """, [undoneAt, id])
        let best = wasFinal ? try standBest(of: question) : nil
        let removed = try unteach(id, question)
        if let best { try teachAgain(best, question) }
        try pass(on: id, of: question, origin)
        if let best { try tell(.answer, best, question, except: nil) }
        let state = try QuestionRecord.named(question.id, database).state
        if state == .waiting, try OutboxRecord.hasUplink(database) {
            try OutboxRecord.queueAgain(question: question.number, at: now, database)
        }
        return UndoOutcome(state: state, removedExample: removed)
    }

    /// Lets those know who may have the word.
    private func pass(on id: Int64, of question: QuestionRecord, _ origin: Origin) throws {
        try tell(.retraction, id, question, except: origin.child)
        guard origin != .above else { return }
        try OutboxRecord.queue(word: id, question: question.number, at: now, database)
    }

    /// Returns the answer that stands now; nil when the question waits.
    private func standBest(of question: QuestionRecord) throws -> Int64? {
        let others = try AnswerRecord.all(question: question.number, database)
            .filter { !$0.isUndone }
        let best = others.dropFirst().reduce(others.first) { best, next in
            best.map { next.answer.outranks($0.answer) ? next : $0 }
        }
        if let best { try AnswerRecord.setFinal(best.id, to: true, database) }
        try question.settle(on: best?.answer, database)
        return best?.id
    }

    private func noteUnheard(
        _ retraction: Retraction, of question: QuestionRecord
    ) throws -> Int64 {
        try database.run(
            """
            INSERT INTO answer (question, task_id, ranked, confidence, given_by, via, hops,
                given_at, is_final, is_undone, undone_at) VALUES (?, ?, '[]', 1, ?, 3, ?, ?, 0, 1, ?)
            """,
            [
                question.number, question.taskID, retraction.by,
                retraction.origin == .above ? 1 : 0, retraction.at, retraction.retractedAt,
            ])
        return database.lastInsertedRowID
    }
}
