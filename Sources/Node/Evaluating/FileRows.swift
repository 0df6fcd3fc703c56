internal import Learning

/// All rows of one file that fit a task, and those that do not.
struct FileRows {
    /// The file as it was named.
    let file: DataFile
    private(set) var rows: [Row] = []
    private(set) var refused: [BadRow] = []

    /// Reads the file to its end; throws where it is broken as a whole.
    init(_ file: DataFile, of task: LearningTask) throws(ImportError) {
        self.file = file
        var reader = try file.rows(of: task)
        while let result = try reader.next() {
            do throws(BadRow) {
                let row = try result.get()
                try Self.check(row, task)
                rows.append(row)
            } catch {
                refused.append(error)
            }
        }
    }

    /// Keeps the rows that `take` takes; those for which it throws are refused.
    mutating func keep(_ take: (Row) throws(BadRow) -> Bool) {
        var kept: [Row] = []
        for row in rows {
            do throws(BadRow) {
                if try take(row) { kept.append(row) }
            } catch {
                refused.append(error)
            }
        }
        rows = kept
    }

    private static func check(_ row: Row, _ task: LearningTask) throws(BadRow) {
        do throws(InputError) {
            try task.check(row.input)
        } catch {
            throw BadRow(line: row.line, reason: error.description)
        }
    }
}
