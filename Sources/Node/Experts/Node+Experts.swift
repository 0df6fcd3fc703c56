internal import Learning
internal import Store
internal import Wire

/// What experts say, taken in like an answer from a tier above.
extension Node {
    /// What an expert's word counts for, between an answer from above (1) and a human's (2).
    private static let expertWeight = 1.5

    /// Takes in the experts that a task's file declares.
    func addExperts(_ file: TaskFile) throws {
        let task = file.task.name
        guard !file.experts.isEmpty else { return try store.passUpHeldBack(task: task) }
        try experts.add(
            file, seed: options.seed,
            Expert.Surroundings(
                store: store, clock: clock, reads: reads, writes: writes, journal: journal,
                classes: { [serving] task in
                    // A task that is gone has no classes, and its answers count as none.
                    (try? serving.task(task).task.classes) ?? []
                },
                line: { [serving] question, task in
                    try Self.expertLine(question, served: serving.task(task))
                },
                settle: { [weak self] id, outcome, expert in
                    try self?.settle(id, outcome, expert)
                },
                hasParent: { [parent] in parent.isJoined }))
        // A declaration that was changed may ask nobody before the parent any more.
        if !experts.areAskedFirst(task: task) { try store.passUpHeldBack(task: task) }
    }

    private static func expertLine(
        _ question: NumberedQuestion, served: ServedTask
    ) throws -> String {
        let classes = served.task.classes
        return try ExpertLine(
            id: question.id, task: served.task.name,
            fields: served.task.contents(of: try Input(decoding: question.payload)),
            classes: classes, guess: question.guess.map { RankedClass($0, classes: classes) }
        ).text()
    }

    /// Makes what an expert made of a question durable: an answer, an example and a memory, or a
    /// question that goes on to where it would have gone.
    private func settle(_ id: String, _ outcome: ExpertState.Outcome, _ expert: Expert) throws {
        // It may have been trimmed, with all that was known of it.
        guard try !store.isGone(id) else { return }
        switch outcome {
        case .known(let place, let confidence):
            try takeExpertWord(id, classIndex: place, confidence: confidence, expert)
        case .unanswerable:
            try takeExpertWord(id, classIndex: nil, confidence: 1, expert)
        case .none:
            if experts.isLastBeforeParent(expert), tidings.parent.isJoined {
                try store.passUp(id)
                tidings.outboxChanged()
            }
            experts.next(after: expert)?.nudge()
        }
    }

    private func takeExpertWord(
        _ id: String, classIndex: Int?, confidence: Double, _ expert: Expert
    ) throws {
        let name = expert.declaration.name
        let answer = NewAnswer(
            classIndex: classIndex, confidence: confidence, by: name, via: .expert,
            at: clock.now().milliseconds)
        let outcome = try store.answerWaiting(id, answer, exampleWeight: Self.expertWeight)
        // Otherwise a human was quicker.
        guard outcome != .kept, outcome != .known else { return }
        tidings.answered([id])
        try learned(id, task: expert.task, from: name)
    }

    private func learned(_ id: String, task: String, from name: String) throws {
        if let solved = try store.solvedExample(question: id) {
            try serving.task(task).memory.insert(solved)
        }
        let stored = try store.question(id)
        let said = stored.answer?.answer.classIndex
        let classes = try serving.task(task).task.classes
        journal.write(
            .info, "expert",
            "\(QuestionID(id).short) = \(said.map { classes.name(at: $0) } ?? "unanswerable") "
                + "by expert \(name)",
            changed: [.questions, .tasks, .status, .tree])
        if let guess = stored.guess, let said, stored.reason != nil {
            scheduler.labelled(
                task: task, confidence: guess.probability, wasRight: guess.classIndex == said)
        }
        _ = try scheduler.examplesChanged(task: task)
    }
}
