internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// Takes in what a child passes up: each question is thought about here first.
struct QuestionIntake: Sendable {
    /// More nodes than this no question passes; longer routes run in circles.
    private static let mostHops = 32
    private static let longestID = 64

    /// One question of a batch with what is made of it.
    enum Considered: Sendable {
        case question(ChildQuestion, sequence: Int64, Consideration, Passage)
        /// It passed this node before and is answered: nobody is asked again.
        case answered(ChildAnswer, sequence: Int64)
        case refused(sequence: Int64, String)

        var sequence: Int64 {
            switch self {
            case .question(_, let sequence, _, _), .answered(_, let sequence),
                .refused(let sequence, _):
                sequence
            }
        }

        var answered: ChildAnswer? {
            if case .answered(let answered, _) = self { answered } else { nil }
        }

        /// The task of a question that nobody here could answer.
        var waitingTask: String? {
            if case .question(.waiting(let question), _, _, _) = self { question.task } else { nil }
        }

        var question: ChildQuestion? {
            if case .question(let question, _, _, _) = self { question } else { nil }
        }
    }

    /// What became of a batch.
    struct Kept {
        var receipts: [Receipt] = []
        /// What the child's feed got by it.
        var fed: [FeedEntry] = []
        /// Whether the child's feed may have more.
        var hasMore = false
        /// What goes on to the parent.
        var queued: [EscalatedQuestion] = []
        /// How many bytes that takes in the outbox.
        var queuedBytes = 0
    }

    let store: Store
    let identity: NodeIdentity
    let serving: Serving
    let clock: NodeClock
    let meters: Meters
    let tidings: Tidings
    let feed: ChangeFeed
    let lessons: Lessons

    /// Asks the own model and memory, outside of any lock or transaction.
    func consider(_ batch: [EscalatedQuestion], from child: ChildWork.Child) -> [Considered] {
        batch.map { question in
            do {
                return try considered(question, from: child)
            } catch {
                return .refused(
                    sequence: question.sequence, NodeError(wrapping: error).message)
            }
        }
    }

    /// Makes all of it durable, then says so by `isKept`, and lets the parent know.
    ///
    /// Questions with answers come first and questions that want one in a second transaction,
    /// which notes the number of the batch.
    func keep(
        _ batch: [Considered], from child: ChildWork.Child, _ isKept: () -> Void
    ) throws -> Kept {
        guard let last = batch.map(\.sequence).max() else { return Kept() }
        let rest = try keepAnswered(batch, from: child)
        var kept = try keep(rest, from: child, upTo: last)
        isKept()
        if batch.contains(where: { $0.answered != nil }) { kept.hasMore = true }
        tidings.queued(kept.queued, bytes: kept.queuedBytes)
        tidings.waiting(tasks: Set(rest.compactMap(\.waitingTask)))
        feed.tell([.questions, .tasks])
        return kept
    }

    /// Returns the batch with those refused that the store refuses.
    private func keepAnswered(
        _ batch: [Considered], from child: ChildWork.Child
    ) throws -> [Considered] {
        let answered = batch.compactMap(\.answered)
        guard !answered.isEmpty else { return batch }
        let outcomes = try store.takeAnswered(answered, from: child.row)
        try lessons.learn(outcomes, from: child.name)
        var rest = outcomes[...]
        return batch.map { considered in
            guard case .answered(_, let sequence) = considered,
                case .refused(let reason)? = rest.popFirst()?.result
            else { return considered }
            return .refused(sequence: sequence, reason)
        }
    }

    private func keep(
        _ batch: [Considered], from child: ChildWork.Child, upTo last: Int64
    ) throws -> Kept {
        let taken: TakenQuestions
        do throws(StoreError) {
            taken = try store.takeQuestions(
                batch.compactMap(\.question), from: child.row, upTo: last)
        } catch {
            guard error.kind == .invalid else { throw error }
            return try keepApart(batch, from: child, error.message)
        }
        return kept(batch, taken)
    }

    /// One that cannot be had must not keep the others from coming in.
    private func keepApart(
        _ batch: [Considered], from child: ChildWork.Child, _ reason: String
    ) throws -> Kept {
        guard batch.count > 1 else {
            return Kept(
                receipts: batch.map { Receipt(sequence: $0.sequence, refusal: reason) })
        }
        return try batch.reduce(into: Kept()) { all, one in
            let kept = try keep([one], from: child, upTo: one.sequence)
            all.receipts += kept.receipts
            all.fed += kept.fed
            all.queued += kept.queued
            all.queuedBytes += kept.queuedBytes
        }
    }

