internal import GRDB

extension Store {
    /// Takes a label back: the question stands as before it, its example is gone unless another
    /// label carries the same word, and a class that only it used is gone too.
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
            let state = try label.restoreAnswer(database)
            let stored = try StoredQuestion.named(label.question.id, database)
            let task = try TaskRow.named(stored.task, database)
            let example = try self.removeExample(of: label, task: task, database)
            let removedClass = try label.removeClass(of: task, database)
            try database.note(
                Audit(
                    at: at, by: operatorName, verb: "undo label", object: label.question.id,
                    reason: "label \(id) by \(label.operatorName)"))
            return UndoOutcome(
                questionID: label.question.id, task: task.name, state: state,
                removedExampleID: example, removedClass: removedClass)
        }
    }

    /// Returns the example that is gone.
    private func removeExample(
        of label: LabelRow, task: TaskRow, _ database: Database
    ) throws -> Int64? {
        guard let example = label.example, try !label.isSeconded(database) else { return nil }
        // An example that the label merely repeated was there without it.
        guard
            try database.row(
                "SELECT 1 FROM label WHERE example = ? AND created_example = 1", [example])
                != nil
        else { return nil }
        guard try database.row("SELECT 1 FROM example WHERE id = ?", [example]) != nil else {
            try ExampleIntake.forget(retired: example, database)
            return nil
        }
        var intake = try ExampleIntake(
            task: task, now: now(), isHeldOut: isHeldOut, database)
        try intake.retire(example)
        try intake.restore(replacedBy: example)
        try intake.finish()
        return example
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
            SELECT question, answer, example, created_class, operator, labelled_at, undone_at,
                undone_by FROM label WHERE id = ?
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

    /// Lets the best of the other answers stand, or the question wait.
    func restoreAnswer(_ database: Database) throws -> StoredQuestion.State {
        try database.run(
            "UPDATE answer SET is_final = 0, is_undone = 1 WHERE id = ?", [answer])
        let others = try AnswerRecord.all(question: question.number, database)
            .filter { !$0.isUndone }
        // Among equals the first stands, as it would have, had there been no label.
        let best = others.dropFirst().reduce(others.first) { best, next in
            best.map { next.answer.outranks($0.answer) ? next : $0 }
        }
        if let best { try AnswerRecord.setFinal(best.id, to: true, database) }
        try question.settle(on: best?.answer, database)
        return try QuestionRecord.named(question.id, database).state
    }

    /// Whether another label that stands gave its word through the same example.
    func isSeconded(_ database: Database) throws -> Bool {
        try database.row(
            "SELECT 1 FROM label WHERE example = ? AND undone_at IS NULL", [example]) != nil
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
