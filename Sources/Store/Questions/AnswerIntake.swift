internal import GRDB

/// One transaction's work on answers: which one stands, what it teaches, and who is to be told.
///
/// `finish` must be called when all are in.
struct AnswerIntake {
    let database: Database
    let now: Int64
    let isHeldOut: Store.HeldOutRule
    /// The highest number of the outbox that the parent may have.
    private let mayHaveGone: Int64
    /// The examples of the task in hand; one at a time, as the tasks share their numbers.
    private var examples: ExampleIntake?
    /// The examples that are gone and counted.
    private var retiredBefore: [Int64] = []

    /// Where an answer came from, and so where it need not go.
    enum Origin: Equatable {
        case here, above, child(Int64)

        var child: Int64? {
            guard case .child(let id) = self else { return nil }
            return id
        }
    }

    /// An answer with what becomes of it beyond its standing.
    struct Arrival {
        var answer: NewAnswer
        /// What its example counts for in training; nil makes none.
        var weight: Double?
        var origin: Origin
        var createdClass = false
    }

    /// What became of an answer.
    struct Outcome {
        var result: AnswerOutcome
        /// The row of the answer; nil when it was known.
        var answer: Int64?
        var example: ExampleIntake.Outcome?
    }

    init(_ store: Store, _ database: Database) {
        self.database = database
        now = store.now()
        isHeldOut = store.isHeldOut
        mayHaveGone = store.mayHaveGone
    }

    /// Takes an answer: by its rank it stands or is kept beside the one that does.
    ///
    /// What stands is learned, goes to the children that asked, and up when it is a human's word.
    mutating func take(_ arrival: Arrival, for question: QuestionRecord) throws -> Outcome {
        guard try !question.hasHeard(arrival.answer, database) else {
            return Outcome(result: .known)
        }
        let former = try AnswerRecord.final(question: question.number, database)
        let stands = former.map { arrival.answer.outranks($0.answer) } ?? true
        let id = try insert(arrival, for: question, over: stands ? former : nil, stands: stands)
        if arrival.isWordForAbove {
            try OutboxRecord.queue(word: id, question: question.number, at: now, database)
        }
        guard stands else { return Outcome(result: .kept, answer: id) }
        let example = try teach(id, arrival.answer, weight: arrival.weight, question)
        if example == nil { try withdraw(question) }
        try tell(.answer, id, question, except: arrival.origin.child)
        return Outcome(
            result: former.map { $0.outcome(under: arrival.answer) } ?? .answered, answer: id,
            example: example)
    }

    /// Writes what is counted; nothing counts before.
    mutating func finish() throws {
        guard let done = examples else { return }
        try done.finish()
        retiredBefore += done.retired
        examples = nil
    }

    /// The ids of the examples that are gone.
    var retired: [Int64] { retiredBefore + (examples?.retired ?? []) }

    /// Runs `body` on the examples of a task, whose counts are read once for as long as no other
    /// task's come between.
    mutating func change<Value>(
        task id: Int64, _ body: (inout ExampleIntake) throws -> Value
    ) throws -> Value {
        if examples?.task.id != id { try finish() }
        var intake =
            try examples
            ?? ExampleIntake(
                task: TaskRow.numbered(id, database), now: now, isHeldOut: isHeldOut, database)
        // Two owners would copy the counts at every change.
        examples = nil
        defer { examples = intake }
        return try body(&intake)
    }

    private func insert(
        _ arrival: Arrival, for question: QuestionRecord, over former: StoredAnswer?, stands: Bool
    ) throws -> Int64 {
        if let former { try AnswerRecord.setFinal(former.id, to: false, database) }
        let id = try AnswerRecord.insert(
            arrival.answer, question: question.number, taskID: question.taskID, isFinal: stands,
            weight: arrival.weight, createdClass: arrival.createdClass, database)
        if stands {
            try question.settle(on: arrival.answer, database)
            try OutboxRecord.settle(
                question: question.number, mayHaveGone: mayHaveGone, database)
        }
        return id
    }

    func tell(
        _ kind: FeedRecord.Kind, _ answer: Int64, _ question: QuestionRecord, except: Int64?
    ) throws {
        try FeedRecord.tell(
            kind, answer: answer, question: question.number, except: except, database)
    }
}

extension StoredAnswer {
    /// What an answer is that takes its place.
    fileprivate func outcome(under better: NewAnswer) -> AnswerOutcome {
        answer.classIndex == better.classIndex
            ? .confirmed(former: id) : .corrected(former: id)
    }
}

extension AnswerIntake.Arrival {
    /// Whether those above do not know of it, and are to.
    fileprivate var isWordForAbove: Bool { answer.via == .human && origin != .above }
}
