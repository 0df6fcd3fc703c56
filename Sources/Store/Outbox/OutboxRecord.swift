internal import GRDB

/// Rows of `outbox` as their transactions need them.
enum OutboxRecord {
    /// Before every question.
    static let wordPriority = Int.max

    /// What of a question cannot go up any more: its content was given up for space.
    static let hasContent = """
        EXISTS (SELECT 1 FROM question_input AS input
            WHERE input.question = number AND length(input.payload) > 0)
        """

    /// Puts a waiting question into the outbox, unless it is there.
    static func queue(question number: Int64, at now: Int64, _ database: Database) throws {
        let sequence = try nextSequence(database)
        try database.run(
            """
            INSERT INTO outbox (sequence, question, priority, expires_at, queued_at)
                SELECT ?, number, priority, expires_at, ? FROM question
                WHERE number = ? AND state = 0 AND \(hasContent) ON CONFLICT DO NOTHING
            """,
            [sequence, now, number])
        if database.changesCount == 1 { try give(sequence, database) }
    }

    /// Puts an answered question into the outbox, to see whether its answer is right; nothing at
    /// the top.
    static func queue(audited number: Int64, at now: Int64, _ database: Database) throws {
        guard try hasUplink(database) else { return }
        let sequence = try nextSequence(database)
        try database.run(
            """
            INSERT INTO outbox (sequence, question, priority, expires_at, queued_at, is_audit)
                SELECT ?, number, priority, expires_at, ?, 1 FROM question
                WHERE number = ? AND \(hasContent) ON CONFLICT DO NOTHING
            """,
            [sequence, now, number])
        if database.changesCount == 1 { try give(sequence, database) }
    }

    /// Puts a human's word into the outbox as it is now; nothing at the top.
    ///
    /// A word that is there is sent anew, under a number of its own.
    static func queue(
        word answer: Int64, question: Int64, at now: Int64, _ database: Database
    ) throws {
        guard try hasUplink(database) else { return }
        try database.run("DELETE FROM outbox WHERE answer = ?", [answer])
        let sequence = try nextSequence(database)
        try database.run(
            """
            INSERT INTO outbox (sequence, question, answer, priority, queued_at)
                SELECT ?, number, ?, ?, ? FROM question WHERE number = ? AND \(hasContent)
            """,
            [sequence, answer, wordPriority, now, question])
        if database.changesCount == 1 { try give(sequence, database) }
    }

    /// Notes that the parent has a question, whose receipt may be lost: it has said something of
    /// it.
    ///
    /// The entry may be gone, when this node's own model answered before.
    static func arrived(question: Int64, at now: Int64, _ database: Database) throws {
        try database.run(
            """
            UPDATE outbox SET state = 1, refusal = NULL, stays = 1
                WHERE question = ? AND coalesce(answer, 0) = 0
            """, [question])
        guard database.changesCount == 0 else { return }
        let sequence = try nextSequence(database)
        try database.run(
            """
            INSERT INTO outbox (sequence, question, state, priority, queued_at, stays)
                SELECT ?, number, 1, priority, ?, 1 FROM question
                WHERE number = ? AND \(hasContent)
            """,
            [sequence, now, question])
        if database.changesCount == 1 { try give(sequence, database) }
    }

    /// Notes that a question is answered: it need not go up any more.
    ///
    /// One that went stays: those above may have a better answer yet, and when one of them is
    /// restored from a copy that knows nothing of the question, only this node can say so. One
    /// whose receipt is out counts as gone: it may have been lost on the way down alone.
    static func settle(
        question: Int64, mayHaveGone: Int64, _ database: Database
    ) throws {
        try database.run(
            """
            UPDATE outbox SET state = 1, stays = 1 WHERE question = ?
                AND coalesce(answer, 0) = 0 AND state = 0 AND stays = 0 AND sequence <= ?
            """, [question, mayHaveGone])
        try database.run(
            "DELETE FROM outbox WHERE question = ? AND coalesce(answer, 0) = 0 AND stays = 0",
            [question])
        try database.run(
            "UPDATE outbox SET expires_at = NULL WHERE question = ? AND coalesce(answer, 0) = 0",
            [question])
    }

    /// Has a waiting question go up that may have gone before.
    static func queueAgain(
        question number: Int64, at now: Int64, _ database: Database
    ) throws {
        let former = try database.row(
            "SELECT stays FROM outbox WHERE question = ? AND coalesce(answer, 0) = 0", [number])
        guard let former else { return try queue(question: number, at: now, database) }
        try database.run(
            "DELETE FROM outbox WHERE question = ? AND coalesce(answer, 0) = 0", [number])
        try queue(question: number, at: now, database)
        try database.run(
            "UPDATE outbox SET stays = ? WHERE question = ? AND coalesce(answer, 0) = 0",
            [former[0] as Int, number])
    }

    /// Has an answered question go up with the answer that stands: the parent knows less.
    ///
    /// Under a number of its own: the receipt of an earlier sending is none of this.
    static func teach(question number: Int64, at now: Int64, _ database: Database) throws {
        let sequence = try nextSequence(database)
        try database.run(
            """
            UPDATE outbox SET sequence = ?, state = 0, refusal = NULL, stays = 1, expires_at = NULL
                WHERE question = ? AND coalesce(answer, 0) = 0
            """, [sequence, number])
        if database.changesCount == 0 {
            try database.run(
                """
                INSERT INTO outbox (sequence, question, priority, queued_at, stays)
                    SELECT ?, number, priority, ?, 1 FROM question
                    WHERE number = ? AND \(hasContent)
                """,
                [sequence, now, number])
        }
        if database.changesCount == 1 { try give(sequence, database) }
    }

    static func hasUplink(_ database: Database) throws -> Bool {
        try database.row("SELECT 1 FROM uplink") != nil
    }

    static func nextSequence(_ database: Database) throws -> Int64 {
        try database.number("SELECT last + 1 FROM outbox_state")
    }

    static func give(_ sequence: Int64, _ database: Database) throws {
        try database.run("UPDATE outbox_state SET last = ?", [sequence])
    }
}

extension StoredEscalation {
    /// From the columns state, refusal and expires_at, which start at `offset`; nil without any.
    init?(_ row: Row, offset: Int, at now: Int64) {
        guard let state: Int = row[offset] else { return nil }
        let expiresAt: Int64? = row[offset + 2]
        switch state {
        case 0: self = expiresAt.map { $0 <= now } == true ? .expired : .queued
        case 1: self = .passedUp
        case 2: self = .refused(row[offset + 1])
        default: self = .expired
        }
    }
}
