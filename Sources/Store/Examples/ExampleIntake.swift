internal import Foundation
internal import GRDB

/// One transaction's work on the examples of one task.
///
/// Reads the sequence and the counts once, keeps both in memory while rows go in and out, and
/// writes them back in `finish`: a row then costs one insert and nothing else.
struct ExampleIntake {
    let task: TaskRow
    private let database: Database
    private let now: Int64
    private let isHeldOut: Store.HeldOutRule
    private var sequence: Int64
    private var counts: ExampleTally
    private let classCount: Int
    /// The ids of those that were taken away.
    private(set) var retired: [Int64] = []
    /// Whether any example of the task was ever taken away, and could come back.
    private var hasRetired: Bool

    /// What became of one example.
    enum Outcome: Equatable {
        case added(Int64)
        case replaced(Int64)
        case duplicate(Int64)
        case contradicting(Int64)

        /// The example that is there now.
        var id: Int64 {
            switch self {
            case .added(let id), .replaced(let id), .duplicate(let id), .contradicting(let id): id
            }
        }

        /// Whether the example came in.
        var isNew: Bool {
            switch self {
            case .added, .replaced: true
            case .duplicate, .contradicting: false
            }
        }
    }

    init(
        task: TaskRow, now: Int64, isHeldOut: @escaping Store.HeldOutRule, _ database: Database
    ) throws {
        self.task = task
        self.database = database
        self.now = now
        self.isHeldOut = isHeldOut
        sequence = try database.number("SELECT value FROM example_sequence")
        classCount = try task.classCount(database)
        counts = try ExampleTally(task: task.id, classCount: classCount, database)
        hasRetired =
            try database.row(
                "SELECT 1 FROM retired_example WHERE task_id = ? LIMIT 1", [task.id]) != nil
    }

    /// Takes an example in, unless it is there.
    ///
    /// One from a better source takes the place of one with another class; `overEquals` lets one
    /// from as good a source do so too. The same class from a better source replaces only by what
    /// was solved, so that memory knows of it and it counts for what its source is worth.
    mutating func add(_ example: NewExample, overEquals: Bool = false) throws -> Outcome {
        guard example.classIndex >= 0, example.classIndex < classCount else {
            throw StoreError(
                .invalid,
                "the task \(task.name) has \(classCount) classes, there is none with the index "
                    + "\(example.classIndex)")
        }
        let side = try side(of: example)
        if try insert(example, isHeldOut: side) { return .added(sequence) }
        let present = try Present(task: task.id, fingerprint: example.fingerprint, database)
        guard present.yields(to: example, overEquals: overEquals) else {
            return present.classIndex == example.classIndex
                ? .duplicate(present.id) : .contradicting(present.id)
        }
        let number = try retire(present.id)
        try database.run(
            "UPDATE retired_example SET replaced_by = ? WHERE id = ?", [number + 1, present.id])
        _ = try insert(example, isHeldOut: present.isHeldOut)
        return .replaced(sequence)
    }

    /// Takes an example away and returns the number of that change.
    @discardableResult
    mutating func retire(_ id: Int64) throws -> Int64 {
        guard
            let row = try database.row(
                "SELECT class, source, is_held_out FROM example WHERE id = ?", [id])
        else { throw StoreError(.notFound, "there is no example \(id)") }
        sequence += 1
        try database.run(
            """
            INSERT INTO retired_example
                SELECT id, task_id, class, source, weight, is_held_out, added_at, question_id,
                    fingerprint, preview, payload, ?, ?, NULL FROM example WHERE id = ?
            """,
            [sequence, now, id])
        try database.run("DELETE FROM example WHERE id = ?", [id])
        counts.add(-1, class: row[0], source: row[1], isHeldOut: row[2])
        hasRetired = true
        retired.append(id)
        return sequence
    }

