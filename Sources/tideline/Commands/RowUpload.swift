import Learning
import Node
import Wire

/// Sends the rows of one file to a node that runs elsewhere, a batch at a time.
///
/// A batch that was acknowledged is durable there; sending a file again skips what is there
/// already.
struct RowUpload {
    /// Rows to a batch: few enough that a hundred images fit into one request.
    private static let batch = 500

    private var reader: any RowReader
    private let task: LearningTask
    private let newClasses: Bool
    private let refuse: (BadRow) -> Void
    private let show: (ImportProgress) -> Void
    private var progress: ImportProgress
    private var rows: [ExampleRow] = []
    private var lines: [Int] = []

    init(
        _ reader: any RowReader, name: String, task: LearningTask, newClasses: Bool,
        refuse: @escaping (BadRow) -> Void, show: @escaping (ImportProgress) -> Void
    ) {
        self.reader = reader
        self.task = task
        self.newClasses = newClasses
        self.refuse = refuse
        self.show = show
        progress = ImportProgress(
            task: task.name, file: name, rows: 0, duplicates: 0, refused: 0, progress: nil)
    }

    /// Reads to the end; throws `ImportError` where the file can be read no further, and what the
    /// node refused: the batches before that are in.
    mutating func run(to node: any NodeAPI) async throws -> ImportProgress {
        do {
            while let row = try reader.next() {
                take(row)
                if rows.count >= Self.batch { try await send(to: node) }
            }
        } catch let error as ImportError {
            try await send(to: node)
            throw error
        }
        try await send(to: node)
        return progress
    }

    private mutating func take(_ result: Result<Row, BadRow>) {
        switch result {
        case .failure(let bad): refused(bad)
        case .success(let row):
            guard let name = row.className else {
                refused(BadRow(line: row.line, reason: "the row has no class; give it a label"))
                return
            }
            rows.append(
                ExampleRow(fields: task.contents(of: row.input), name: name, source: .import))
            lines.append(row.line)
        }
    }

    private mutating func refused(_ row: BadRow) {
        progress.refused += 1
        refuse(row)
    }

    private mutating func send(to node: any NodeAPI) async throws {
        guard !rows.isEmpty else { return }
        let receipt = try await node.addExamples(
            rows, task: task.name, newClasses: newClasses)
        progress.rows += receipt.added
        progress.duplicates += receipt.duplicates
        for row in receipt.refused {
            refused(BadRow(line: lines[row.place], reason: row.reason))
        }
        progress.progress = reader.byteCount.map {
            Double(reader.bytesRead) / Double(max(1, $0))
        }
        show(progress)
        rows.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }
}
