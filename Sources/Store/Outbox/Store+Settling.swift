internal import GRDB

extension Store {
    /// Lets the outbox's numbers fit what the parent has, and notes by which conversation the
    /// parent knows this node from now on, in one transaction.
    ///
    /// When one of both went back to a copy, all that the parent has had goes up again, answered
    /// questions with their answers: the highest number that it has tells what it has seen last,
    /// not that it has all before it. A word may have overtaken a thousand questions, or a frame
    /// from before its copy have come late.
    /// - Parameters:
    ///   - received: the highest number of the outbox that is durable at the parent.
    ///   - isStrange: whether one of both went back to a copy since they last talked.
    ///   - conversation: what the parent calls the conversation; nil leaves the last.
    /// - Throws: what the disk says.
    package func settle(
        received: Int64, isStrange: Bool, conversation: String?
    ) throws(StoreError) {
        try write { database in
            let last = try database.number("SELECT last FROM outbox_state")
            if isStrange || received > last {
                try OutboxRecord.resendAll(at: self.now(), database)
            } else {
                // Answered here while it was not known whether they had gone: they had not. Those
                // of an earlier run may have waited for weeks without a parent, and asking for
                // thousands that were answered here meanwhile would cost more than it tells.
                try database.run(
                    "UPDATE outbox SET state = 0 WHERE state = 1 AND sequence > ? AND sequence <= ?",
                    [received, hasLoaded])
            }
            // What goes again gets numbers above these, so that it is missed if it is lost.
            try database.run(
                "UPDATE outbox_state SET last = max(last, ?1), confirmed = ?1", [received])
            guard let conversation else { return }
            try database.run("UPDATE uplink SET conversation = ?", [conversation])
        }
    }
}

extension OutboxRecord {
    /// Has all go up again that the parent has had, with the words from above that were taken back:
    /// it may have forgotten any of it.
    fileprivate static func resendAll(at now: Int64, _ database: Database) throws {
        try database.run("UPDATE outbox SET state = 0 WHERE state = 1")
        let undone = try database.rows(
            """
            SELECT answer.id, question FROM answer JOIN question_input USING (question)
                WHERE via = 3 AND is_undone = 1 AND hops > 0 AND length(payload) > 0
            """)
        for row in undone { try queue(word: row[0], question: row[1], at: now, database) }
    }
}
