internal import Dispatch
internal import Store
internal import Synchronization
internal import Wire

/// Writes locally answered questions in groups: answering never waits for the disk.
///
/// What is not written yet when the power goes is lost, which is why only questions that were
/// answered here at once go this way; whatever waits or was labelled is durable first.
final class AnswerLog: Sendable {
    /// How long an answer may lie in memory.
    static let milliseconds = 50
    /// When the disk cannot keep up, the oldest beyond this many are lost and counted.
    static let most = 50_000

    /// What the question was and said; put into the store's form when it is written, so that the
    /// asker does not wait for that either.
    private struct Entry {
        let considered: Consideration
        let answer: Answer
        /// What this node is to those above, where the question goes up to be proved.
        let audited: Hop?

        var answered: AnsweredQuestion {
            get throws {
                guard let stored = try considered.newAnswer(answer) else {
                    throw NodeError(.conflict, "question \(considered.id) was not answered")
                }
                let passage = Passage(route: audited.map { [$0] } ?? [])
                return AnsweredQuestion(
                    question: try considered.newQuestion(passage), answer: stored,
                    isAudited: audited != nil)
            }
        }
    }

    private struct State {
        var batch: [Entry] = []
        /// Taken from `batch` and not in the store yet.
        var underWay: [Entry] = []
        var isScheduled = false
        /// Never to be in the store, and not told yet.
        var lost = 0
    }

    private let store: Store
    private let writes: Offload
    private let journal: Journal
    private let passes: PhaseListener
    private let parent: ParentLink
    private let timer = DispatchQueue(label: "tideline.answer-log")
    private let state = Mutex(State())
    /// Held while a batch is written: who comes meanwhile waits until it is in the store.
    private let writing = Mutex(())

    init(
        store: Store, writes: Offload, journal: Journal, parent: ParentLink,
        passes: PhaseListener = PhaseListener()
    ) {
        self.passes = passes
        self.parent = parent
        self.store = store
        self.writes = writes
        self.journal = journal
    }

    /// Takes a question that was answered at once; it is in the store `milliseconds` later.
    ///
    /// It goes up all the same where `audited` is what this node is in its route.
    func append(_ considered: Consideration, answer: Answer, audited: Hop? = nil) {
        let mustSchedule = state.withLock { state in
            state.batch.append(Entry(considered: considered, answer: answer, audited: audited))
            if state.batch.count > Self.most {
                state.batch.removeFirst(Self.most / 10)
                state.lost += Self.most / 10
            }
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        passes(.answerGiven)
        guard mustSchedule else { return }
        timer.asyncAfter(deadline: .now() + .milliseconds(Self.milliseconds)) { [self] in
            writeBatch()
        }
    }

    /// Writes what is there now.
    func flush() async {
        // Writing reports its own failures.
        try? await writes.run { self.writeBatch() }
    }

    /// Returns whether the question of that id was answered and not written yet.
    func isPending(_ id: QuestionID) -> Bool {
        state.withLock { state in
            state.batch.contains { $0.considered.id == id }
                || state.underWay.contains { $0.considered.id == id }
        }
    }

    /// Writes what is there now; when it returns, all that was appended before is in the store.
    func writeBatch() {
        writing.withLock { _ in
            let batch = state.withLock { state in
                state.underWay = state.batch
                state.batch = []
                state.isScheduled = false
                return state.underWay
            }
            guard !batch.isEmpty else { return }
            let lost = write(batch)
            passes(.answersWritten)
            if batch.contains(where: { $0.audited != nil }) { parent.outboxChanged() }
            tell(lost: lost, hasWritten: lost < batch.count)
        }
    }

    /// Returns how many could not be written.
    private func write(_ batch: [Entry]) -> Int {
        do {
            _ = try store.recordAnswered(batch.map { try $0.answered })
            journal.lastError = nil
            return 0
        } catch let error as StoreError where error.kind == .invalid && batch.count > 1 {
            // One that names a class which is gone by now must not take the others with it.
            return batch.reduce(0) { $0 + write([$1]) }
        } catch {
            journal.lastError = NodeError(wrapping: error).message
            return batch.count
        }
    }

    /// Adds up what is lost, and writes it to the journal once the store takes writes again.
    private func tell(lost: Int, hasWritten: Bool) {
        let untold = state.withLock { state in
            state.underWay = []
            state.lost += lost
            guard hasWritten else { return 0 }
            defer { state.lost = 0 }
            return state.lost
        }
        guard untold > 0 else { return }
        journal.write(
            .warning, "ask",
            "\(untold) answered questions were not recorded: the disk was too slow or full")
    }
}
