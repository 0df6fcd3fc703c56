internal import GRDB

extension Store {
    /// What children were offered last: one task's, or all.
    package func handouts(task: String? = nil) throws(StoreError) -> [StoredHandout] {
        try read { database in
            let condition = task == nil ? "" : " WHERE task.name = ?"
            return try database.rows(
                """
                SELECT handout.child, task.name, handout.share, handout.recipe,
                    handout.promotion, handout.offer, handout.adoption
                    FROM handout JOIN task ON task.id = handout.task_id\(condition)
                    ORDER BY handout.child, task.name
                """, task.map { [$0] } ?? []
            ).map {
                StoredHandout(
                    child: $0[0], task: $0[1], share: $0[2], recipe: $0[3], promotion: $0[4],
                    offer: $0[5], adoption: $0[6])
            }
        }
    }

    /// Offers a child a base: what is offered is noted and in its feed at once.
    package func handOut(_ handout: StoredHandout) throws(StoreError) {
        try write { database in
            let task = try TaskRow.named(handout.task, database)
            try database.run(
                "INSERT OR REPLACE INTO handout VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    handout.child, task.id, handout.share, handout.recipe, handout.promotion,
                    handout.offer, handout.adoption,
                ])
            try FeedRecord.offer(
                to: handout.child, task: handout.task, body: handout.offer, database)
        }
    }

    /// Notes what a child made of what it was offered.
    package func noteAdoption(
        child: Int64, task: String, _ adoption: String
    ) throws(StoreError) {
        try write { database in
            try database.run(
                """
                UPDATE handout SET adoption = ? WHERE child = ?
                    AND task_id = (SELECT id FROM task WHERE name = ?)
                """, [adoption, child, task])
        }
    }

    /// Notes how much a child can hold and how quick it must be, as JSON that the store does not
    /// read; nil for no limits.
    package func setBudget(child: Int64, _ budget: String?) throws(StoreError) {
        try write { try $0.run("UPDATE child SET budget = ? WHERE id = ?", [budget, child]) }
    }

    /// The budget of each child that has one, by its row.
    package func budgets() throws(StoreError) -> [Int64: String] {
        try read { database in
            let rows = try database.rows("SELECT id, budget FROM child WHERE budget IS NOT NULL")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }
}
