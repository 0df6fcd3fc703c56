internal import GRDB

extension Store {
    /// Takes a batch of examples in, all or none of it.
    ///
    /// An example is there when its task has one of the same fingerprint: with the same class it
    /// is skipped, with another class it replaces that of a worse source, which is kept among the
    /// retired.
    /// - Parameters:
    ///   - examples: the batch; thousands at a time for speed.
    ///   - task: the task's name.
    ///   - position: how far the import that they come from has got with them, kept in the same
    ///     transaction.
    /// - Returns: what became of each.
    /// - Throws: `invalid` for a class that the task does not have.
    package func addExamples(
        _ examples: [NewExample], task: String, advancing position: ImportPosition? = nil
    ) throws(StoreError) -> ExamplesReceipt {
        try write { database in
            var intake = try ExampleIntake(
                task: TaskRow.named(task, database), now: self.now(), isHeldOut: self.isHeldOut,
                database)
            var receipt = ExamplesReceipt()
            receipt.addedIDs.reserveCapacity(examples.count)
            for (place, example) in examples.enumerated() {
                receipt.count(try intake.add(example), place: place)
            }
            try intake.finish()
            if let position {
                try position.save(task: intake.task, at: self.now(), database)
            }
            return receipt
        }
    }

    /// How many examples of each class, source and side the task has.
    package func exampleCounts(task: String) throws(StoreError) -> [ExampleCount] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT class, source, is_held_out, count FROM example_count
                    WHERE task_id = ? AND count > 0 ORDER BY class, source, is_held_out
                """,
                [try TaskRow.named(task, database).id])
            return rows.map {
                ExampleCount(
                    classIndex: $0[0], source: StoredExample.Source(rawValue: $0[1]) ?? .import,
                    isHeldOut: $0[2], count: $0[3])
            }
        }
    }

    /// How many examples the task has, in all.
    package func exampleCount(task: String) throws(StoreError) -> Int {
        try exampleCounts(task: task).reduce(0) { $0 + $1.count }
    }

    /// How many examples each source gave the task; sources without any are left out.
    package func sourceCounts(task: String) throws(StoreError) -> [StoredExample.Source: Int] {
        try exampleCounts(task: task).reduce(into: [:]) { $0[$1.source, default: 0] += $1.count }
    }

    /// How many of the task's examples came after the number `mark` (a version's `trainedUpTo`).
    package func exampleCount(task: String, since mark: Int64) throws(StoreError) -> Int {
        // Before the first version every example is new, and the kept counts know how many.
        guard mark > 0 else { return try exampleCount(task: task) }
        return try read { database in
            let task = try TaskRow.named(task, database)
            return Int(
                try database.number(
                    "SELECT count(*) FROM example WHERE task_id = ? AND id > ?",
                    [task.id, mark]))
        }
    }

    /// Whether any of the task's examples that came before the number `mark` was replaced or taken
    /// back since.
    package func hasRetiredExamples(
        task: String, since mark: Int64
    ) throws(StoreError) -> Bool {
        try read { database in
            try database.row(
                """
                SELECT 1 FROM retired_example
                    WHERE task_id = ? AND id <= ? AND retired_number > ? LIMIT 1
                """,
                [try TaskRow.named(task, database).id, mark, mark]) != nil
        }
    }

    /// The number of the last change to the examples of any task; what a version trained on all
    /// of them names as `trainedUpTo`.
    package func exampleMark() throws(StoreError) -> Int64 {
        try read { try $0.number("SELECT value FROM example_sequence") }
    }
}

extension ExamplesReceipt {
    mutating func count(_ outcome: ExampleIntake.Outcome, place: Int) {
        switch outcome {
        case .added(let id): addedIDs.append(id)
        case .duplicate: duplicates += 1
        case .contradicting: contradicting.append(place)
        case .replaced(let id):
            addedIDs.append(id)
            replaced.append(place)
        }
    }
}
