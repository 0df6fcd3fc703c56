internal import GRDB

extension Store {
    /// Flags a question unknown and queues it; an id that is known is left as it is.
    ///
    /// Durable when it returns. Throws `conflict` when the id is another task's.
    /// - Returns: the question as it stands now, and whether it is new.
    package func escalate(
        _ question: NewQuestion
    ) throws(StoreError) -> (question: StoredQuestion, isNew: Bool) {
        try write { try $0.queue(question) }
    }

    /// Flags many questions unknown with one wait for the disk, all or none; in their order.
    package func escalate(
        _ batch: [NewQuestion]
    ) throws(StoreError) -> [(question: StoredQuestion, isNew: Bool)] {
        try write { database in
            try batch.map { try database.queue($0) }
        }
    }

    /// Records questions that were answered at once, all or none; known ids are left as they are.
    /// - Returns: how many were new.
    @discardableResult
    package func recordAnswered(_ batch: [AnsweredQuestion]) throws(StoreError) -> Int {
        try write { database in
            var taskIDs: [String: Int64] = [:]
            var count = 0
            for answered in batch {
                let name = answered.question.task
                let taskID = try taskIDs[name] ?? TaskRow.named(name, database).id
                taskIDs[name] = taskID
                let isKnown = answered.answer.classIndex != nil
                let number = try QuestionRecord.insert(
                    answered.question, taskID: taskID,
                    state: isKnown ? .answered : .unanswerable, database)
                guard let number else { continue }
                _ = try AnswerRecord.insert(
                    answered.answer, question: number, taskID: taskID, isFinal: true, database)
                count += 1
            }
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
    ///     weight with the source `above`, in the same transaction.
    /// - Returns: what became of the answer.
    /// - Throws: `notFound`.
    package func answerWaiting(
        _ id: String, _ answer: NewAnswer, exampleWeight: Double? = nil
    ) throws(StoreError) -> AnswerOutcome {
        try write { database in
            let question = try QuestionRecord.named(id, database)
            guard try !question.hasHeard(answer, database) else { return .known }
            let former = try AnswerRecord.final(question: question.number, database)
            if let former, !answer.outranks(former.answer) {
                _ = try AnswerRecord.insert(
                    answer, question: question.number, taskID: question.taskID, isFinal: false,
                    database)
                return .kept
            }
            _ = try question.stand(answer, over: former, database)
            if let exampleWeight, let classIndex = answer.classIndex {
                _ = try self.learn(
                    question, classIndex: classIndex, source: .above, weight: exampleWeight,
                    database)
            }
            return former.map { .corrected(former: $0.id) } ?? .answered
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

    /// Makes a question an example, unless one carries its class already.
    func learn(
        _ question: QuestionRecord, classIndex: Int, source: StoredExample.Source,
        weight: Double, _ database: Database
    ) throws -> ExampleIntake.Outcome {
        let stored = try StoredQuestion.named(question.id, database)
        let input = try question.input(database)
        var intake = try ExampleIntake(
            task: TaskRow.named(stored.task, database), now: now(), isHeldOut: isHeldOut,
            database)
        let outcome = try intake.add(
            NewExample(
                payload: input.payload, fingerprint: input.fingerprint, classIndex: classIndex,
                source: source, weight: weight, questionID: question.id, preview: stored.preview),
            overEquals: true)
        try intake.finish()
        return outcome
    }
}

extension Database {
    fileprivate func queue(
        _ question: NewQuestion
    ) throws -> (question: StoredQuestion, isNew: Bool) {
        let task = try TaskRow.named(question.task, self)
        let number = try QuestionRecord.insert(
            question, taskID: task.id, state: .waiting, self)
        let stored = try StoredQuestion.named(question.id, self)
        guard stored.task == question.task else {
            throw StoreError(
                .conflict,
                "the question \(question.id) was asked of the task \(stored.task) before, "
                    + "not of \(question.task); give each question an id of its own")
        }
        return (stored, number != nil)
    }
}

extension QuestionRecord {
    static func named(_ id: String, _ database: Database) throws -> QuestionRecord {
        if let record = try find(id, database) { return record }
        throw StoreError(
            .notFound, "there is no question \(id) in this data folder; it may have been trimmed")
    }

    /// Whether this very answer came before.
    fileprivate func hasHeard(_ answer: NewAnswer, _ database: Database) throws -> Bool {
        try database.row(
            """
            SELECT 1 FROM answer WHERE question = ? AND given_by = ? AND via = ? AND hops = ?
                AND given_at = ? AND class IS ?
            """,
            [
                number, answer.by, answer.via.rawValue, answer.hops, answer.at,
                answer.classIndex,
            ]) != nil
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
