internal import GRDB

extension Store {
    /// Flags a question unknown and queues it; an id that is known is left as it is.
    ///
    /// Durable when it returns. Throws `conflict` when the id is another question's.
    /// - Returns: the question as it stands now, and whether it is new.
    package func escalate(
        _ question: NewQuestion
    ) throws(StoreError) -> (question: StoredQuestion, isNew: Bool) {
        try write { try $0.queue(question, at: self.now()) }
    }

    /// Flags many questions unknown with one wait for the disk, all or none; in their order.
    package func escalate(
        _ batch: [NewQuestion]
    ) throws(StoreError) -> [(question: StoredQuestion, isNew: Bool)] {
        try write { database in
            try batch.map { try database.queue($0, at: self.now()) }
        }
    }

    /// Records questions that were answered at once, all or none; known ids are left as they are.
    /// - Returns: how many were new.
    @discardableResult
    package func recordAnswered(_ batch: [AnsweredQuestion]) throws(StoreError) -> Int {
        try write { database in
            var intake = try AnsweredIntake(database, at: self.now())
            let count = try batch.reduce(0) { try $0 + (intake.record($1) ? 1 : 0) }
            try intake.finish()
            return count
        }
    }

    /// Takes an answer that came for a question.
    ///
    /// It stands when the question was waiting or its answer ranked lower, and is kept beside the
    /// standing one otherwise; the same answer delivered again changes nothing.
    /// - Parameters:
    ///   - id: the question's whole id.
    ///   - answer: the answer.
    ///   - exampleWeight: when set and the answer stands, the question becomes an example of this
    ///     weight in the same transaction; its source is `above`, or `human` for a human's word.
    /// - Returns: what became of the answer.
    /// - Throws: `notFound`.
    package func answerWaiting(
        _ id: String, _ answer: NewAnswer, exampleWeight: Double? = nil
    ) throws(StoreError) -> AnswerOutcome {
        try write { database in
            var intake = AnswerIntake(self, database)
            let outcome = try intake.take(
                AnswerIntake.Arrival(answer: answer, weight: exampleWeight, origin: .here),
                for: QuestionRecord.named(id, database))
            try intake.finish()
            return outcome.result
        }
    }

    /// Sends a waiting question behind all that were not skipped, and notes who did.
    package func skip(_ id: String, by operatorName: String, at: Int64) throws(StoreError) {
        try write { database in
            let question = try QuestionRecord.named(id, database)
            guard question.state == .waiting else {
                throw StoreError(
                    .conflict,
                    "the question \(id) does not wait any more: "
                        + (try question.verdict(database)))
            }
            try database.run(
                "UPDATE question SET skips = skips + 1, skipped_at = ? WHERE number = ?",
                [at, question.number])
            try database.note(
                Audit(at: at, by: operatorName, verb: "skip", object: id, reason: ""))
        }
    }
}

extension Database {
    /// Queues a question; one that is known only gets the child as one more that asked.
    func queue(
        _ question: NewQuestion, at now: Int64
    ) throws -> (question: StoredQuestion, isNew: Bool) {
        let task = try TaskRow.named(question.task, self)
        let number = try QuestionRecord.insert(
            question, taskID: task.id, state: .waiting, self)
        let record = try QuestionRecord.named(question.id, self)
        if number == nil { try record.refuseOther(than: question, of: task, self) }
        if question.goesUp { try OutboxRecord.queue(question: record.number, at: now, self) }
        try record.note(child: question.child, self)
        return (try StoredQuestion.named(question.id, at: now, self), number != nil)
    }

    /// Records a question that was answered at once; returns whether it is new.
    func record(
        _ answered: AnsweredQuestion, taskIDs: inout [String: Int64], at now: Int64
    ) throws -> Bool {
        var intake = try AnsweredIntake(self, at: now, taskIDs: taskIDs)
        let isNew = try intake.record(answered)
        try intake.finish()
        taskIDs = intake.taskIDs
        return isNew
    }
}

extension QuestionRecord {
    static func named(_ id: String, _ database: Database) throws -> QuestionRecord {
        if let record = try find(id, database) { return record }
        throw StoreError(
            .notFound, "there is no question \(id) in this data folder; it may have been trimmed")
    }

    /// Notes a child that asked, and tells it the answer when there is one; nothing without one.
    func note(child: Int64?, _ database: Database) throws {
        guard let child else { return }
        try database.run(
            "INSERT INTO asked_by VALUES (?, ?) ON CONFLICT DO NOTHING", [number, child])
        try FeedRecord.tellAgain(question: number, child: child, database)
    }

    func refuseOther(
        than question: NewQuestion, of task: TaskRow, _ database: Database
    ) throws {
        let fingerprint = question.fingerprint
        guard try !isSame(task: task.id, fingerprint: fingerprint, database) else { return }
        guard taskID != task.id else {
            throw StoreError(
                .conflict,
                "the question \(id) was asked with other fields before; give each question an id "
                    + "of its own")
        }
        let present = try TaskRow.numbered(taskID, database)
        throw StoreError(
            .conflict,
            "the question \(id) was asked of the task \(present.name) before, not of "
                + "\(task.name); give each question an id of its own")
    }

    /// Whether this very answer came before, by whatever way; one that was taken back has lost
    /// its class perhaps.
    func hasHeard(_ answer: NewAnswer, _ database: Database) throws -> Bool {
        try database.row(
            """
            SELECT 1 FROM answer WHERE question = ? AND given_by = ? AND via = ?
                AND given_at = ? AND (class IS ? OR is_undone = 1)
            """,
            [number, answer.by, answer.via.rawValue, answer.at, answer.classIndex]) != nil
    }

    /// The row of a human's word that was taken back here; nil for any other answer.
    func undone(_ answer: NewAnswer, _ database: Database) throws -> Int64? {
        try database.row(
            """
            SELECT id FROM answer WHERE question = ? AND given_by = ? AND via = ?
                AND given_at = ? AND is_undone = 1
            """,
            [number, answer.by, StoredAnswer.Via.human.rawValue, answer.at]
        ).flatMap { answer.via == .human ? $0[0] : nil }
    }

    /// `anna said 7 at 2026-11-21 04:00:12 UTC`, for errors.
    func verdict(_ database: Database) throws -> String {
        guard let final = try AnswerRecord.final(question: number, database)?.answer else {
            return "it waits"
        }
        let name = try database.row(
            "SELECT name FROM class WHERE task_id = ? AND place = ?",
            [taskID, final.classIndex])
        let word = name.map { "said \($0[0] as String)" } ?? "found it unanswerable"
        return "\(final.by) \(word) at \(utcText(milliseconds: final.at))"
    }
}
