internal import Learning
internal import Store
internal import Wire

/// Takes in what operators at a child or below it said, and took back.
struct WordIntake: Sendable {
    let store: Store
    let identity: NodeIdentity
    let serving: Serving
    let lessons: Lessons

    /// Makes the words durable and returns the receipts.
    func take(
        _ batch: [HumanWord], from child: ChildWork.Child, havingApplied applied: Int64
    ) throws -> [Receipt] {
        var refusals: [Int64: String] = [:]
        var words: [NewWord] = []
        for word in batch {
            do {
                if let reason = child.refusedTasks[word.task] {
                    throw NodeError(.invalid, reason)
                }
                words.append(try newWord(word))
            } catch {
                refusals[word.sequence] = NodeError(wrapping: error).message
            }
        }
        let outcomes = try store.takeWords(words, from: child.row, havingApplied: applied)
        for (word, outcome) in zip(words, outcomes) {
            if case .refused(let reason) = outcome.result { refusals[word.sequence] = reason }
        }
        try lessons.learn(outcomes, from: child.name)
        return batch.map { Receipt(sequence: $0.sequence, refusal: refusals[$0.sequence]) }
    }

    private func newWord(_ word: HumanWord) throws -> NewWord {
        let task = try serving.task(word.task).task
        let input = try task.input(from: word.fields)
        try task.check(input)
        return NewWord(
            sequence: word.sequence, questionID: word.question.text, task: word.task,
            payload: input.encoded(), fingerprint: input.fingerprint(task: task.name).bytes,
            preview: Preview.text(of: input, task: task), className: word.name, by: word.by,
            at: word.at.milliseconds, retractedAt: word.retractedAt?.milliseconds,
            weight: FeedIntake.humanWeight)
    }
}
