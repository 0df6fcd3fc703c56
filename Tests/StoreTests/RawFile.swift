import Foundation
import GRDB
import Testing

/// Runs SQL on a folder's file behind the store's back, as a newer build or a vandal would.
func sqlite(_ folder: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: folder + "/node.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}

/// Returns the first column of a query behind the store's back.
func sqliteValues(_ folder: String, _ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: folder + "/node.sqlite")
    defer { try? queue.close() }  // Only read from.
    return try queue.read { try String.fetchAll($0, sql: sql) }
}

/// Copies the folder's files as they lie on the disk now: what a power cut would leave.
func copyOfFiles(_ folder: String) throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in ["node.sqlite", "node.sqlite-wal"] {
        try FileManager.default.copyItem(
            atPath: "\(folder)/\(name)", toPath: "\(copy.path)/\(name)")
    }
    return copy
}

/// Returns SQLite's plan for a query behind the store's back, a line a step.
func sqlitePlan(_ folder: String, _ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: folder + "/node.sqlite")
    defer { try? queue.close() }  // Only read from.
    return try queue.read { database in
        try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] }
    }
}
