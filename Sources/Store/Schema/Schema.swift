internal import GRDB

/// The file's schema: numbered migrations that never change once shipped.
///
/// `application_id` in the file's header says that it is ours, `user_version` the number of the
/// last migration; both are read before anything is written, so that a newer or a foreign file
/// stays as it is.
enum Schema {
    /// The number of the last migration that this build knows.
    static var version: Int { migrations.count }
    /// `TIDE` in ASCII.
    private static let applicationID = 0x5449_4445
    /// In their order; the first is number 1.
    private static let migrations = [
        Migration1.all, Migration2.all, Migration3.all, Migration4.all, Migration5.all,
        Migration6.all, Migration7.all, Migration8.all, Migration9.all,
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (place, statements) in migrations.enumerated() {
            let number = place + 1
            migrator.registerMigration("\(number)") { database in
                for statement in statements { try database.execute(sql: statement) }
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(number)")
            }
        }
        return migrator
    }

    /// Prepares an empty file; throws when it is somebody else's or a newer build's.
    static func claim(_ database: Database, folder: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        // The migrator's own table may be all there is, after a crash at the very first start.
        let tables = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
        if tables == 0, owner == 0, found == 0 {
            // Before the first table: lets trimmed rows give their space back in small steps.
            try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
            return
        }
        guard owner == applicationID else { throw StoreError.notADatabase(folder: folder) }
        guard found <= version else {
            throw StoreError(
                .newerSchema(found: found, known: version),
                "the data folder \(folder) was written by a newer Tideline (schema \(found), this "
                    + "one knows \(version)); nothing was changed: install the newer Tideline, or "
                    + "choose another data folder")
        }
    }
}

/// The first schema, by concern; the order matters for the references.
enum Migration1 {
    static let all = [node, tasks, examples, questions, labels, jobs, versions, journal]
}
