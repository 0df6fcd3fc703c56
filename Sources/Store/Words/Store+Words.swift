internal import GRDB

extension Store {
    /// Takes human words that a child passed up, with the highest number of its outbox, in one
    /// transaction; they go on to the parent and to the other children that asked.
    ///
    /// A question that is not known here comes in with its answer: it never waited, and is an
    /// example like any other.
    /// - Parameters:
    ///   - words: the words; one that cannot be had is refused alone.
    ///   - child: the row of the child that they came from.
    ///   - applied: up to which number the child applied its feed when it sent them; nil leaves it.
    /// - Returns: what became of each, in order.
    /// - Throws: what the disk says.
    package func takeWords(
        _ words: [NewWord], from child: Int64, havingApplied applied: Int64? = nil
    ) throws(StoreError) -> [WordOutcome] {
        try write { database in
            try database.note(applied: applied, by: child)
            var intake = AnswerIntake(self, database)
            let outcomes = try words.map { word in
                try intake.reportingRetired { try $0.take(word, from: child) }
            }
            try intake.finish()
            if let highest = words.map(\.sequence).max() {
                try database.note(received: highest, from: child)
            }
            return outcomes
        }
    }
}

extension AnswerIntake {
    fileprivate mutating func take(_ word: NewWord, from child: Int64) throws -> WordOutcome {
        var report = WordOutcome(questionID: word.questionID, task: word.task, result: .unknown)
        let present = try QuestionRecord.find(word.questionID, database)
        if let problem = try word.problem(present, from: child, database) {
            report.result = .refused(problem)
            return report
        }
        let task = try TaskRow.named(word.task, database)
        guard try word.retractedAt == nil || present != nil || OutboxRecord.hasUplink(database)
        else {
            return report
        }
        let question = try present ?? word.makeQuestion(task: task, child: child, database)
        if let retractedAt = word.retractedAt {
            return try retracted(
                Retraction(
                    by: word.by, at: word.at, retractedAt: retractedAt, origin: .child(child)),
                of: question)
        }
        let place = try word.className.map { try self.place(ofClass: $0, task: task) }
        let answer = word.answer(place?.place)
        let outcome = try take(
            Arrival(answer: answer, weight: word.weight, origin: .child(child)), for: question)
        try question.teach(child: child, that: answer, database)
        report.changedClasses = place?.isNew ?? false
        report.result = WordOutcome.Result(outcome.result)
        report.exampleID = outcome.example?.id
        return report
    }
}

extension QuestionRecord {
    /// Notes a child that said something of the question as one that asked, and lets it know what
    /// stands here.
    ///
    /// What it said itself it is told once, as it would be without after it was restored from a
    /// copy; anything else unless that is on its way. A word that was taken back here it is told to
    /// be: it went back to a copy from before.
    func teach(child: Int64, that said: NewAnswer, _ database: Database) throws {
        try database.run(
            "INSERT INTO asked_by VALUES (?, ?) ON CONFLICT DO NOTHING", [number, child])
        if let undone = try undone(said, database) {
            try FeedRecord.tellAgain(.retraction, of: undone, to: child, database)
        }
        guard let final = try AnswerRecord.final(question: number, database) else { return }
        if final.answer.isSame(as: said),
            try FeedRecord.wasTold(answer: final.id, to: child, database)
        {
            return
        }
        try FeedRecord.tellAgain(question: number, child: child, database)
    }
}

extension NewWord {
    /// Why it cannot be taken, in a sentence; nil when it can.
    fileprivate func problem(
        _ present: QuestionRecord?, from child: Int64, _ database: Database
    ) throws -> String? {
        guard let task = try TaskRow.find(task, database) else {
            return "there is no task \(task) here"
        }
        if let present, present.taskID != task.id {
            let other = try TaskRow.numbered(present.taskID, database).name
            return "the word of \(by) is on a question of the task \(task.name), here "
                + "\(questionID) is one of \(other)"
        }
        if let present, try isForeign(to: present, child: child, database) {
            return "the word of \(by) is on another question than \(questionID) is here"
        }
        if className == "" { return "the word of \(by) names a class without a name" }
        if !(weight > 0 && weight.isFinite) {
            return "the word of \(by) is to count for \(weight) in training"
        }
        if payload.isEmpty || fingerprint.isEmpty || questionID.isEmpty || by.isEmpty {
            return "the word lacks the question, what was asked or who gave it"
        }
        return nil
    }

    /// Whether it is on another question than the one here, which the child never passed up.
    private func isForeign(
        to present: QuestionRecord, child: Int64, _ database: Database
    ) throws -> Bool {
        guard try present.input(database).fingerprint != fingerprint else { return false }
        return try database.row(
            "SELECT 1 FROM asked_by WHERE question = ? AND child = ?", [present.number, child])
            == nil
    }

    /// Brings in the question that nobody passed up; the answer follows in the same transaction.
    fileprivate func makeQuestion(
        task: TaskRow, child: Int64, _ database: Database
    ) throws -> QuestionRecord {
        let question = NewQuestion(
            id: questionID, task: task.name, askedAt: at, preview: preview, payload: payload,
            fingerprint: fingerprint, child: child)
        _ = try QuestionRecord.insert(question, taskID: task.id, state: .waiting, database)
        return try QuestionRecord.named(questionID, database)
    }

    fileprivate func answer(_ classIndex: Int?) -> NewAnswer {
        NewAnswer(classIndex: classIndex, confidence: 1, by: by, via: .human, at: at)
    }
}
