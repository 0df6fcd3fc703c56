internal import GRDB

extension Store {
    /// The nodes that escalate to this one, in the order in which they came.
    package func children() throws(StoreError) -> [StoredChild] {
        try read { try $0.rows(StoredChild.selection + " ORDER BY id").map(StoredChild.init) }
    }

    /// The child with that node id; nil when there is none.
    package func child(node: String) throws(StoreError) -> StoredChild? {
        try read { database in
            try database.row(StoredChild.selection + " WHERE node = ?", [node])
                .map(StoredChild.init)
        }
    }

    /// Adds a child, or names a known one anew.
    @discardableResult
    package func addChild(
        node: String, name: String, tier: String, at: Int64
    ) throws(StoreError) -> StoredChild {
        try write { database in
            try StoredChild.add(node: node, name: name, tier: tier, at: at, database)
            let row = try database.row(StoredChild.selection + " WHERE node = ?", [node])
            guard let row else { throw StoreError(.damaged, "a child vanished while added") }
            return StoredChild(row)
        }
    }

    /// Cuts the link to a child, or lets it come again.
    package func setHeld(child: Int64, _ isHeld: Bool) throws(StoreError) {
        try write { try $0.run("UPDATE child SET is_held = ? WHERE id = ?", [isHeld, child]) }
    }

    /// Notes that a child was heard from; a report takes the place of its last.
    package func heardFrom(
        child: Int64, at: Int64, report: String? = nil
    ) throws(StoreError) {
        try write { database in
            try database.run(
                "UPDATE child SET heard_at = ?, report = coalesce(?, report) WHERE id = ?",
                [at, report, child])
        }
    }

    /// The highest number of the child's outbox that is durable here.
    package func received(child: Int64) throws(StoreError) -> Int64 {
        try read { try $0.number("SELECT received FROM child WHERE id = ?", [child]) }
    }

    /// Takes a batch that a child passed up, in one transaction with the highest number of its
    /// outbox.
    ///
    /// Ids that are known get the child as one more that asked; when they have an answer, it goes
    /// into the child's feed again, and one that waits takes the answer that is found here now.
    /// - Parameters:
    ///   - batch: the questions, with what is made of each here.
    ///   - child: the row of the child, whatever the questions say of it.
    ///   - received: the highest number of the child's outbox among them, refused ones included.
    ///   - applied: up to which number the child applied its feed when it sent them; nil leaves it.
    /// - Returns: for each the question as it stands now and whether it is new, or nil when its id
    ///   is another question's.
    /// - Throws: `notFound` for a task that is not there.
    package func takeQuestions(
        _ batch: [ChildQuestion], from child: Int64, upTo received: Int64,
        havingApplied applied: Int64? = nil
    ) throws(StoreError) -> [(question: StoredQuestion, isNew: Bool)?] {
        try write { database in
            try database.note(applied: applied, by: child)
            var taskIDs: [String: Int64] = [:]
            var intake = AnswerIntake(self, database)
            let outcomes = try batch.map {
                let taken = try database.take(
                    $0, from: child, taskIDs: &taskIDs, at: self.now())
                guard let taken, !taken.isNew, case .answered(let answered) = $0 else {
                    return taken
                }
                return (try intake.answerIfWaiting(taken.question, answered.answer), false)
            }
            try intake.finish()
            try database.note(received: received, from: child)
            return outcomes
        }
    }
}

extension Database {
    /// Raises the highest number of a child's outbox that is durable here.
    func note(received: Int64, from child: Int64) throws {
        try run("UPDATE child SET received = max(received, ?) WHERE id = ?", [received, child])
    }

    /// Notes up to which number a child says to have applied its feed, before anything else that it
    /// says is taken in: what it applied without knowing the question it has to be told again.
    func note(applied: Int64?, by child: Int64) throws {
        guard let applied else { return }
        try run(
            "UPDATE child SET applied = max(0, min(?, fed)) WHERE id = ?", [applied, child])
    }

    fileprivate func take(
        _ arrival: ChildQuestion, from child: Int64, taskIDs: inout [String: Int64], at now: Int64
    ) throws -> (question: StoredQuestion, isNew: Bool)? {
        var question = arrival.question
        question.child = child
        if let present = try QuestionRecord.find(question.id, self),
            try !present.isSame(
                task: TaskRow.named(question.task, self).id, fingerprint: question.fingerprint,
                self)
        {
            // Whoever knows an id alone is to learn nothing by it.
            return nil
        }
        switch arrival {
        case .waiting: return try queue(question, at: now)
        case .answered(let answered):
            let isNew = try record(
                AnsweredQuestion(
                    question: question, answer: answered.answer,
                    isAudited: answered.isAudited),
                taskIDs: &taskIDs, at: now)
            return (try StoredQuestion.named(question.id, at: now, self), isNew)
        }
    }
}

extension AnswerIntake {
    /// Takes what this node's own model says of a question that waits here since before it knew.
    fileprivate mutating func answerIfWaiting(
        _ question: StoredQuestion, _ answer: NewAnswer
    ) throws -> StoredQuestion {
        guard question.state == .waiting else { return question }
        _ = try take(
            Arrival(answer: answer, weight: nil, origin: .here),
            for: QuestionRecord.named(question.id, database))
        return try StoredQuestion.named(question.id, at: now, database)
    }
}

extension ChildQuestion {
    fileprivate var question: NewQuestion {
        switch self {
        case .waiting(let question): question
        case .answered(let answered): answered.question
        }
    }
}

extension StoredChild {
    /// Adds a child in the transaction that lets it in, or names a known one anew.
    static func add(
        node: String, name: String, tier: String, at time: Int64, _ database: Database
    ) throws {
        try database.run(
            """
            INSERT INTO child (node, name, tier, added_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, tier = excluded.tier
            """,
            [node, name, tier, time])
    }

    static let selection = """
        SELECT id, node, name, tier, added_at, is_held, heard_at, report, received, fed, applied
            FROM child
        """

    init(_ row: Row) {
        self.init(
            id: row[0], node: row[1], name: row[2], tier: row[3], addedAt: row[4],
            isHeld: row[5], heardAt: row[6], report: row[7], received: row[8], fed: row[9],
            applied: row[10])
    }
}
