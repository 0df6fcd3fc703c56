internal import GRDB
internal import GRDBSQLite

/// A statement without a result that is run for one row after another.
///
/// Its values are bound one by one, straight to SQLite: by way of GRDB's lists of arguments each
/// row of a busy node's questions took half as long again as what SQLite itself does with it.
struct RepeatedStatement {
    /// Kept, so that the cache does not give the statement up meanwhile.
    private let owner: Statement
    private let statement: SQLiteStatement
    private var place: CInt = 0

    /// SQLite copies what is bound.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    init(_ sql: String, _ database: Database) throws {
        owner = try database.cachedStatement(sql: sql)
        statement = owner.sqliteStatement
        // Another run may have left it in the midst of something.
        sqlite3_reset(statement)
    }

    /// Gives the next place of the statement its value.
    mutating func bind(_ number: Int64?) {
        place += 1
        guard let number else { return bindNothing() }
        sqlite3_bind_int64(statement, place, number)
    }

    mutating func bind(_ number: Int?) {
        bind(number.map(Int64.init))
    }

    mutating func bind(_ number: Double?) {
        place += 1
        guard let number else { return bindNothing() }
        sqlite3_bind_double(statement, place, number)
    }

    mutating func bind(_ text: String?) {
        place += 1
        guard let text else { return bindNothing() }
        // Up to a NUL, as GRDB does where it looks for the text again.
        sqlite3_bind_text(statement, place, text, -1, Self.copied)
    }

    mutating func bind(_ bytes: [UInt8]) {
        place += 1
        // SQLite takes no address for NULL, and an empty array may have none.
        guard !bytes.isEmpty else {
            sqlite3_bind_zeroblob(statement, place, 0)
            return
        }
        bytes.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob64(
                statement, place, bytes.baseAddress, UInt64(bytes.count), Self.copied)
        }
    }

    private func bindNothing() {
        sqlite3_bind_null(statement, place)
    }

    /// Runs the statement with what was bound since it ran last; all its places must be.
    mutating func run() throws {
        precondition(place == sqlite3_bind_parameter_count(statement), "a place has no value")
        place = 0
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else {
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
            sqlite3_reset(statement)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: message, sql: owner.sql)
        }
        sqlite3_reset(statement)
    }
}
