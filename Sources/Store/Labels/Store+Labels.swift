internal import GRDB

extension Store {
    /// Makes a human's word the question's final answer, an example and a line in the audit log.
    ///
    /// All of it or nothing. Throws `conflict` when a human answered the question before, with
    /// who, when and what; `invalid` for a class that the task does not have.
    package func label(_ label: NewLabel) throws(StoreError) -> LabelOutcome {
        try write { database in
            let question = try QuestionRecord.named(label.questionID, database)
            let former = try question.answerBelowHuman(database)
            let stored = try StoredQuestion.named(question.id, database)
            let task = try TaskRow.named(stored.task, database)
            let (classIndex, isNew) = try task.place(for: label.verdict, database)
            let answer = try question.stand(
                label.answer(classIndex: classIndex), over: former, database)
            let example = try classIndex.map {
                try self.learn(
                    question, classIndex: $0, source: .human, weight: label.weight, database)
            }
            let id = try label.insert(
                question, answer: answer, example: example, createdClass: isNew, database)
            try database.note(label.audit)
            return LabelOutcome(
                id: id, questionID: question.id, task: task.name, classIndex: classIndex,
                className: label.verdict.className, createdClass: isNew, guess: stored.guess,
                exampleID: example?.id)
        }
    }

    /// The labels of a question, undone ones too, first to last.
    package func labels(question id: String) throws(StoreError) -> [StoredLabel] {
        try read { database in
            let question = try QuestionRecord.named(id, database)
            return try database.rows(
                """
                SELECT id, class_name, operator, note, labelled_at, undone_at, undone_by
                    FROM label WHERE question = ? ORDER BY id
                """,
                [question.number]
            ).map {
                StoredLabel(
                    id: $0[0], questionID: question.id, className: $0[1], operatorName: $0[2],
                    note: $0[3], at: $0[4], undoneAt: $0[5], undoneBy: $0[6])
            }
        }
    }

    /// How many labels that stand were given at or after `moment`.
    package func labelCount(since moment: Int64) throws(StoreError) -> Int {
        try read { database in
            Int(
                try database.number(
                    """
                    SELECT count(*) FROM label WHERE labelled_at >= ? AND undone_at IS NULL
                    """, [moment]))
        }
    }

}

extension QuestionRecord {
    /// The answer that stands, or nil; throws `conflict` when it is a human's.
    fileprivate func answerBelowHuman(_ database: Database) throws -> StoredAnswer? {
        let final = try AnswerRecord.final(question: number, database)
        guard final?.answer.via == .human else { return final }
        throw StoreError(
            .conflict,
            "the question \(id) was answered before: \(try verdict(database)); undo that label "
                + "first")
    }
}

extension NewLabel {
    fileprivate func answer(classIndex: Int?) -> NewAnswer {
        NewAnswer(
            classIndex: classIndex, confidence: 1, by: operatorName, via: .human, at: at)
    }

    fileprivate var audit: Audit {
        Audit(
            at: at, by: operatorName, verb: "label", object: questionID,
            reason: verdict.className ?? "unanswerable")
    }

    fileprivate func insert(
        _ question: QuestionRecord, answer: Int64, example: ExampleIntake.Outcome?,
        createdClass: Bool, _ database: Database
    ) throws -> Int64 {
        try database.run(
            """
            INSERT INTO label (question, answer, class_name, example, created_example,
                created_class, operator, note, labelled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                question.number, answer, verdict.className, example?.id,
                example?.isNew ?? false, createdClass, operatorName, note, at,
            ])
        return database.lastInsertedRowID
    }
}

extension NewLabel.Verdict {
    fileprivate var className: String? {
        switch self {
        case .known(let name), .newClass(let name): name
        case .unanswerable: nil
        }
    }
}

extension TaskRow {
    /// Returns the class that a verdict names, and whether the task got it just now.
    fileprivate func place(
        for verdict: NewLabel.Verdict, _ database: Database
    ) throws -> (classIndex: Int?, isNew: Bool) {
        switch verdict {
        case .unanswerable: return (nil, false)
        case .known(let name):
            if let place = try place(ofClass: name, database) { return (place, false) }
            throw StoreError(
                .invalid,
                "the task \(self.name) has no class \(name); choose one that it has, or label "
                    + "with a new class")
        case .newClass(let name):
            if let place = try place(ofClass: name, database) { return (place, false) }
            return (try append(name, database), true)
        }
    }
}
