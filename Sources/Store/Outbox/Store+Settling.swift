internal import GRDB

extension Store {
    /// Lets the outbox's numbers fit what the parent has, and notes by which conversation the
    /// parent knows this node from now on, in one transaction.
    /// - Parameters:
    ///   - received: the highest number of the outbox that is durable at the parent.
    ///   - isStrange: whether one of both went back to a copy since they last talked.
    ///   - conversation: what the parent calls the conversation; nil leaves the last.
    /// - Throws: what the disk says.
    package func settle(
        received: Int64, isStrange: Bool, conversation: String?
    ) throws(StoreError) {
        try write { database in
            let row = try database.row("SELECT last, confirmed FROM outbox_state")
            guard let row else { throw StoreError(.damaged, "the outbox has lost its numbers") }
            let resync = Resync(received: received, sent: row[0], confirmed: row[1])
            switch resync {
            case .nothing:
                try OutboxRecord.confirm(upTo: received, database)
                if isStrange {
                    try OutboxRecord.resend(after: received, at: self.now(), database)
                }
            case .resend(let number):
                try OutboxRecord.resend(after: number, at: self.now(), database)
            case .lift(let number): try OutboxRecord.lift(above: number, database)
            }
            guard let conversation else { return }
            try database.run("UPDATE uplink SET conversation = ?", [conversation])
        }
    }
}

extension OutboxRecord {
    /// Words, and questions that wait.
    static func markUnsent(_ database: Database) throws {
        try database.run(
            """
            UPDATE outbox SET state = 0 WHERE state = 1 AND (answer IS NOT NULL
                OR question IN (SELECT number FROM question WHERE state = 0))
            """)
    }

    /// Notes the highest number that the parent says to have, whose receipts may be lost.
    static func confirm(upTo number: Int64, _ database: Database) throws {
        try database.run(
            "UPDATE outbox_state SET confirmed = max(confirmed, min(?, last))", [number])
    }

    /// Has all sent again that the parent has lost: it remembers nothing beyond `after`.
    ///
    /// What was answered meanwhile goes with its answer, and so do all humans' words that came
    /// from above, with those that were taken back: the parent may have forgotten one on a question
    /// that it knows.
    fileprivate static func resend(after: Int64, at now: Int64, _ database: Database) throws {
        try database.run(
            """
            UPDATE outbox SET state = 0 WHERE state = 1 AND (sequence > ? OR answer IS NULL
                AND question IN (SELECT question FROM answer
                    WHERE is_final = 1 AND via = 3 AND hops > 0))
            """, [after])
        try database.run("UPDATE outbox_state SET confirmed = min(confirmed, ?)", [after])
        let undone = try database.rows(
            """
            SELECT answer.id, question FROM answer JOIN question_input USING (question)
                WHERE via = 3 AND is_undone = 1 AND hops > 0 AND length(payload) > 0
            """)
        for row in undone { try queue(word: row[0], question: row[1], at: now, database) }
    }

    /// Lets the numbering go on above what the parent has seen from a later life of this node, and
    /// has all that waits sent again.
    fileprivate static func lift(above: Int64, _ database: Database) throws {
        try markUnsent(database)
        try database.run(
            "UPDATE outbox_state SET last = max(last, ?1), confirmed = max(confirmed, ?1)", [above])
    }
}
