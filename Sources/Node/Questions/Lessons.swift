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

    /// Takes in what became of words that `neighbour` sent.
    func learn(_ outcomes: [WordOutcome], from neighbour: String) throws {
        for task in Set(outcomes.filter(\.changedClasses).map(\.task)) {
            try loader.refresh(task: task)
        }
        for outcome in outcomes { try remember(outcome) }
        tidings.answered(outcomes.filter(\.result.isAnswer).map(\.questionID))
        tidings.outboxChanged()
        for outcome in outcomes {
            tell(outcome, from: neighbour)
            // Guesses that it was not sure of are no promise that could be broken.
            guard let own = outcome.own, own.wasAnswer else { continue }
            scheduler.labelled(
                task: outcome.task, confidence: own.guess.probability, wasRight: own.isRight)
        }
        let changed = outcomes.filter { $0.exampleID != nil || !$0.removedExampleIDs.isEmpty }
        for task in Set(changed.map(\.task)) { _ = try scheduler.examplesChanged(task: task) }
        feed.tell([.questions, .tasks, .status, .tree])
    }

    /// Lets memory know at once what it would know after a restart.
    private func remember(_ outcome: WordOutcome) throws {
        guard outcome.exampleID != nil || !outcome.removedExampleIDs.isEmpty else { return }
        let memory = try serving.task(outcome.task).memory
        for id in outcome.removedExampleIDs { memory.remove(exampleID: id) }
        guard let solved = try store.solvedExample(question: outcome.questionID) else { return }
        try memory.insert(solved)
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
        case .answered, .confirmed, .kept, .known, .unknown: break
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

extension WordOutcome.Result {
    /// Whether the question has another answer than before.
    var isAnswer: Bool {
        switch self {
        case .answered, .corrected, .confirmed: true
        case .retracted(let state): state != .waiting
        case .kept, .known, .unknown, .refused: false
        }
    }
}
