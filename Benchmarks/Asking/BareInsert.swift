import GRDB

/// One row into a bare SQLite table, durable: what the disk asks of every escalation and label.
struct BareInsert {
    private let queue: DatabaseQueue

    /// Opens a file in the folder, kept as the store keeps its own: WAL, synchronous FULL.
    init(folder: String) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        queue = try DatabaseQueue(path: folder + "/bare.sqlite", configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(
                sql: "CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)")
        }
    }

    /// Inserts a row in a transaction of its own; returns the milliseconds that it took.
    func milliseconds(_ text: String) throws -> Double {
        let begun = Stopwatch.now()
        try queue.write { database in
            try database.cachedStatement(sql: "INSERT INTO bare (text) VALUES (?)")
                .execute(arguments: [text])
        }
        return Double(Stopwatch.now() - begun) / 1e6
    }
}
