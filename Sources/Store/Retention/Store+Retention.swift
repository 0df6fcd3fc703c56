internal import Foundation
internal import GRDB

extension Store {
    /// How many questions one transaction of `trimAnswered` looks at.
    private static let trimChunk = 500

    /// Removes answered questions that were asked before `moment`, and the oldest beyond a number.
    ///
    /// Waiting questions, unanswerable ones, those that a human here or below gave a word on, and
    /// those whose answer a child has not heard stay, and count.
    /// Works in short transactions between which other writes go first, and gives the space back
    /// to the disk.
    /// - Returns: how many questions are gone.
    package func trimAnswered(
        olderThan moment: Int64, keepAtMost limit: Int
    ) throws(StoreError) -> Int {
        var walk = TrimWalk(moment: moment)
        walk.surplus = try read { database in
            let count = try database.number(
                "SELECT coalesce(sum(count), 0) FROM question_count WHERE state = 1")
            return Int(count) - limit
        }
        while !walk.isDone {
            walk = try write { database in
                try walk.trimmed(chunk: Self.trimChunk, database)
            }
        }
        if walk.removed > 0 {
            // The file shrinks when the log is copied back; a reader in the way puts that off.
            try settle()
        }
        return walk.removed
    }

    /// Lets the file shrink to what it holds.
    func settle() throws(StoreError) {
        try inside { try pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) } }
    }

    /// How many bytes the data takes on the disk, logs included.
    package func fileBytes() -> Int {
        ["", "-wal", "-shm"].reduce(0) { sum, suffix in
            var status = stat()
            // A log that is not there takes no space.
            guard stat("\(folder)/node.sqlite\(suffix)", &status) == 0 else { return sum }
            return sum + Int(status.st_size)
        }
    }

    /// Lets the data grow to about so many bytes from now until `close`, logs not counted.
    ///
    /// Beyond that whatever needs space throws `diskFull`, as on a full disk.
    package func limitFile(toBytes bytes: Int) throws(StoreError) {
        try write { database in
            let pageSize = try database.number("PRAGMA page_size")
            let pages = max(Int64(bytes) / pageSize, 1)
            _ = try Row.fetchAll(database, sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    /// How many bytes are free on the data folder's disk for this user.
    package func freeBytes() -> Int {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return 0 }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}

/// How far a trim has come through the answered questions, oldest first.
private struct TrimWalk {
    var moment: Int64
    /// How many are to go whatever their age.
    var surplus = 0
    var removed = 0
    var isDone = false
    private var lastAskedAt = Int64.min
    private var lastNumber = Int64.min

    init(moment: Int64) {
        self.moment = moment
    }

    /// Looks at the next chunk, and returns where the walk stands then.
    func trimmed(chunk: Int, _ database: Database) throws -> TrimWalk {
        var next = self
        let rows = try database.rows(
            """
            SELECT number, asked_at, \(Sacrifice.isSpoken) OR \(Sacrifice.isOwed)
                FROM question WHERE state = 1 AND skipped_at IS NULL
                AND (asked_at, number) > (?, ?) ORDER BY asked_at, number LIMIT ?
            """,
            [lastAskedAt, lastNumber, chunk])
        next.isDone = rows.count < chunk
        for row in rows {
            let (number, askedAt, mustStay): (Int64, Int64, Bool) = (row[0], row[1], row[2])
            guard askedAt < moment || next.surplus > 0 else {
                next.isDone = true
                break
            }
            (next.lastAskedAt, next.lastNumber) = (askedAt, number)
            guard !mustStay else { continue }
            try database.run("DELETE FROM question WHERE number = ?", [number])
            next.surplus -= 1
            next.removed += 1
        }
        if next.removed > removed {
            _ = try database.rows("PRAGMA incremental_vacuum(\(chunk * 8))")
        }
        return next
    }
}
