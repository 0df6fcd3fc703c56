import Learning
import Node
import Wire

/// A row that arrives as a question, and what it really is.
struct StreamedRow {
    var fields: [String: FieldContent]
    /// Nil for what fits no class.
    var truth: String?

    /// Reads a file of rows of the task, in their order.
    static func read(_ path: String, of task: LearningTask) throws -> [StreamedRow] {
        var rows: [StreamedRow] = []
        var reader = try DataFile(path: path).withLabelsBeside().rows(of: task)
        while let row = try reader.next() {
            let row = try row.get()
            rows.append(StreamedRow(fields: task.contents(of: row.input), truth: row.className))
        }
        return rows
    }
}

extension [StreamedRow] {
    /// Returns the rows in so many parts of about equal length, in their order.
    func rounds(_ count: Int) -> [ArraySlice<StreamedRow>] {
        (0..<count).map { self[self.count * $0 / count..<self.count * ($0 + 1) / count] }
    }
}
