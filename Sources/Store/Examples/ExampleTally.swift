internal import GRDB

/// The counts of one task's examples, changed in memory and written back as differences.
///
/// A class is counted when it is first asked for: one answer changes one class of many.
struct ExampleTally {
    private struct Key: Hashable {
        var classIndex: Int
        var source: Int
        var isHeldOut: Bool
    }

    private struct Count {
        var total = 0
        var heldOut = 0

        mutating func add(_ count: Int, isHeldOut: Bool) {
            total += count
            if isHeldOut { heldOut += count }
        }
    }

    private let task: Int64
    private let database: Database
    private var counts: [Count?]
    private var differences: [Key: Int] = [:]

    init(task: Int64, classCount: Int, _ database: Database) {
        self.task = task
        self.database = database
        counts = Array(repeating: nil, count: classCount)
    }

    /// How many examples a class has, in all and held out.
    mutating func count(class classIndex: Int) throws -> (total: Int, heldOut: Int) {
        let count = try counts[classIndex] ?? read(class: classIndex)
        counts[classIndex] = count
        return (count.total, count.heldOut)
    }

    mutating func add(_ count: Int, class classIndex: Int, source: Int, isHeldOut: Bool) {
        counts[classIndex]?.add(count, isHeldOut: isHeldOut)
        let key = Key(classIndex: classIndex, source: source, isHeldOut: isHeldOut)
        differences[key, default: 0] += count
    }

    func save() throws {
        for (key, difference) in differences where difference != 0 {
            try database.run(
                """
                UPDATE example_count SET count = count + ?
                    WHERE task_id = ? AND class = ? AND source = ? AND is_held_out = ?
                """,
                [difference, task, key.classIndex, key.source, key.isHeldOut])
            guard database.changesCount == 0 else { continue }
            try database.run(
                "INSERT INTO example_count VALUES (?, ?, ?, ?, ?)",
                [task, key.classIndex, key.source, key.isHeldOut, difference])
        }
    }

    private func read(class classIndex: Int) throws -> Count {
        var count = Count()
        let rows = try database.rows(
            "SELECT is_held_out, count FROM example_count WHERE task_id = ? AND class = ?",
            [task, classIndex])
        for row in rows { count.add(row[1], isHeldOut: row[0]) }
        for (key, difference) in differences where key.classIndex == classIndex {
            count.add(difference, isHeldOut: key.isHeldOut)
        }
        return count
    }
}
