internal import Learning
internal import Store
internal import Wire

/// What follows once the words of a neighbour are in the store: memory, classes, waiting callers,
/// the children that asked, the schedule, and the journal.
struct Lessons: Sendable {
    let store: Store
    let serving: Serving
    let loader: ModelLoader
    let scheduler: Scheduler
    let journal: Journal
    let feed: ChangeFeed
    let tidings: Tidings

    /// Takes in what came down from the parent: those below have further to go and hear of it
    /// first, then those who wait here.
    func learn(_ applied: AppliedFeed, from parent: String) throws {
        tidings.fed(applied.fed)
        let outcomes = applied.outcomes
        try refreshClasses(outcomes)
        for outcome in outcomes where outcome.changedExamples {
            try remember(outcome, applied.solved[outcome.questionID])
        }
        for outcome in outcomes {
            guard let answer = applied.answers[outcome.questionID] else { continue }
            let classes = try serving.task(outcome.task).task.classes
            tidings.answered(outcome.questionID, Answer(answer, classes: classes))
        }
        if outcomes.contains(where: \.mayGoUp) { tidings.outboxChanged() }
        followUp(outcomes, from: parent)
    }

    /// Takes in what became of words that `neighbour` sent.
    func learn(_ outcomes: [WordOutcome], from neighbour: String) throws {
        try refreshClasses(outcomes)
        for outcome in outcomes where outcome.changedExamples {
            try remember(outcome, store.solvedExample(question: outcome.questionID))
        }
        tidings.answered(outcomes.filter(\.result.isAnswer).map(\.questionID))
        tidings.outboxChanged()
        followUp(outcomes, from: neighbour)
    }

    private func refreshClasses(_ outcomes: [WordOutcome]) throws {
        for task in Set(outcomes.filter(\.changedClasses).map(\.task)) {
            try loader.refresh(task: task)
        }
    }

    private func followUp(_ outcomes: [WordOutcome], from neighbour: String) {
        for outcome in outcomes { tell(outcome, from: neighbour) }
        let changed = outcomes.filter(\.changedExamples)
        for task in Set(changed.map(\.task)) { scheduler.examplesChangedSoon(task: task) }
        feed.tell([.questions, .tasks, .status, .tree])
    }

    /// Lets memory know at once what it would know after a restart.
    private func remember(_ outcome: WordOutcome, _ solved: StoredExample?) throws {
        let memory = try serving.task(outcome.task).memory
        for id in outcome.removedExampleIDs { memory.remove(exampleID: id) }
        if let solved { try memory.insert(solved) }
    }

    /// What changes an answer that people may have relied on, or needs them, is told one by one.
    private func tell(_ outcome: WordOutcome, from neighbour: String) {
        let question = QuestionID(outcome.questionID).short
        switch outcome.result {
        case .corrected:
            journal.write(.info, "ask", "\(question) was corrected: \(words(outcome, neighbour))")
        case .retracted(let state):
            let now = state == .waiting ? "it waits again" : words(outcome, neighbour)
            journal.write(
                .info, "ask", "\(question): a word was taken back by \(neighbour); \(now)")
        case .refused(let reason):
            journal.write(
                .warning, "ask", "\(question) will not be answered by \(neighbour): \(reason)")
        case .answered, .kept, .known, .unknown: break
        }
    }

    private func words(_ outcome: WordOutcome, _ neighbour: String) -> String {
        // An event is no promise: where the question cannot be read, the neighbour is named.
        guard let answer = try? store.question(outcome.questionID).answer?.answer,
            let classes = try? serving.task(outcome.task).task.classes
        else { return "by \(neighbour)" }
        let name = answer.classIndex.map { classes.name(at: $0) } ?? "unanswerable"
        return "\(name) by \(answer.by)"
    }
}

extension WordOutcome {
    fileprivate var changedExamples: Bool { exampleID != nil || !removedExampleIDs.isEmpty }

    /// Whether an answer from above has left something for those above to hear.
    fileprivate var mayGoUp: Bool {
        switch result {
        case .answered, .corrected, .known, .unknown: false
        case .kept, .retracted, .refused: true
        }
    }
}

extension WordOutcome.Result {
    /// Whether the question has another answer than before.
    var isAnswer: Bool {
        switch self {
        case .answered, .corrected: true
        case .retracted(let state): state != .waiting
        case .kept, .known, .unknown, .refused: false
        }
    }
}
