internal import GRDB

/// Rows of `feed` as their transactions need them.
enum FeedRecord {
    enum Kind: Int {
        case answer, retraction, offer, refusal
    }

    /// Puts an answer, or that it was taken back, into the feed of every child that asked, but for
    /// the one that the word came from.
    static func tell(
        _ kind: Kind, answer: Int64, question: Int64, except child: Int64?, _ database: Database
    ) throws {
        let rows = try database.rows(
            "SELECT child FROM asked_by WHERE question = ? AND child IS NOT ?", [question, child])
        for row in rows {
            try append(kind, to: row[0], answer: answer, database)
        }
    }

    /// Puts the answer that stands into the feed of a child that asks again, unless it is on its
    /// way there.
    static func tellAgain(question: Int64, child: Int64, _ database: Database) throws {
        let row = try database.row(
            "SELECT id FROM answer WHERE question = ? AND is_final = 1", [question])
        guard let answer: Int64 = row?[0] else { return }
        try tellAgain(.answer, of: answer, to: child, database)
    }

    /// Puts an answer, or that it was taken back, into the feed of a child, unless it is on its
    /// way there.
    static func tellAgain(
        _ kind: Kind, of answer: Int64, to child: Int64, _ database: Database
    ) throws {
        let isUnderWay =
            try database.row(
                """
                SELECT 1 FROM feed WHERE answer = ?1 AND child = ?2 AND kind = ?3
                    AND sequence > (SELECT applied FROM child WHERE id = ?2)
                """,
                [answer, child, kind.rawValue]) != nil
        if !isUnderWay { try append(kind, to: child, answer: answer, database) }
    }

    /// Whether the child was told of an answer, on whatever number.
    static func wasTold(answer: Int64, to child: Int64, _ database: Database) throws -> Bool {
        try database.row("SELECT 1 FROM feed WHERE answer = ? AND child = ?", [answer, child])
            != nil
    }

    /// Lets the child's feed go on above `above`, which it has applied in another life of this
    /// node, and numbers anew what it still has to be told.
    ///
    /// This life may have given out numbers up to and beyond `above` since it was restored from a
    /// copy: the child has had other things under them.
    static func lift(child: Int64, above: Int64, _ database: Database) throws {
        let row = try database.row("SELECT applied, fed FROM child WHERE id = ?", [child])
        guard let row else { return }
        let (applied, fed): (Int64, Int64) = (row[0], row[1])
        let above = max(above, fed)
        // By as much as leaves no number to be taken twice on the way.
        try database.run(
            "UPDATE feed SET sequence = sequence + ? WHERE child = ? AND sequence > ?",
            [above - applied, child, applied])
        try database.run(
            "UPDATE child SET fed = ?, applied = ? WHERE id = ?",
            [above + fed - applied, above, child])
    }

    static func append(
        _ kind: Kind, to child: Int64, answer: Int64? = nil, subject: String? = nil,
        body: String? = nil, _ database: Database
    ) throws {
        try database.run("UPDATE child SET fed = fed + 1 WHERE id = ?", [child])
        try database.run(
            """
            INSERT INTO feed (child, sequence, kind, answer, subject, body)
                SELECT id, fed, ?, ?, ?, ? FROM child WHERE id = ?
            """,
            [kind.rawValue, answer, subject, body, child])
    }

    /// Puts the base that a child is to build on into its feed; see `Store.offer`.
    static func offer(
        to child: Int64, task: String, body: String, _ database: Database
    ) throws {
        try database.run(
            """
            DELETE FROM feed WHERE child = ?1 AND subject = ?2 AND kind = 2
                AND sequence <= (SELECT applied FROM child WHERE id = ?1)
            """,
            [child, task])
        // One on its way may be lost or not: its number stays taken, without a gap.
        try database.run(
            "UPDATE feed SET body = ?3 WHERE child = ?1 AND subject = ?2 AND kind = 2",
            [child, task, body])
        try append(.offer, to: child, subject: task, body: body, database)
    }
}
