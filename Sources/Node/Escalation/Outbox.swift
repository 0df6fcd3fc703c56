internal import Learning
internal import Store
internal import Wire

/// The outbox as frames.
struct Outbox: Sendable {
    /// About the most bytes that the inputs of one frame take; one entry always goes.
    private static let mostBytes = 1 << 20

    let store: Store
    let serving: Serving

    /// The tasks of this node, for the parent to compare.
    var tasks: [FieldedTask] { serving.all.map { FieldedTask($0.task) } }

    /// What is to be sent next, words in a frame of their own before the questions.
    func frames(limit: Int, at moment: Timestamp) throws -> [UpFrame] {
        var (words, questions): ([HumanWord], [EscalatedQuestion]) = ([], [])
        var bytes = 0
        for entry in try store.outbox(limit: limit, at: moment.milliseconds) {
            bytes += entry.bytes
            guard bytes <= Self.mostBytes || words.isEmpty && questions.isEmpty else { break }
            switch entry.item {
            case .question(let question, let payload, let route):
                questions.append(
                    EscalatedQuestion(
                        sequence: entry.sequence, id: QuestionID(question.id),
                        task: question.task, fields: try fields(payload, task: question.task),
                        askedAt: Timestamp(milliseconds: question.askedAt),
                        client: question.client, priority: question.priority,
                        expiresAt: question.expiresAt.map { Timestamp(milliseconds: $0) },
                        route: try WireJSON.value([Hop].self, from: route),
                        standing: try standing(of: question)))
            case .word(let word):
                words.append(
                    HumanWord(
                        sequence: entry.sequence, question: QuestionID(word.questionID),
                        task: word.task, fields: try fields(word.payload, task: word.task),
                        name: word.className, by: word.by,
                        at: Timestamp(milliseconds: word.at),
                        retractedAt: word.retractedAt.map { Timestamp(milliseconds: $0) }))
            }
        }
        return (words.isEmpty ? [] : [.words(batch: words)])
            + (questions.isEmpty ? [] : [.questions(batch: questions)])
    }

    /// The answer that the parent is to be told; its own model's word on it wants a better one.
    private func standing(of question: StoredQuestion) throws -> ReturnedAnswer? {
        guard let standing = question.answer, standing.answer.isForAbove else { return nil }
        let classes = try serving.task(question.task).task.classes
        return ReturnedAnswer(
            question: QuestionID(question.id), task: question.task,
            answer: Answer(standing, classes: classes), hops: standing.answer.hops,
            version: standing.answer.version.map { VersionID($0) })
    }

    private func fields(_ payload: [UInt8], task: String) throws -> [String: FieldContent] {
        try serving.task(task).task.contents(of: Input(decoding: payload))
    }
}

extension OutboxEntry {
    fileprivate var bytes: Int {
        switch item {
        case .question(_, let payload, let route): payload.count + route.utf8.count
        case .word(let word): word.payload.count
        }
    }
}

extension FieldedTask {
    init(_ task: LearningTask) {
        self.init(name: task.name, fields: task.fields.map { FieldDescription($0) })
    }
}
