internal import GRDB

extension Store {
    /// Takes answered questions that a child passes up again, in one transaction: each answer
    /// stands here or is kept by its rank, and the child is told what ranks higher.
    ///
    /// A question that is not known here comes in with its answer and never waits; it goes on to
    /// the parent, who may have forgotten it too.
    /// - Parameters:
    ///   - batch: the questions and answers; one that cannot be had is refused alone.
    ///   - child: the row of the child that they came from.
    ///   - applied: up to which number the child applied its feed when it sent them; nil leaves it.
    /// - Returns: what became of each answer, in order.
    /// - Throws: what the disk says.
    package func takeAnswered(
        _ batch: [ChildAnswer], from child: Int64, havingApplied applied: Int64? = nil
    ) throws(StoreError) -> [WordOutcome] {
        try write { database in
            try database.note(applied: applied, by: child)
            var intake = AnswerIntake(self, database)
            let outcomes = try batch.map { arrival in
                try intake.reportingRetired { try $0.take(arrival, from: child) }
            }
            try intake.finish()
            return outcomes
        }
    }
}

extension AnswerIntake {
    fileprivate mutating func take(
        _ arrival: ChildAnswer, from child: Int64
    ) throws -> WordOutcome {
        let fed = arrival.answer
        let task = try TaskRow.named(arrival.question.task, database)
        let present = try QuestionRecord.find(arrival.question.id, database)
        var report = WordOutcome(questionID: fed.questionID, task: task.name, result: .known)
        let name = try present.map { try TaskRow.numbered($0.taskID, database).name } ?? task.name
        if let problem = fed.problem(task: name) {
            report.result = .refused(problem)
            return report
        }
        if let present,
            try !present.isSame(
                task: task.id, fingerprint: arrival.question.fingerprint, database)
        {
            report.result = .refused("its id is that of another question")
            return report
        }
        let question = try present ?? insert(arrival.question, task: task, child: child)
        let place = try fed.className.map { try self.place(ofClass: $0, task: task) }
        let answer = fed.answer(place?.place, hops: fed.hops)
        let outcome = try take(
            Arrival(answer: answer, weight: fed.exampleWeight, origin: .child(child)),
            for: question)
        try question.teach(child: child, that: answer, database)
        // What was forgotten here may be forgotten above too.
        let isNews = present == nil || outcome.result != .known && outcome.result != .kept
        if isNews, try OutboxRecord.hasUplink(database) {
            try OutboxRecord.teach(question: question.number, at: now, database)
        }
        report.changedClasses = place?.isNew ?? false
        report.result = WordOutcome.Result(outcome.result)
        report.exampleID = outcome.example?.id
        return report
    }

    private func insert(
        _ question: NewQuestion, task: TaskRow, child: Int64
    ) throws -> QuestionRecord {
        var question = question
        question.child = child
        _ = try QuestionRecord.insert(question, taskID: task.id, state: .waiting, database)
        return try QuestionRecord.named(question.id, database)
    }
}
