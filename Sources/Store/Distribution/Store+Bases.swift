internal import GRDB

extension Store {
    /// What the parent offers of a task; nil where it offers nothing.
    package func base(task: String) throws(StoreError) -> StoredBase? {
        try read { database in
            try database.row(StoredBase.selection + " WHERE task.name = ?", [task])
                .map(StoredBase.init)
        }
    }

    /// What the parent offers of each task.
    package func bases() throws(StoreError) -> [StoredBase] {
        try read { try $0.rows(StoredBase.selection + " ORDER BY task.name").map(StoredBase.init) }
    }

    /// Keeps what the parent offers of a task and what became of it, in place of what was kept.
    ///
    /// Throws `notFound` for a task that is not here.
    package func setBase(_ base: StoredBase) throws(StoreError) {
        try write { database in
            let task = try TaskRow.named(base.task, database)
            try database.run(
                "INSERT OR REPLACE INTO base VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    task.id, base.offer, base.wanted, base.present, base.presentName, base.judged,
                    base.state.rawValue, base.remark,
                ])
        }
    }
}

extension StoredBase {
    fileprivate static let selection = """
        SELECT task.name, base.offer, base.wanted, base.present, base.present_name, base.judged,
            base.state, base.remark FROM base JOIN task ON task.id = base.task_id
        """

    fileprivate init(_ row: Row) {
        self.init(
            task: row[0], offer: row[1], wanted: row[2], present: row[3], presentName: row[4],
            judged: row[5], state: State(rawValue: row[6]) ?? .refused, remark: row[7])
    }
}
