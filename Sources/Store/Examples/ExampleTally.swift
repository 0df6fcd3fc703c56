internal import GRDB

/// The counts of one task's examples, changed in memory and written back as differences.
struct ExampleTally {
    private struct Key: Hashable {
        var classIndex: Int
        var source: Int
        var isHeldOut: Bool
    }

    private let task: Int64
    private var totals: [Int]
    private var heldOut: [Int]
    private var differences: [Key: Int] = [:]

    init(task: Int64, classCount: Int, _ database: Database) throws {
        self.task = task
        totals = Array(repeating: 0, count: classCount)
        heldOut = totals
        let rows = try database.rows(
            "SELECT class, is_held_out, count FROM example_count WHERE task_id = ?", [task])
        for row in rows {
            let (classIndex, count): (Int, Int) = (row[0], row[2])
            totals[classIndex] += count
            if row[1] { heldOut[classIndex] += count }
        }
    }

    func total(class classIndex: Int) -> Int { totals[classIndex] }

    func heldOut(class classIndex: Int) -> Int { heldOut[classIndex] }

    mutating func add(_ count: Int, class classIndex: Int, source: Int, isHeldOut: Bool) {
        totals[classIndex] += count
        if isHeldOut { heldOut[classIndex] += count }
        let key = Key(classIndex: classIndex, source: source, isHeldOut: isHeldOut)
        differences[key, default: 0] += count
    }

    func save(_ database: Database) throws {
        for (key, difference) in differences where difference != 0 {
            try database.run(
                "INSERT OR IGNORE INTO example_count VALUES (?, ?, ?, ?, 0)",
                [task, key.classIndex, key.source, key.isHeldOut])
            try database.run(
                """
                UPDATE example_count SET count = count + ?
                    WHERE task_id = ? AND class = ? AND source = ? AND is_held_out = ?
                """,
                [difference, task, key.classIndex, key.source, key.isHeldOut])
        }
    }
}
