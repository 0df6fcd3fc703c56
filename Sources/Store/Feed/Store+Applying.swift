internal import GRDB

extension Store {
    /// Applies what came down the parent's feed, with the cursor, in one transaction.
    ///
    /// Answers stand or are kept by rank, become examples, create classes that are missing, and go
    /// on to the children that asked. Numbers play no part in it: what came before is known by the
    /// question and who said what when.
    /// - Parameters:
    ///   - items: what came, in order; offers are not the store's.
    ///   - upTo: the last number of what came; the cursor never goes back.
    /// - Returns: what became of each, in order; one that makes no sense is refused alone.
    /// - Throws: `conflict` without a parent.
    package func applyFeed(
        _ items: [NewDelivery], upTo: Int64
    ) throws(StoreError) -> [WordOutcome] {
        try write { database in
            try database.run("UPDATE uplink SET applied = max(applied, ?)", [upTo])
            guard database.changesCount == 1 else {
                throw StoreError(
                    .conflict, "this node has no parent any more; what came down is not kept")
            }
            var intake = AnswerIntake(self, database)
            let outcomes = try items.map { item in
                try intake.reportingRetired { intake in
                    switch item {
                    case .answer(let answer): try intake.apply(answer)
                    case .retraction(let word): try intake.apply(word)
                    case .refusal(let id, let reason):
                        try database.refuse(question: id, reason: reason)
                    }
                }
            }
            try intake.finish()
            return outcomes
        }
    }
}

extension AnswerIntake {
    /// Runs `body` and adds to its outcome the examples that are gone by it.
    mutating func reportingRetired(
        _ body: (inout AnswerIntake) throws -> WordOutcome
    ) throws -> WordOutcome {
        let before = retired.count
        var outcome = try body(&self)
        outcome.removedExampleIDs = Array(retired.dropFirst(before))
        return outcome
    }

    fileprivate mutating func apply(_ fed: FedAnswer) throws -> WordOutcome {
        guard let question = try QuestionRecord.find(fed.questionID, database) else {
            return WordOutcome(questionID: fed.questionID, task: fed.task, result: .unknown)
        }
        let task = try TaskRow.numbered(question.taskID, database)
        var report = WordOutcome(questionID: question.id, task: task.name, result: .known)
        if let problem = fed.problem(task: task.name) {
            report.result = .refused(problem)
            return report
        }
        try OutboxRecord.arrived(question: question.number, at: now, database)
        let place = try fed.className.map { try self.place(ofClass: $0, task: task) }
        report.changedClasses = place?.isNew ?? false
        let answer = fed.answer(place?.place, hops: max(fed.hops, 1))
        let outcome = try take(
            Arrival(answer: answer, weight: fed.exampleWeight, origin: .above), for: question)
        report.result = WordOutcome.Result(outcome.result)
        report.exampleID = outcome.example?.id
        if report.result.isNews { report.own = try question.ownWord(place?.place, database) }
        if fed.routeAbove != "[]", outcome.answer != nil {
            try database.run(
                "UPDATE question_input SET route_above = ? WHERE question = ?",
                [fed.routeAbove, question.number])
        }
        if outcome.result == .kept || outcome.result == .known {
            try answerBack(question, to: answer)
        }
        return report
    }

    /// Lets the parent know that its word was taken back, or what stands here, if it said something
    /// else: that ranks lower, and may be all that it remembers.
    ///
    /// What this node's own model or memory said is not for those above.
    private func answerBack(_ question: QuestionRecord, to told: NewAnswer) throws {
        if let undone = try question.undone(told, database) {
            return try OutboxRecord.queue(
                word: undone, question: question.number, at: now, database)
        }
        guard let final = try AnswerRecord.final(question: question.number, database)?.answer,
            final.isForAbove, final.by != told.by || final.at != told.at,
            try !question.input(database).payload.isEmpty
        else { return }
        try OutboxRecord.teach(question: question.number, at: now, database)
    }

