internal import GRDB

/// How far one kind of sacrifice has come.
struct SacrificeWalk {
    let sacrifice: Sacrifice
    private let at: Int64
    /// Those to go next; they may have changed since they were looked up.
    private var numbers: ArraySlice<Int64>
    /// How many went in the last step.
    private(set) var hit = 0

    /// How many are looked up at once.
    static let listed = 10_000
    private static let chunk = 500
    private static let refusal = "it was given up above: the disk budget there was spent"

    var isDone: Bool { numbers.isEmpty }

    /// Looks up who goes first.
    init(_ sacrifice: Sacrifice, at: Int64, _ database: Database) throws {
        self.sacrifice = sacrifice
        self.at = at
        let found = try Int64.fetchAll(
            database.cachedStatement(sql: sacrifice.candidates),
            arguments: ["at": at, "limit": Self.listed])
        numbers = found[...]
    }

    /// Lets the next few go, and no more than it takes to come down to `aim`.
    mutating func step(aim: Int, _ database: Database) throws {
        hit = 0
        for number in numbers.prefix(Self.chunk) {
            guard try database.questionBytes() > aim else { break }
            if try isStillToGo(number, database) {
                try letGo(number, database)
                hit += 1
            }
        }
        numbers = numbers.dropFirst(Self.chunk)
        guard hit > 0 else { return }
        _ = try database.rows("PRAGMA incremental_vacuum(\(Self.chunk * 8))")
    }

    private func isStillToGo(_ number: Int64, _ database: Database) throws -> Bool {
        try database.row(
            """
            SELECT 1 FROM question
                WHERE number = :number AND :at IS NOT NULL AND \(sacrifice.condition)
            """,
            ["number": number, "at": at]) != nil
    }

    private func letGo(_ number: Int64, _ database: Database) throws {
        switch sacrifice {
        case .contents:
            try database.run(
                """
                UPDATE question_input SET payload = x'', route_up = '[]', route_above = '[]'
                    WHERE question = ?
                """, [number])
            // The parent cannot be told any more what the question was.
            try database.run(
                "DELETE FROM outbox WHERE question = ? AND coalesce(answer, 0) = 0", [number])
            return
        case .answered, .expired, .waiting: break
        case .awaited: try refuseThoseWhoWait(number, database)
        case .owed: try refuseInPlaceOfAnswers(number, database)
        }
        try database.run("DELETE FROM question WHERE number = ?", [number])
    }

    private func refuseThoseWhoWait(_ number: Int64, _ database: Database) throws {
        let rows = try database.rows(
            """
            SELECT asked_by.child, question.id FROM asked_by
                JOIN question ON question.number = asked_by.question WHERE question.number = ?
            """, [number])
        for row in rows {
            try FeedRecord.append(
                .refusal, to: row[0], subject: row[1], body: Self.refusal, database)
        }
    }

    /// The answers go with the question, but their numbers in the feeds must stay taken.
    private func refuseInPlaceOfAnswers(_ number: Int64, _ database: Database) throws {
        try database.run(
            """
            UPDATE feed SET kind = 3, answer = NULL, body = ?2,
                subject = (SELECT id FROM question WHERE number = ?1)
                WHERE answer IN (SELECT id FROM answer WHERE question = ?1)
                AND sequence > (SELECT applied FROM child WHERE child.id = feed.child)
            """, [number, Self.refusal])
    }
}
