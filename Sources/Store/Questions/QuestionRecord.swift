internal import Foundation
internal import GRDB

/// One row of `question` as its transactions need it.
struct QuestionRecord {
    var number: Int64
    var id: String
    var taskID: Int64
    var state: StoredQuestion.State

    static func find(_ id: String, _ database: Database) throws -> QuestionRecord? {
        try database.row("SELECT number, id, task_id, state FROM question WHERE id = ?", [id])
            .map(QuestionRecord.init)
    }

    static func numbered(_ number: Int64, _ database: Database) throws -> QuestionRecord? {
        try database.row(
            "SELECT number, id, task_id, state FROM question WHERE number = ?", [number]
        ).map(QuestionRecord.init)
    }

    private init(_ row: Row) {
        number = row[0]
        id = row[1]
        taskID = row[2]
        state = StoredQuestion.State(rawValue: row[3]) ?? .waiting
    }

    static let insertion = """
        INSERT INTO question (id, task_id, state, asked_at, client, preview, guess,
            guess_probability, runner_up, runner_up_probability, reason, priority, expires_at,
            child, credential)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """

    static let inputInsertion =
        "INSERT INTO question_input VALUES (?, ?, ?, ?, '\(QuestionTally.emptyRoute)')"

    /// Inserts a question and returns its number; nil when its id is known.
    static func insert(
        _ question: NewQuestion, taskID: Int64, state: StoredQuestion.State, _ database: Database
    ) throws -> Int64? {
        let (guess, runnerUp) = (question.guess?.checked, question.runnerUp?.checked)
        try database.run(
            insertion,
            [
                question.id, taskID, state.rawValue, question.askedAt, question.client,
                clippedPreview(question.preview), guess?.classIndex, guess?.probability,
                runnerUp?.classIndex, runnerUp?.probability, question.reason,
                question.priority, question.expiresAt, question.child, question.credential,
            ])
        guard database.changesCount == 1 else { return nil }
        let number = database.lastInsertedRowID
        try database.run(
            inputInsertion,
            [number, Data(question.fingerprint), Data(question.payload), question.route])
        var added = QuestionTally()
        added.count(question, taskID: taskID, state: state)
        try added.write(database)
        return number
    }

    /// Sets the state that follows from the answer that stands now, nil for none.
    func settle(on answer: NewAnswer?, _ database: Database) throws {
        let state: StoredQuestion.State =
            answer.map { $0.classIndex == nil ? .unanswerable : .answered } ?? .waiting
        try database.run(
            "UPDATE question SET skipped_at = NULL, state = ? WHERE number = ?",
            [state.rawValue, number])
    }

    /// Whether this is the question that has that fingerprint among those of a task.
    func isSame(task: Int64, fingerprint: [UInt8], _ database: Database) throws -> Bool {
        try taskID == task && input(database).fingerprint == fingerprint
    }

    func input(_ database: Database) throws -> QuestionInput {
        let row = try database.row(
            "SELECT payload, fingerprint FROM question_input WHERE question = ?", [number])
        guard let row else {
            throw StoreError(.damaged, "the question \(id) has lost what it held")
        }
        return QuestionInput(payload: try row.bytes(0), fingerprint: try row.bytes(1))
    }
}
