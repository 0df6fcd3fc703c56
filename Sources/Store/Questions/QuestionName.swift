internal import GRDB

/// What a person types for a question: its id, or the end of it, perhaps behind `q-`.
struct QuestionName {
    private let given: String
    private let end: String

    init(_ given: String) {
        self.given = given
        end = given.hasPrefix("q-") ? String(given.dropFirst(2)) : given
    }

    /// Returns the whole id; throws `notFound` or `ambiguous`.
    func resolve(_ database: Database) throws -> String {
        if try QuestionRecord.find(given, database) != nil { return given }
        let found = try end.isEmpty ? [] : candidates(database)
        if let only = found.first, found.count == 1 { return only.id }
        guard !found.isEmpty else {
            throw StoreError(
                .notFound,
                "there is no question \(given) in this data folder; `tideline questions` lists "
                    + "them")
        }
        let ids = found.prefix(5).map(\.id)
        throw StoreError(
            .ambiguous(ids),
            "\(given) fits \(found.count < 50 ? "\(found.count)" : "50 or more") questions: "
                + ids.joined(separator: ", ") + (found.count > 5 ? ", …" : "")
                + "; type more of the id")
    }

    /// Those that wait, or else any others; at most 50 of them, the newest first.
    private func candidates(_ database: Database) throws -> [QuestionRecord] {
        // Five characters or more are found by an index on the last five of the waiting.
        let tail = end.count >= 5 ? "substr(id, -5) = substr(?1, -5) AND" : ""
        let waiting = try fitting("\(tail) state = 0", database)
        return try waiting.isEmpty ? fitting("state > 0", database) : waiting
    }

    private func fitting(_ condition: String, _ database: Database) throws -> [QuestionRecord] {
        let numbers = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT number FROM question
                        WHERE \(condition) AND substr(id, -length(?1)) = ?1
                        ORDER BY number DESC LIMIT 50
                    """),
            arguments: [end])
        return try numbers.compactMap { try QuestionRecord.numbered($0, database) }
    }
}
