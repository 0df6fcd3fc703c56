internal import GRDB

/// One transaction's work on questions that were answered at once: the many rows of a busy node.
///
/// `finish` must be called when all are in.
struct AnsweredIntake {
    private let database: Database
    private var questions: RepeatedStatement
    private var inputs: RepeatedStatement
    private var answers: RepeatedStatement
    /// The rows of the tasks that were asked, by their names.
    private(set) var taskIDs: [String: Int64]
    private var added = QuestionTally()
    private let now: Int64

    init(_ database: Database, at now: Int64, taskIDs: [String: Int64] = [:]) throws {
        self.database = database
        self.now = now
        self.taskIDs = taskIDs
        questions = try RepeatedStatement(QuestionRecord.insertion, database)
        inputs = try RepeatedStatement(QuestionRecord.inputInsertion, database)
        answers = try RepeatedStatement(AnswerRecord.insertion, database)
    }

    /// Records a question; returns whether it is new.
    mutating func record(_ answered: AnsweredQuestion) throws -> Bool {
        let question = answered.question
        let taskID = try taskIDs[question.task] ?? TaskRow.named(question.task, database).id
        taskIDs[question.task] = taskID
        let state: StoredQuestion.State =
            answered.answer.classIndex == nil ? .unanswerable : .answered
        try insert(question, taskID: taskID, state: state)
        let isNew = database.changesCount == 1
        if isNew {
            let number = database.lastInsertedRowID
            try insertInput(of: question, number: number)
            try insert(answered.answer, question: number, taskID: taskID)
            added.count(question, taskID: taskID, state: state)
            if answered.isAudited {
                try OutboxRecord.queue(audited: number, at: now, database)
            }
        }
        if let child = question.child {
            try QuestionRecord.named(question.id, database).note(child: child, database)
        }
        return isNew
    }

    /// Writes what is counted; nothing counts before.
    func finish() throws {
        try added.write(database)
    }

    private mutating func insert(
        _ question: NewQuestion, taskID: Int64, state: StoredQuestion.State
    ) throws {
        let (guess, runnerUp) = (question.guess?.checked, question.runnerUp?.checked)
        questions.bind(question.id)
        questions.bind(taskID)
        questions.bind(state.rawValue)
        questions.bind(question.askedAt)
        questions.bind(question.client)
        questions.bind(clippedPreview(question.preview))
        questions.bind(guess?.classIndex)
        questions.bind(guess?.probability)
        questions.bind(runnerUp?.classIndex)
        questions.bind(runnerUp?.probability)
        questions.bind(question.reason)
        questions.bind(question.priority)
        questions.bind(question.expiresAt)
        questions.bind(question.child)
        questions.bind(question.credential)
        try questions.run()
    }

    private mutating func insertInput(of question: NewQuestion, number: Int64) throws {
        inputs.bind(number)
        inputs.bind(question.fingerprint)
        inputs.bind(question.payload)
        inputs.bind(question.route)
        try inputs.run()
    }

    private mutating func insert(
        _ answer: NewAnswer, question: Int64, taskID: Int64
    ) throws {
        answers.bind(question)
        answers.bind(taskID)
        answers.bind(answer.classIndex)
        answers.bind(answer.ranked)
        answers.bind(try AnswerRecord.checkedConfidence(of: answer))
        answers.bind(answer.by)
        answers.bind(answer.via.rawValue)
        answers.bind(answer.hops)
        answers.bind(answer.version)
        answers.bind(answer.at)
        // It stands, teaches nothing, and brought no class with it.
        answers.bind(1)
        answers.bind(Double?.none)
        answers.bind(0)
        try answers.run()
    }
}
