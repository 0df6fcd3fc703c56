import GRDB

/// The rows of a node's table `example`, and a plain loop that inserts them into another file.
///
/// The table and its indexes are made by the node's own statements, so that the same columns with
/// the same bytes go into the same structure; only reading, checking and counting are left out.
struct PlainInsertLoop {
    private let schema: [String]
    private let rows: [[DatabaseValue]]
    private let rowsPerTransaction: Int

    var count: Int { rows.count }

    /// Takes the examples of a data folder whose node is stopped.
    init(dataFolder: String, transactions: Int) throws {
        let source = try DatabaseQueue(path: dataFolder + "/node.sqlite")
        (schema, rows) = try source.read { database in
            let schema = try String.fetchAll(
                database,
                sql: """
                    SELECT sql FROM sqlite_master WHERE tbl_name = 'example' AND sql IS NOT NULL
                        AND type IN ('table', 'index') ORDER BY type DESC
                    """)
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM example ORDER BY id")
            return (schema, rows.map { Array($0.databaseValues) })
        }
        try source.close()
        rowsPerTransaction = max(1, (rows.count + transactions - 1) / max(1, transactions))
    }

    /// Inserts all rows into a new file and returns how many a second.
    func rowsPerSecond(file: String) throws -> Double {
        var configuration = Configuration()
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA cache_size = -8192")
            for statement in schema { try database.execute(sql: statement) }
        }
        let seconds = try Stopwatch.seconds { try insert(queue) }
        try queue.close()
        return Double(rows.count) / seconds
    }

    private func insert(_ queue: DatabaseQueue) throws {
        let marks = Array(repeating: "?", count: rows.first?.count ?? 0).joined(separator: ", ")
        for start in stride(from: 0, to: rows.count, by: rowsPerTransaction) {
            try queue.write { database in
                let statement = try database.cachedStatement(
                    sql: "INSERT INTO example VALUES (\(marks))")
                for row in rows[start..<min(start + rowsPerTransaction, rows.count)] {
                    statement.setUncheckedArguments(StatementArguments(row))
                    try statement.execute()
                }
            }
        }
    }
}
