internal import Foundation
internal import GRDB

/// How far an import has come; what it resumes from after a crash.
package struct ImportPosition: Equatable, Sendable {
    package var file: String
    /// Tells whether the file is still the one that was begun.
    package var fileFingerprint: [UInt8]
    /// Where to go on: bytes or rows, as the importer counts.
    package var position: Int
    package var rows: Int
    package var duplicates: Int
    package var refused: Int
    /// The end, in the unit of `position`; nil when unknown.
    package var size: Int?

    package init(
        file: String, fileFingerprint: [UInt8], position: Int = 0, rows: Int = 0,
        duplicates: Int = 0, refused: Int = 0, size: Int? = nil
    ) {
        self.file = file
        self.fileFingerprint = fileFingerprint
        self.position = position
        self.rows = rows
        self.duplicates = duplicates
        self.refused = refused
        self.size = size
    }

    func save(task: TaskRow, at: Int64, _ database: Database) throws {
        try database.run(
            "INSERT OR REPLACE INTO import_position VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                task.id, file, Data(fileFingerprint), position, rows, duplicates, refused, size,
                at,
            ])
    }

    /// From the columns file, file_fingerprint, position, rows, duplicates, refused, size.
    init(row: Row) throws {
        self.init(
            file: row[0], fileFingerprint: try row.bytes(1), position: row[2], rows: row[3],
            duplicates: row[4], refused: row[5], size: row[6])
    }
}