    fileprivate mutating func apply(_ word: FedRetraction) throws -> WordOutcome {
        guard let question = try QuestionRecord.find(word.questionID, database) else {
            return WordOutcome(questionID: word.questionID, result: .unknown)
        }
        return try retracted(
            Retraction(
                by: word.by, at: word.at, retractedAt: word.retractedAt, origin: .above),
            of: question)
    }

    /// Takes a word back, and says what that did.
    mutating func retracted(
        _ retraction: Retraction, of question: QuestionRecord
    ) throws -> WordOutcome {
        let task = try TaskRow.numbered(question.taskID, database)
        let undone = try retract(retraction, of: question)
        return WordOutcome(
            questionID: question.id, task: task.name,
            result: undone.map { .retracted($0.state) } ?? .known)
    }

    /// Returns the index of a class that another node names.
    mutating func place(
        ofClass name: String, task: TaskRow
    ) throws -> (place: Int, isNew: Bool) {
        let found = try task.placeOrAppend(name, database)
        // The counts in hand know nothing of the new class.
        if found.isNew { try finish() }
        return found
    }
}

extension Database {
    /// Notes that a question is not to be answered above: it waits here.
    fileprivate func refuse(question id: String, reason: String) throws -> WordOutcome {
        guard let question = try QuestionRecord.find(id, self) else {
            return WordOutcome(questionID: id, result: .unknown)
        }
        let task = try TaskRow.numbered(question.taskID, self).name
        guard question.state == .waiting else {
            return WordOutcome(questionID: id, task: task, result: .known)
        }
        try run(
            """
            UPDATE outbox SET state = 2, refusal = ?
                WHERE question = ? AND coalesce(answer, 0) = 0 AND state <> 2
            """,
            [reason, question.number])
        return WordOutcome(
            questionID: id, task: task,
            result: changesCount == 1 ? .refused(reason) : .known)
    }
}

extension FedAnswer {
    /// Why it cannot be taken, in a sentence; nil when it can.
    func problem(task name: String) -> String? {
        if task != name {
            return "the answer is for a question of the task \(task), here it is one of \(name)"
        }
        if className == "" { return "the answer by \(by) names a class without a name" }
        if className == nil, via < .expert {
            return "the answer by \(by) names no class, and only experts and humans may say so"
        }
        if !confidence.isFinite { return "the answer by \(by) has no number for a confidence" }
        if let exampleWeight, !(exampleWeight > 0 && exampleWeight.isFinite) {
            return "the answer by \(by) is to count for \(exampleWeight) in training"
        }
        return nil
    }

    func answer(_ classIndex: Int?, hops: Int) -> NewAnswer {
        NewAnswer(
            classIndex: classIndex, ranked: ranked, confidence: confidence, by: by, via: via,
            hops: hops, version: version, at: at)
    }
}

extension QuestionRecord {
    /// What the live version said when the question came, held against the class that stands.
    ///
    /// One that came from a child when nothing was live has no guess.
    fileprivate func ownWord(
        _ truth: Int?, _ database: Database
    ) throws -> WordOutcome.OwnWord? {
        let row = try database.row(
            "SELECT guess, guess_probability, reason IS NULL FROM question WHERE number = ?",
            [number])
        guard let row, let guess: Int = row[0] else { return nil }
        return WordOutcome.OwnWord(
            guess: Guess(classIndex: guess, probability: row[1]), wasAnswer: row[2],
            isRight: guess == truth)
    }
}

extension WordOutcome.Result {
    /// Whether the answer stands that did not stand before.
    fileprivate var isNews: Bool {
        switch self {
        case .answered, .corrected, .confirmed: true
        case .kept, .known, .retracted, .unknown, .refused: false
        }
    }

    init(_ outcome: AnswerOutcome) {
        switch outcome {
        case .answered: self = .answered
        case .corrected(let former): self = .corrected(former: former)
        case .confirmed(let former): self = .confirmed(former: former)
        case .kept: self = .kept
        case .known: self = .known
        }
    }
}