    /// Brings back what the retired example `id` had replaced, under a new number.
    mutating func restore(replacedBy id: Int64) throws {
        guard
            let row = try database.row(
                """
                SELECT id, class, source, is_held_out FROM retired_example
                    WHERE replaced_by = ? ORDER BY id DESC LIMIT 1
                """, [id])
        else { return }
        sequence += 1
        try database.run(
            """
            INSERT INTO example
                SELECT ?, task_id, class, source, weight, is_held_out, ?, question_id,
                    fingerprint, preview, payload FROM retired_example WHERE id = ?
            """,
            [sequence, now, row[0] as Int64])
        // Who pointed at the example before it was replaced means this one.
        try database.run(
            "UPDATE answer SET example = ? WHERE example = ?", [sequence, row[0] as Int64])
        try database.run(
            "UPDATE retired_example SET replaced_by = ? WHERE replaced_by = ?",
            [sequence, row[0] as Int64])
        counts.add(1, class: row[1], source: row[2], isHeldOut: row[3])
    }

    /// Lets a retired example never come back, as the word it carried was taken back: were the one
    /// that took its place undone, what this had replaced is to come back instead.
    static func forget(retired id: Int64, _ database: Database) throws {
        try database.run(
            """
            UPDATE retired_example SET replaced_by =
                (SELECT replaced_by FROM retired_example WHERE id = ?1)
                WHERE replaced_by = ?1
            """, [id])
        try database.run("UPDATE retired_example SET replaced_by = NULL WHERE id = ?", [id])
    }

    /// Writes the sequence and the counts back; nothing counts before.
    func finish() throws {
        try database.run("UPDATE example_sequence SET value = ?", [sequence])
        try counts.save(database)
    }

    private func side(of example: NewExample) throws -> Bool {
        if hasRetired {
            let retired = try database.row(
                """
                SELECT is_held_out FROM retired_example
                    WHERE task_id = ? AND fingerprint = ? LIMIT 1
                """,
                [task.id, Data(example.fingerprint)])
            if let retired { return retired[0] }
        }
        let total = counts.total(class: example.classIndex)
        let heldOut = counts.heldOut(class: example.classIndex)
        return isHeldOut(example.fingerprint, total, heldOut)
    }

    /// Returns whether the example went in, under the number `sequence`.
    private mutating func insert(_ example: NewExample, isHeldOut: Bool) throws -> Bool {
        let statement = try database.cachedStatement(sql: Self.insertion)
        try statement.execute(arguments: [
            sequence + 1, task.id, example.classIndex, example.source.rawValue, example.weight,
            isHeldOut, now, example.questionID, Data(example.fingerprint),
            clippedPreview(example.preview), Data(example.payload),
        ])
        guard database.changesCount == 1 else { return false }
        sequence += 1
        counts.add(
            1, class: example.classIndex, source: example.source.rawValue, isHeldOut: isHeldOut)
        return true
    }

    private static let insertion = """
        INSERT INTO example (id, task_id, class, source, weight, is_held_out, added_at,
            question_id, fingerprint, preview, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (task_id, fingerprint) DO NOTHING
        """

    /// The example that is there under a fingerprint.
    private struct Present {
        var id: Int64
        var classIndex: Int
        var source: StoredExample.Source
        var isHeldOut: Bool

        init(task: Int64, fingerprint: [UInt8], _ database: Database) throws {
            let row = try database.row(
                """
                SELECT id, class, source, is_held_out FROM example
                    WHERE task_id = ? AND fingerprint = ?
                """,
                [task, Data(fingerprint)])
            guard let row else { throw StoreError(.damaged, "an example vanished while added") }
            id = row[0]
            classIndex = row[1]
            source = StoredExample.Source(rawValue: row[2]) ?? .import
            isHeldOut = row[3]
        }

        func yields(to example: NewExample, overEquals: Bool) -> Bool {
            guard classIndex == example.classIndex else {
                return source < example.source || overEquals && source == example.source
            }
            return source < example.source && example.source >= .above
        }
    }
}
