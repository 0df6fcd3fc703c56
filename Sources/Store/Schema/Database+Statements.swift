internal import Foundation
internal import GRDB

/// Cached statements with positional arguments: every statement of the store is prepared once
/// per connection.
extension Database {
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first column of the first row, which must be there.
    func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int64 {
        try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}

extension Row {
    /// A blob column as bytes, copied once; empty when NULL.
    func bytes(_ column: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: column) { $0.map(Array.init) ?? [] }
    }
}

/// Returns text that a preview column takes: at most 120 code points.
func clippedPreview(_ text: String) -> String {
    guard text.utf8.count > 120, text.unicodeScalars.count > 120 else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(120)))
}