    /// The outcomes have an entry for each that was not refused before: nil for another question's
    /// id.
    private func kept(_ batch: [Considered], _ taken: TakenQuestions) -> Kept {
        var kept = Kept(fed: taken.fed)
        var outcomes = taken.outcomes[...]
        for considered in batch {
            var receipt = Receipt(sequence: considered.sequence)
            switch considered {
            case .refused(_, let reason): receipt.refusal = reason
            case .answered: break
            case .question(let question, _, let consideration, let passage):
                if let outcome = outcomes.removeFirst() {
                    if outcome.isNew { count(consideration) }
                    guard let sequence = outcome.outboxSequence else { break }
                    kept.queued.append(consideration.escalated(passage, sequence: sequence))
                    kept.queuedBytes += question.bytes
                } else {
                    receipt.refusal = "its id is that of another question at \(identity.name)"
                }
            }
            kept.receipts.append(receipt)
        }
        return kept
    }

    private func considered(
        _ question: EscalatedQuestion, from child: ChildWork.Child
    ) throws -> Considered {
        if let refusal = refusal(of: question, from: child) {
            return .refused(sequence: question.sequence, refusal)
        }
        let begun = clock.ticks()
        let served = try serving.task(question.task)
        let input = try served.task.input(from: question.fields)
        try served.task.check(input)
        let consideration = Consideration(
            id: question.id, input: input, client: question.client, askedAt: question.askedAt,
            consideredAt: clock.now(), served: served)
        let micros = Double(clock.ticks() - begun) / 1000
        if let standing = question.standing {
            return .answered(
                try answered(standing, question, consideration, micros: micros, from: child),
                sequence: question.sequence)
        }
        meters.countAnswer(consideration, micros: micros)
        let passage = Passage(
            priority: min(max(question.priority, 0), 9), expiresAt: question.expiresAt,
            child: child.row, route: question.route + [consideration.hop(identity, micros: micros)],
            goesUp: tidings.goesUp(task: question.task))
        let new = try consideration.newQuestion(passage)
        guard let answer = consideration.answer(top: 3, node: identity.name),
            let stored = try consideration.newAnswer(answer)
        else {
            return .question(
                .waiting(new), sequence: question.sequence, consideration, passage)
        }
        return .question(
            .answered(AnsweredQuestion(question: new, answer: stored)),
            sequence: question.sequence, consideration, passage)
    }

    private func answered(
        _ standing: ReturnedAnswer, _ question: EscalatedQuestion,
        _ consideration: Consideration, micros: Double, from child: ChildWork.Child
    ) throws -> ChildAnswer {
        let passage = Passage(
            priority: min(max(question.priority, 0), 9), child: child.row,
            route: question.route + [consideration.hop(identity, micros: micros)],
            goesUp: tidings.goesUp(task: question.task))
        var answer = try FedAnswer(standing)
        answer.hops = max(0, standing.hops - 1)
        // What a model said may be this node's own word: nobody learns from that.
        if answer.via < .expert { answer.exampleWeight = nil }
        return ChildAnswer(question: try consideration.newQuestion(passage), answer: answer)
    }

    private func refusal(
        of question: EscalatedQuestion, from child: ChildWork.Child
    ) -> String? {
        if let reason = child.refusedTasks[question.task] { return reason }
        if question.route.contains(where: { $0.node.text == identity.id }) {
            return "it passed \(identity.name) before: the links run in a circle"
        }
        if question.route.count > Self.mostHops {
            return "it passed more than \(Self.mostHops) nodes"
        }
        if question.id.text.isEmpty || question.id.text.utf8.count > Self.longestID {
            return "its id is empty or longer than \(Self.longestID) bytes"
        }
        return nil
    }

    private func count(_ consideration: Consideration) {
        let outcome = RateMeter.Outcome(consideration.judgement)
        let now = consideration.consideredAt
        meters.rates.withLock { $0.count(outcome, at: now) }
        meters.flow.withLock {
            $0.count(
                asked: 1, answeredHere: outcome == .escalated ? 0 : 1,
                passedUp: outcome == .escalated && tidings.parent.isJoined ? 1 : 0, at: now)
        }
    }
}

extension ChildQuestion {
    /// How many bytes it takes in the outbox while it waits.
    fileprivate var bytes: Int {
        guard case .waiting(let question) = self else { return 0 }
        return question.payload.count + question.route.utf8.count
    }
}
