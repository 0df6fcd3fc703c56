internal import GRDB

/// Rows of `answer` as the transactions on questions need them.
enum AnswerRecord {
    static let columns = """
        answer.id, answer.class, answer.ranked, answer.confidence, answer.given_by, answer.via,
        answer.hops, answer.version, answer.given_at, answer.is_final, answer.is_undone
        """

    /// How many columns `columns` names.
    static let columnCount = 11

    static let insertion = """
        INSERT INTO answer (question, task_id, class, ranked, confidence, given_by, via, hops,
            version, given_at, is_final, weight, created_class)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Inserts an answer and returns its id.
    static func insert(
        _ answer: NewAnswer, question: Int64, taskID: Int64, isFinal: Bool,
        weight: Double? = nil, createdClass: Bool = false, _ database: Database
    ) throws -> Int64 {
        try database.run(
            insertion,
            [
                question, taskID, answer.classIndex, answer.ranked,
                try checkedConfidence(of: answer), answer.by, answer.via.rawValue, answer.hops,
                answer.version, answer.at, isFinal, weight, createdClass,
            ])
        return database.lastInsertedRowID
    }

    /// Within 0...1; throws when it is no number.
    static func checkedConfidence(of answer: NewAnswer) throws -> Double {
        guard answer.confidence.isFinite else {
            throw StoreError(
                .invalid, "an answer by \(answer.by) has no number for a confidence; not kept")
        }
        return min(max(answer.confidence, 0), 1)
    }

    static func final(question: Int64, _ database: Database) throws -> StoredAnswer? {
        try database.row(
            "SELECT \(columns) FROM answer WHERE question = ? AND is_final = 1", [question]
        ).map { StoredAnswer($0) }
    }

    static func all(question: Int64, _ database: Database) throws -> [StoredAnswer] {
        try database.rows(
            "SELECT \(columns) FROM answer WHERE question = ? ORDER BY is_final, id", [question]
        ).map { StoredAnswer($0) }
    }

    static func setFinal(_ id: Int64, to isFinal: Bool, _ database: Database) throws {
        try database.run("UPDATE answer SET is_final = ? WHERE id = ?", [isFinal, id])
    }
}

extension StoredAnswer {
    /// From `AnswerRecord.columns`, which start at `offset`.
    init(_ row: Row, offset: Int = 0) {
        self.init(
            id: row[offset],
            answer: NewAnswer(
                classIndex: row[offset + 1], ranked: row[offset + 2],
                confidence: row[offset + 3], by: row[offset + 4],
                via: Via(rawValue: row[offset + 5]) ?? .memory, hops: row[offset + 6],
                version: row[offset + 7], at: row[offset + 8]),
            isFinal: row[offset + 9], isUndone: row[offset + 10])
    }
}
