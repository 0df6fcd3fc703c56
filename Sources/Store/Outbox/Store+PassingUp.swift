internal import GRDB

extension Store {
    /// Has a question that was held back for an expert go up after all; nothing at the top, and
    /// nothing for one that is answered or on its way.
    package func passUp(_ id: String) throws(StoreError) {
        try write { database in
            guard try OutboxRecord.hasUplink(database) else { return }
            let number = try QuestionRecord.named(id, database).number
            try OutboxRecord.queue(question: number, at: self.now(), database)
        }
    }

    /// Has all of a task's questions go up that wait and were held back for an expert.
    package func passUpHeldBack(task: String) throws(StoreError) {
        try write { database in
            guard try OutboxRecord.hasUplink(database) else { return }
            let numbers = try database.rows(
                """
                SELECT number FROM question WHERE state = 0 AND task_id = ? AND NOT EXISTS
                    (SELECT 1 FROM outbox WHERE outbox.question = number AND answer IS NULL)
                    ORDER BY number
                """,
                [try TaskRow.named(task, database).id])
            for row in numbers {
                try OutboxRecord.queue(question: row[0], at: self.now(), database)
            }
        }
    }
}
