internal import GRDB

extension Store {
    /// What the parent is to be told next: what it has not confirmed and what did not expire, by
    /// priority, then in order.
    ///
    /// Numbers only rise as they go out: what comes after a higher one for its low priority gets a
    /// new one. So nothing else may be on its way when this is called.
    package func outbox(limit: Int, at: Int64) throws(StoreError) -> [OutboxEntry] {
        try setExpiredAside(at: at)
        let entries = try rising(limit: limit, at: at)
        if let last = entries.last?.sequence { isSending(upTo: last) }
        return entries
    }

    private func rising(limit: Int, at: Int64) throws(StoreError) -> [OutboxEntry] {
        let (entries, areRising) = try read { database in
            let entries = try OutboxEntry.unsent(limit: limit, at: at, database)
            var last = try database.number("SELECT confirmed FROM outbox_state")
            let areRising = entries.allSatisfy { entry in
                defer { last = entry.sequence }
                return entry.sequence > last
            }
            return (entries, areRising)
        }
        guard !areRising else { return entries }
        return try write { database in
            // These very ones: read anew, others of lower numbers would come before them.
            try OutboxEntry.unsent(limit: limit, at: at, database).map { entry in
                var entry = entry
                entry.sequence = try OutboxRecord.renumber(entry.sequence, database)
                return entry
            }
        }
    }

    /// Notes what the parent has, and what it will not have; unknown numbers are passed over.
    ///
    /// Nothing is written for entries that an answer has removed before.
    package func acknowledge(
        _ receipts: [(sequence: Int64, refusal: String?)], at: Int64
    ) throws(StoreError) {
        guard let highest = receipts.map(\.sequence).max() else { return }
        try write { database in
            var isNews = false
            for receipt in receipts {
                try database.run(
                    """
                    UPDATE outbox SET state = ?1, refusal = ?2, stays = max(stays, ?1 = 1)
                        WHERE sequence = ?3
                            AND (state <> ?1 OR refusal IS NOT ?2 OR stays < (?1 = 1))
                    """,
                    [receipt.refusal == nil ? 1 : 2, receipt.refusal, receipt.sequence])
                isNews = isNews || database.changesCount > 0
            }
            guard isNews else { return }
            try database.run(
                "UPDATE outbox_state SET confirmed = max(confirmed, min(?, last))", [highest])
        }
    }

    /// How the outbox stands, without reading it.
    package func outboxState() throws(StoreError) -> OutboxState {
        try read { database in
            let row = try database.row("SELECT last, confirmed, unsent FROM outbox_state")
            guard let row else { throw StoreError(.damaged, "the outbox has lost its numbers") }
            let oldest = try database.row(
                """
                SELECT queued_at FROM outbox INDEXED BY outbox_oldest WHERE state = 0
                    ORDER BY queued_at LIMIT 1
                """)
            return OutboxState(
                lastSequence: row[0], confirmed: row[1], unsent: row[2],
                oldestUnsentAt: oldest?[0])
        }
    }

    /// Has all sent again that waits, and all words: this store is older than what the parent
    /// knows of it.
    package func resendWaiting() throws(StoreError) {
        try write { database in
            try database.run(
                """
                UPDATE outbox SET state = 0 WHERE state = 1 AND (answer IS NOT NULL
                    OR question IN (SELECT number FROM question WHERE state = 0))
                """)
        }
    }

    /// Takes out of the unsent what may not climb any more; writes only when there is any.
    private func setExpiredAside(at: Int64) throws(StoreError) {
        let expired = """
            FROM outbox INDEXED BY outbox_expiring
                WHERE state = 0 AND expires_at IS NOT NULL AND expires_at <= ?
            """
        guard try read({ try $0.row("SELECT 1 \(expired) LIMIT 1", [at]) != nil }) else { return }
        try write { database in
            try database.run(
                "UPDATE outbox SET state = 3 WHERE sequence IN (SELECT sequence \(expired))", [at])
        }
    }
}

extension OutboxRecord {
    /// Returns the entry's new number, above all that were given out.
    fileprivate static func renumber(_ sequence: Int64, _ database: Database) throws -> Int64 {
        let next = try nextSequence(database)
        try database.run("UPDATE outbox SET sequence = ? WHERE sequence = ?", [next, sequence])
        try give(next, database)
        return next
    }
}

extension OutboxEntry {
    fileprivate static func unsent(
        limit: Int, at moment: Int64, _ database: Database
    ) throws -> [OutboxEntry] {
        let rows = try database.rows(
            """
            SELECT sequence, question, answer, priority, queued_at
                FROM outbox INDEXED BY outbox_unsent WHERE state = 0
                ORDER BY priority DESC, sequence LIMIT ?
            """, [limit])
        return try rows.map { row in
            let item: Item =
                if let answer: Int64 = row[2] {
                    .word(try StoredWord(answer: answer, database))
                } else {
                    try Item(question: row[1], at: moment, database)
                }
            return OutboxEntry(
                sequence: row[0], item: item, priority: row[3], queuedAt: row[4])
        }
    }
}

extension OutboxEntry.Item {
    fileprivate init(question number: Int64, at now: Int64, _ database: Database) throws {
        let row = try database.row(
            StoredQuestion.selection + " WHERE question.number = ?", [number])
        let input = try database.row(
            "SELECT payload, route_up FROM question_input WHERE question = ?", [number])
        guard let row, let input else {
            throw StoreError(.damaged, "the outbox names a question that is missing")
        }
        self = .question(
            StoredQuestion(row, at: now), payload: try input.bytes(0), route: input[1])
    }
}

extension StoredWord {
    fileprivate init(answer id: Int64, _ database: Database) throws {
        let row = try database.row(
            """
            SELECT question.id, task.name, payload, class.name, given_by, given_at, undone_at
                FROM answer JOIN question ON question.number = answer.question
                JOIN question_input ON question_input.question = question.number
                JOIN task ON task.id = question.task_id
                LEFT JOIN class ON class.task_id = answer.task_id AND class.place = answer.class
                WHERE answer.id = ?
            """, [id])
        guard let row else {
            throw StoreError(.damaged, "the outbox names a word that is missing")
        }
        self.init(
            questionID: row[0], task: row[1], payload: try row.bytes(2), className: row[3],
            by: row[4], at: row[5], retractedAt: row[6])
    }
}
