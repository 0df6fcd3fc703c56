internal import GRDB

extension Store {
    /// Takes a label back: the question stands as before it, its example is gone unless another
    /// answer carries the same word, and a class that only it used is gone too.
    ///
    /// What happened stays readable: the label and its answer are kept and marked undone. Throws
    /// `notFound`, or `conflict` when it was undone before.
    package func undoLabel(
        _ id: Int64, by operatorName: String, at: Int64
    ) throws(StoreError) -> UndoOutcome {
        try write { database in
            let label = try LabelRow.named(id, database)
            try label.refuseUndone()
            try database.run(
                "UPDATE label SET undone_at = ?, undone_by = ? WHERE id = ?",
                [at, operatorName, id])
            let stored = try StoredQuestion.named(label.question.id, at: at, database)
            let task = try TaskRow.named(stored.task, database)
            var intake = AnswerIntake(self, database)
            let undone = try intake.undo(
                answer: label.answer, of: label.question, at: at, .here)
            try intake.finish()
            let removedClass = try label.removeClass(of: task, database)
            try database.note(
                Audit(
                    at: at, by: operatorName, verb: "undo label", object: label.question.id,
                    reason: "label \(id) by \(label.operatorName)"))
            return UndoOutcome(
                questionID: label.question.id, task: task.name, state: undone.state,
                removedExampleID: undone.removedExample, removedClass: removedClass)
        }
    }
}

/// One row of `label` as undo needs it.
private struct LabelRow {
    var id: Int64
    var question: QuestionRecord
    var answer: Int64
    var example: Int64?
    var createdClass: Bool
    var operatorName: String
    var at: Int64
    var undoneAt: Int64?
    var undoneBy: String?

    static func named(_ id: Int64, _ database: Database) throws -> LabelRow {
        let row = try database.row(
            """
            SELECT label.question, answer.id, answer.example, answer.created_class, operator,
                labelled_at, label.undone_at, undone_by
                FROM label JOIN answer ON answer.id = label.answer WHERE label.id = ?
            """, [id])
        guard let row, let question = try QuestionRecord.numbered(row[0], database) else {
            throw StoreError(.notFound, "there is no label \(id) in this data folder")
        }
        return LabelRow(
            id: id, question: question, answer: row[1], example: row[2], createdClass: row[3],
            operatorName: row[4], at: row[5], undoneAt: row[6], undoneBy: row[7])
    }

    func refuseUndone() throws {
        guard let undoneAt, let undoneBy else { return }
        throw StoreError(
            .conflict,
            "the label \(id) on the question \(question.id) was undone before, by \(undoneBy) at "
                + "\(utcText(milliseconds: undoneAt))")
    }

    /// Removes the class that the label created, unless something else may know it by now.
    ///
    /// Only the last class can go, as the others' indices must stay; and none that a version, or
    /// a job in hand, may have learned.
    func removeClass(of task: TaskRow, _ database: Database) throws -> String? {
        guard createdClass,
            let place: Int = try database.row(
                "SELECT class FROM answer WHERE id = ?", [answer])?[0],
            try place == task.classCount(database) - 1,
            try !isUsed(classIndex: place, task: task, database)
        else { return nil }
        let name = try database.row(
            "SELECT name FROM class WHERE task_id = ? AND place = ?", [task.id, place])
        // The undone answer keeps its row but can name the class no more; the label still does.
        try database.run("UPDATE answer SET class = NULL WHERE id = ?", [answer])
        for table in ["example_count WHERE class", "class WHERE place"] {
            try database.run("DELETE FROM \(table) = ? AND task_id = ?", [place, task.id])
        }
        return name?[0]
    }

    private func isUsed(
        classIndex: Int, task: TaskRow, _ database: Database
    ) throws -> Bool {
        let places: StatementArguments = [
            "task": task.id, "class": classIndex, "answer": answer, "at": at, "example": example,
        ]
        return try database.row(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM example_count
                WHERE task_id = :task AND class = :class AND count > 0)
            OR EXISTS (SELECT 1 FROM job
                WHERE task_id = :task AND state IN ('queued', 'running', 'evaluating'))
            OR EXISTS (SELECT 1 FROM version
                WHERE task_id = :task AND (trained_at >= :at OR trained_up_to >= :example))
            OR EXISTS (SELECT 1 FROM answer
                WHERE task_id = :task AND class = :class AND id <> :answer)
            """, places) != nil
    }
}
