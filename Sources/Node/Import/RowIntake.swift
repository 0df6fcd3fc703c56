internal import Learning
internal import Store
package import Wire

/// Takes the rows of one file into a task, thousands to a transaction.
///
/// Good rows go in though others are bad; a row that is there already is counted and skipped. How
/// far it came is committed with the rows, so that an import that was cut off goes on from there.
package struct RowIntake {
    /// Rows to a transaction: large enough for the disk, small enough that a label need not wait.
    private static let chunk = 2_000

    /// Told after every transaction; returns whether to go on.
    package typealias Report = (ImportProgress) -> Bool

    private let store: Store
    private let source: StoredExample.Source
    private let acceptsNewClasses: Bool
    private let file: String
    private var task: LearningTask
    private var position: ImportPosition
    private var batch: [NewExample] = []
    private var lines: [Int] = []
    /// Called for every row that is not taken.
    private let refuse: (BadRow) -> Void

    init(
        _ file: String, into task: LearningTask, store: Store, source: StoredExample.Source,
        acceptsNewClasses: Bool, resuming position: ImportPosition,
        refuse: @escaping (BadRow) -> Void
    ) {
        self.file = file
        self.task = task
        self.store = store
        self.source = source
        self.acceptsNewClasses = acceptsNewClasses
        self.position = position
        self.refuse = refuse
    }

    /// Reads to the end, or until `report` says stop; returns how far it came and whether that is
    /// the end.
    ///
    /// Throws where the file can be read no further; the rows before that are in.
    mutating func run(
        _ reader: inout any RowReader, report: Report
    ) throws -> (progress: ImportProgress, isAtEnd: Bool) {
        try skip(&reader)
        while let row = try next(&reader, report) {
            position.position += 1
            take(row)
            guard batch.count >= Self.chunk else { continue }
            try write()
            guard report(progress(reader)) else { return (progress(reader), false) }
        }
        try write()
        _ = report(progress(reader))
        return (progress(reader), true)
    }

    /// Passes over the rows that an earlier run took.
    private func skip(_ reader: inout any RowReader) throws {
        for _ in 0..<position.position where try reader.next() == nil { return }
    }

    private mutating func next(
        _ reader: inout any RowReader, _ report: Report
    ) throws -> Result<Row, BadRow>? {
        do {
            return try reader.next()
        } catch {
            try write()
            _ = report(progress(reader))
            throw error
        }
    }

    private mutating func take(_ result: Result<Row, BadRow>) {
        do throws(BadRow) {
            let row = try result.get()
            batch.append(try example(row))
            lines.append(row.line)
        } catch {
            position.refused += 1
            refuse(error)
        }
    }

    private mutating func example(_ row: Row) throws(BadRow) -> NewExample {
        guard let name = row.className else {
            throw BadRow(line: row.line, reason: "the row has no class; give it a label")
        }
        let classIndex = try index(of: name, line: row.line)
        do throws(InputError) {
            try task.check(row.input)
        } catch {
            throw BadRow(line: row.line, reason: error.description)
        }
        return NewExample(
            payload: row.input.encoded(),
            fingerprint: row.input.fingerprint(task: task.name).bytes, classIndex: classIndex,
            source: source, weight: 1, preview: Preview.text(of: row.input, task: task))
    }

    private mutating func index(of name: String, line: Int) throws(BadRow) -> Int {
        if let index = task.classes.firstIndex(of: name) { return index }
        guard acceptsNewClasses else {
            throw BadRow(
                line: line,
                reason: "\"\(name)\" is no class of \(task.name); declare it in the task's file "
                    + "or import with --new-classes")
        }
        do {
            let index = try store.appendClass(name, task: task.name)
            task.classes.append(name)
            return index
        } catch {
            throw BadRow(line: line, reason: "\(error)")
        }
    }

    private mutating func write() throws {
        position.rows += batch.count
        let receipt = try store.addExamples(batch, task: task.name, advancing: position)
        position.rows -= receipt.duplicates + receipt.contradicting.count
        position.duplicates += receipt.duplicates
        position.refused += receipt.contradicting.count
        for place in receipt.contradicting {
            refuse(
                BadRow(
                    line: lines[place],
                    reason: "the same input is there with another class from as good a source"))
        }
        batch.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
    }

    private func progress(_ reader: any RowReader) -> ImportProgress {
        ImportProgress(
            task: task.name, file: file, rows: position.rows, duplicates: position.duplicates,
            refused: position.refused,
            progress: reader.byteCount.map { Double(reader.bytesRead) / Double(max(1, $0)) })
    }
}
