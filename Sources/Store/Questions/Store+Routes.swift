internal import GRDB

extension Store {
    /// The nodes that the question of that whole id passed, as JSON that the store does not read:
    /// up to this one, and above it.
    package func route(_ id: String) throws(StoreError) -> (up: String, above: String) {
        try read { database in
            let question = try QuestionRecord.named(id, database)
            let row = try database.row(
                "SELECT route_up, route_above FROM question_input WHERE question = ?",
                [question.number])
            guard let row else {
                throw StoreError(.damaged, "the question \(id) has lost what it held")
            }
            return (row[0], row[1])
        }
    }
}
