internal import GRDB
package import Learning

extension Store {
    /// Registers a task, or brings a known one up to its declaration.
    ///
    /// Classes that are new are appended, those that an operator added stay, and the target is
    /// taken over only when the declared one changed. Throws `invalid` when the fields differ.
    package func registerTask(
        _ task: LearningTask, declaration: String
    ) throws(StoreError) -> StoredTask {
        try write { database in
            if let present = try TaskRow.find(task.name, database) {
                try self.update(present, to: task, declaration: declaration, database)
            } else {
                try self.insert(task, declaration: declaration, database)
            }
            return try TaskRow.named(task.name, database).stored(database)
        }
    }

    /// The tasks in the order in which they were registered.
    package func tasks() throws(StoreError) -> [StoredTask] {
        try read { database in
            try TaskRow.all(database).map { try $0.stored(database) }
        }
    }

    /// The task of that name; throws `notFound`.
    package func task(_ name: String) throws(StoreError) -> StoredTask {
        try read { database in
            try TaskRow.named(name, database).stored(database)
        }
    }

    /// Appends a class and returns its index; that of the present one when the task has it.
    package func appendClass(_ name: String, task: String) throws(StoreError) -> Int {
        try write { database in
            let row = try TaskRow.named(task, database)
            return try row.place(ofClass: name, database) ?? row.append(name, database)
        }
    }

    /// Sets what is asked of a task's answers, and notes who did.
    package func setTarget(
        _ target: Target, task: String, by operatorName: String
    ) throws(StoreError) {
        try write { database in
            let row = try TaskRow.named(task, database)
            try database.run(
                "UPDATE task SET target_kind = ?, target_share = ? WHERE id = ?",
                [target.kind, target.share, row.id])
            try database.note(
                Audit(
                    at: self.now(), by: operatorName, verb: "set target", object: task,
                    reason: "\(target.kind) \(target.share)"))
        }
    }

    private func insert(
        _ task: LearningTask, declaration: String, _ database: Database
    ) throws {
        let (kind, share) = (task.target.kind, task.target.share)
        try database.run(
            """
            INSERT INTO task (name, declaration, declared_target_kind, declared_target_share,
                target_kind, target_share, registered_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [task.name, declaration, kind, share, kind, share, now()])
        let row = try TaskRow.named(task.name, database)
        for (place, field) in task.fields.enumerated() {
            let shape = field.kind.shape
            try database.run(
                "INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    row.id, place, field.name, field.kind.word, shape?.width, shape?.height,
                    shape?.channels, shape?.maximum,
                ])
        }
        for name in task.classes {
            _ = try row.append(name, database)
        }
    }

    private func update(
        _ row: TaskRow, to task: LearningTask, declaration: String, _ database: Database
    ) throws {
        try row.refuseOtherFields(than: task.fields, database)
        let known = Set(try row.classes(database))
        for name in task.classes where !known.contains(name) {
            _ = try row.append(name, database)
        }
        let (kind, share) = (task.target.kind, task.target.share)
        try database.run(
            """
            UPDATE task SET target_kind = ?, target_share = ?
                WHERE id = ? AND (declared_target_kind <> ? OR declared_target_share <> ?)
            """,
            [kind, share, row.id, kind, share])
        try database.run(
            """
            UPDATE task SET declaration = ?, declared_target_kind = ?, declared_target_share = ?
                WHERE id = ?
            """,
            [declaration, kind, share, row.id])
    }
}
