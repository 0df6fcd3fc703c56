internal import GRDB

extension Store {
    /// Hands every example of the task as it was at `mark` to `body`, in the order of the ids.
    ///
    /// Reads a snapshot of its own, page by page: writers do not wait, what comes meanwhile is
    /// not seen, and `body` may call the store. With the mark of an earlier version it gives the
    /// very examples that were there then, those retired since included.
    /// - Returns: the mark that was read up to.
    @discardableResult
    package func forEachExample(
        task: String, upTo mark: Int64? = nil, _ body: (StoredExample) throws -> Void
    ) throws -> Int64 {
        try forEach(Self.asOf, task: task, upTo: mark, body)
    }

    /// Hands every solved question and every other example from above or a human to `body`, in
    /// the order of the ids; what memory is made of.
    @discardableResult
    package func forEachSolved(
        task: String, _ body: (StoredExample) throws -> Void
    ) throws -> Int64 {
        try forEach(Self.solved, task: task, upTo: nil, body)
    }

    /// The example from above or a human of what the question of that whole id holds; nil when
    /// there is none.
    ///
    /// It may have come by another question that holds the same.
    package func solvedExample(question id: String) throws(StoreError) -> StoredExample? {
        try read { database in
            let question = try QuestionRecord.named(id, database)
            return try database.row(
                """
                SELECT \(Self.columns) FROM example WHERE task_id = ? AND source >= 2
                    AND fingerprint = (SELECT fingerprint FROM question_input WHERE question = ?)
                """,
                [question.taskID, question.number]
            ).map(StoredExample.init)
        }
    }

    /// A stretch of the task's examples in the order in which they came; `offset` counts from 0.
    package func examples(
        task: String, offset: Int, limit: Int
    ) throws(StoreError) -> [StoredExample] {
        try read { database in
            let task = try TaskRow.named(task, database)
            // The index alone steps over what is left out.
            let rows = try database.rows(
                """
                SELECT \(Self.columns) FROM example WHERE id IN (
                    SELECT id FROM example WHERE task_id = ? ORDER BY id LIMIT ? OFFSET ?
                ) ORDER BY id
                """,
                [task.id, limit, offset])
            return try rows.map(StoredExample.init)
        }
    }

    /// The next of the task's examples after the id `last`, for a walk through all of them.
    package func examples(
        task: String, after last: Int64, limit: Int
    ) throws(StoreError) -> [StoredExample] {
        try read { database in
            let task = try TaskRow.named(task, database)
            let rows = try database.rows(
                """
                SELECT \(Self.columns) FROM example
                    WHERE task_id = ? AND id > ? ORDER BY id LIMIT ?
                """,
                [task.id, last, limit])
            return try rows.map(StoredExample.init)
        }
    }

    private func forEach(
        _ sql: String, task: String, upTo mark: Int64?, _ body: (StoredExample) throws -> Void
    ) throws -> Int64 {
        // A snapshot is a connection of its own and would outlive `close`: ask the pool first.
        let taskID = try read { try TaskRow.named(task, $0).id }
        let snapshot = try asStoreError { try pool.makeSnapshot() }
        let upTo = try asStoreError {
            try snapshot.read { database in
                try mark ?? database.number("SELECT value FROM example_sequence")
            }
        }
        var last: Int64 = 0
        while true {
            let page = try asStoreError {
                try snapshot.read { database in
                    try database.rows(sql, ["task": taskID, "last": last, "mark": upTo])
                        .map(StoredExample.init)
                }
            }
            for example in page { try body(example) }
            guard let end = page.last else { return upTo }
            last = end.id
        }
    }

    private func asStoreError<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error, folder: folder)
        }
    }

    private static let columns = """
        id, class, source, weight, is_held_out, question_id, fingerprint, preview, payload
        """

    private static let asOf = """
        SELECT \(columns) FROM example
            WHERE task_id = :task AND id > :last AND id <= :mark
        UNION ALL
        SELECT \(columns) FROM retired_example
            WHERE task_id = :task AND id > :last AND id <= :mark AND retired_number > :mark
        ORDER BY id LIMIT 512
        """

    private static let solved = """
        SELECT \(columns) FROM example
            WHERE task_id = :task AND id > :last AND id <= :mark AND source >= 2
        ORDER BY id LIMIT 512
        """
}

extension StoredExample {
    /// From the columns of `Store.columns`.
    fileprivate init(_ row: Row) throws {
        self.init(
            id: row[0], payload: try row.bytes(8), fingerprint: try row.bytes(6),
            classIndex: row[1], source: Source(rawValue: row[2]) ?? .import, weight: row[3],
            isHeldOut: row[4], questionID: row[5], preview: row[7])
    }
}
