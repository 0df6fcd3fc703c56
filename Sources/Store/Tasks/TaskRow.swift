internal import GRDB
internal import Learning

/// One row of `task`, with what hangs on it.
struct TaskRow {
    var id: Int64
    var name: String
    private var declaration: String
    private var target: Target
    private var registeredAt: Int64

    private static let columns = """
        SELECT id, name, declaration, target_kind, target_share, registered_at FROM task
        """

    static func find(_ name: String, _ database: Database) throws -> TaskRow? {
        try database.row(columns + " WHERE name = ?", [name]).map(TaskRow.init)
    }

    static func named(_ name: String, _ database: Database) throws -> TaskRow {
        if let row = try find(name, database) { return row }
        let known = try all(database).map(\.name).joined(separator: ", ")
        throw StoreError(
            .notFound,
            "there is no task \(name) in this data folder; "
                + (known.isEmpty ? "it has none yet" : "it has \(known)"))
    }

    static func numbered(_ id: Int64, _ database: Database) throws -> TaskRow {
        guard let row = try database.row(columns + " WHERE id = ?", [id]) else {
            throw StoreError(.damaged, "a question's task is missing")
        }
        return TaskRow(row)
    }

    static func all(_ database: Database) throws -> [TaskRow] {
        try database.rows(columns + " ORDER BY id").map(TaskRow.init)
    }

    private init(_ row: Row) {
        id = row[0]
        name = row[1]
        declaration = row[2]
        target = Target(kind: row[3], share: row[4])
        registeredAt = row[5]
    }

    func stored(_ database: Database) throws -> StoredTask {
        StoredTask(
            task: LearningTask(
                name: name, fields: try fields(database), classes: try classes(database),
                target: target),
            declaration: declaration, registeredAt: registeredAt)
    }

    func classes(_ database: Database) throws -> [String] {
        let rows = try database.rows(
            "SELECT name FROM class WHERE task_id = ? ORDER BY place", [id])
        return rows.map { $0[0] }
    }

    func classCount(_ database: Database) throws -> Int {
        Int(try database.number("SELECT count(*) FROM class WHERE task_id = ?", [id]))
    }

    func place(ofClass name: String, _ database: Database) throws -> Int? {
        try database.row("SELECT place FROM class WHERE task_id = ? AND name = ?", [id, name])
            .map { $0[0] }
    }

    /// Returns the index of the class of that name, appended when the task does not have it.
    func placeOrAppend(_ name: String, _ database: Database) throws -> (place: Int, isNew: Bool) {
        if let place = try place(ofClass: name, database) { return (place, false) }
        return (try append(name, database), true)
    }

    /// Appends a class that the task does not have, and returns its index.
    func append(_ name: String, _ database: Database) throws -> Int {
        guard !name.isEmpty else {
            throw StoreError(.invalid, "a class of the task \(self.name) needs a name")
        }
        let place = try classCount(database)
        try database.run("INSERT INTO class VALUES (?, ?, ?)", [id, place, name])
        return place
    }

    func refuseOtherFields(than declared: [Field], _ database: Database) throws {
        let present = try fields(database)
        guard present != declared else { return }
        throw StoreError(
            .invalid,
            "the task \(name) has the fields \(sentence(present)) in this data folder, but "
                + "\(sentence(declared)) in its declaration; fields cannot change once a task is "
                + "in use: give the task another name, or use another data folder")
    }

    private func fields(_ database: Database) throws -> [Field] {
        let rows = try database.rows(
            """
            SELECT name, kind, width, height, channels, maximum FROM field
                WHERE task_id = ? ORDER BY place
            """, [id])
        return rows.map { Field(name: $0[0], kind: FieldKind(row: $0)) }
    }

    private func sentence(_ fields: [Field]) -> String {
        fields.map { "\($0.name) (\($0.kind.sentence))" }.joined(separator: ", ")
    }
}
