internal import GRDB

extension Store {
    /// Makes a human's word the question's final answer, an example and a line in the audit log.
    ///
    /// All of it or nothing; at a node with a parent the word goes up too. Throws `conflict` when
    /// a human answered the question before, with who, when and what; `invalid` for a class that
    /// the task does not have.
    package func label(_ label: NewLabel) throws(StoreError) -> LabelOutcome {
        try write { database in
            let question = try QuestionRecord.named(label.questionID, database)
            try question.refuseSecondWord(database)
            let stored = try StoredQuestion.named(question.id, at: self.now(), database)
            let task = try TaskRow.named(stored.task, database)
            let (classIndex, isNew) = try task.place(for: label.verdict, database)
            var intake = AnswerIntake(self, database)
            let outcome = try intake.take(
                AnswerIntake.Arrival(
                    answer: label.answer(classIndex: classIndex, at: question, database),
                    weight: label.weight, origin: .here, createdClass: isNew), for: question)
            try intake.finish()
            let id = try label.insert(question, answer: outcome.answer, database)
            try database.note(label.audit)
            return LabelOutcome(
                id: id, questionID: question.id, task: task.name, classIndex: classIndex,
                className: label.verdict.className, createdClass: isNew, guess: stored.guess,
                exampleID: outcome.example?.id, removedExampleIDs: intake.retired)
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
    /// Throws `conflict` when a human's answer stands.
    fileprivate func refuseSecondWord(_ database: Database) throws {
        guard let final = try AnswerRecord.final(question: number, database),
            final.answer.via == .human
        else { return }
        let isLabel =
            try database.row("SELECT 1 FROM label WHERE answer = ?", [final.id]) != nil
        throw StoreError(
            .conflict,
            "the question \(id) was answered before: \(try verdict(database)); "
                + (isLabel
                    ? "undo that label first"
                    : "that was at another node, and only there can it be undone"))
    }
}

extension NewLabel {
    /// A word is known by who gave it when, so that two never have the same moment.
    fileprivate func answer(
        classIndex: Int?, at question: QuestionRecord, _ database: Database
    ) throws -> NewAnswer {
        let last = try database.number(
            """
            SELECT coalesce(max(given_at), ?3 - 1) FROM answer
                WHERE question = ?1 AND via = 3 AND given_by = ?2 AND given_at >= ?3
            """,
            [question.number, operatorName, at])
        return NewAnswer(
            classIndex: classIndex, confidence: 1, by: operatorName, via: .human, at: last + 1)
    }

    fileprivate var audit: Audit {
        Audit(
            at: at, by: operatorName, verb: "label", object: questionID,
            reason: verdict.className ?? "unanswerable")
    }

    fileprivate func insert(
        _ question: QuestionRecord, answer: Int64?, _ database: Database
    ) throws -> Int64 {
        try database.run(
            """
            INSERT INTO label (question, answer, class_name, operator, note, labelled_at)
                VALUES (?, ?, ?, ?, ?, ?)
            """,
            [question.number, answer, verdict.className, operatorName, note, at])
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
            let (place, isNew) = try placeOrAppend(name, database)
            return (place, isNew)
        }
    }
}
