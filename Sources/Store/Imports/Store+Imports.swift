internal import Foundation
internal import GRDB

extension Store {
    /// How far the import of this very file into the task had come; nil when it was not begun,
    /// was finished, or the file is another one now.
    package func importPosition(
        task: String, file: String, fileFingerprint: [UInt8]
    ) throws(StoreError) -> ImportPosition? {
        try read { database in
            let task = try TaskRow.named(task, database)
            let row = try database.row(
                """
                SELECT \(Self.positionColumns) FROM import_position
                    WHERE task_id = ? AND file = ? AND file_fingerprint = ?
                """,
                [task.id, file, Data(fileFingerprint)])
            return try row.map(ImportPosition.init(row:))
        }
    }

    /// Notes how far an import has come without examples, as after a stretch of bad rows.
    package func advanceImport(
        task: String, to position: ImportPosition
    ) throws(StoreError) {
        try write { database in
            try position.save(task: TaskRow.named(task, database), at: self.now(), database)
        }
    }

    /// Forgets the position of an import that came to its end, or was given up.
    package func finishImport(task: String, file: String) throws(StoreError) {
        try write { database in
            try database.run(
                "DELETE FROM import_position WHERE task_id = ? AND file = ?",
                [try TaskRow.named(task, database).id, file])
        }
    }

    /// Imports that were begun and neither finished nor given up, oldest first.
    package func unfinishedImports() throws(StoreError) -> [UnfinishedImport] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT \(Self.positionColumns), task.name, updated_at FROM import_position
                    JOIN task ON task.id = task_id ORDER BY updated_at
                """)
            return try rows.map {
                UnfinishedImport(
                    task: $0[7], position: try ImportPosition(row: $0), updatedAt: $0[8])
            }
        }
    }

    private static let positionColumns = """
        file, file_fingerprint, position, rows, duplicates, refused, size
        """
}
