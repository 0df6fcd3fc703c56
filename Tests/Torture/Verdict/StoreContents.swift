import GRDB

/// What lies in a stopped node's store, as far as a verdict needs it.
package struct StoreContents: Equatable, Sendable {
    package struct Final: Equatable, Sendable {
        /// Nil for unanswerable.
        package var name: String?
        /// 0 memory, 1 model, 2 expert, 3 human.
        package var via: Int
        package var by: String
        package var at: Int64

        package init(name: String?, via: Int, by: String, at: Int64) {
            self.name = name
            self.via = via
            self.by = by
            self.at = at
        }
    }

    /// By question id; nil for one that waits.
    package var finals: [String: Final?] = [:]
    /// Answers that were taken in more than once, by question id.
    package var answersTwice: [String] = []
    /// Questions with more examples than answers that could have made one.
    package var examplesTwice: [String] = []
    /// How many examples each question has now.
    package var examples: [String: Int] = [:]
    /// Questions that have a label given here, undone ones not counted.
    package var labelled: Set<String> = []
    /// By whom each question has human words that stand or are kept.
    package var words: [String: Set<String>] = [:]
    /// What SQLite finds wrong with the file.
    package var damage: [String] = []

    package init() {}

    /// Reads the store in a folder of which no node is the holder.
    package init(folder: String) throws {
        let queue = try DatabaseQueue(path: "\(folder)/node.sqlite")
        self = try queue.read { database in
            var contents = StoreContents()
            try contents.readFinals(database)
            try contents.readTwice(database)
            contents.labelled = try String.fetchSet(
                database,
                sql: """
                    SELECT id FROM question WHERE number IN
                        (SELECT question FROM label WHERE undone_at IS NULL)
                    """)
            for row in try Row.fetchAll(
                database,
                sql: """
                    SELECT question.id, given_by FROM question
                        JOIN answer ON question = number
                        WHERE via = 3 AND is_undone = 0
                    """)
            {
                contents.words[row[0], default: []].insert(row[1])
            }
            contents.damage = try String.fetchAll(database, sql: "PRAGMA quick_check(5)")
                .filter { $0 != "ok" }
            return contents
        }
        try queue.close()
    }

    private mutating func readFinals(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT question.id, via, given_by, given_at, class.name FROM question
                    LEFT JOIN answer ON answer.question = number AND is_final = 1
                    LEFT JOIN class ON class.task_id = answer.task_id AND place = answer.class
                """)
        while let row = try rows.next() {
            let id: String = row[0]
            guard let via: Int = row[1] else {
                finals[id] = .some(nil)
                continue
            }
            finals[id] = Final(name: row[4], via: via, by: row[2], at: row[3])
        }
    }

    private mutating func readTwice(_ database: Database) throws {
        answersTwice = try String.fetchAll(
            database,
            sql: """
                SELECT id FROM question WHERE number IN (SELECT question FROM answer
                    WHERE is_undone = 0 GROUP BY question, given_by, via, given_at, class
                    HAVING count(*) > 1)
                """)
        examplesTwice = try String.fetchAll(
            database,
            sql: """
                SELECT question_id FROM (SELECT question_id FROM example UNION ALL
                        SELECT question_id FROM retired_example) AS made
                    JOIN question ON question.id = question_id GROUP BY question_id
                    HAVING count(*) > (SELECT count(*) FROM answer
                        WHERE answer.question = question.number AND class IS NOT NULL)
                """)
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT question_id, count(*) FROM example WHERE question_id IS NOT NULL
                    GROUP BY question_id
                """)
        for row in rows { examples[row[0]] = row[1] }
    }
}
