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
        case question(ChildQuestion, sequence: Int64, Consideration)
        /// It passed this node before and is answered: nobody is asked again.
        case answered(ChildAnswer, sequence: Int64)
        case refused(sequence: Int64, String)

        var sequence: Int64 {
            switch self {
            case .question(_, let sequence, _), .answered(_, let sequence),
                .refused(let sequence, _):
                sequence
            }
        }

        var answered: ChildAnswer? {
            if case .answered(let answered, _) = self { answered } else { nil }
        }

        /// The task of a question that nobody here could answer.
        var waitingTask: String? {
            if case .question(.waiting(let question), _, _) = self { question.task } else { nil }
        }

        var question: ChildQuestion? {
            if case .question(let question, _, _) = self { question } else { nil }
        }
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

    /// Makes all of it durable and returns the receipts.
    ///
    /// Questions with answers come first and questions that want one in a second transaction,
    /// which notes the number of the batch.
    func keep(
        _ batch: [Considered], from child: ChildWork.Child, havingApplied applied: Int64
    ) throws -> [Receipt] {
        guard let last = batch.map(\.sequence).max() else { return [] }
        let batch = try keepAnswered(batch, from: child, havingApplied: applied)
        let receipts = try keep(batch, from: child, upTo: last, havingApplied: applied)
        tidings.waiting(tasks: Set(batch.compactMap(\.waitingTask)))
        feed.tell([.questions, .tasks])
        return receipts
    }

    /// Returns the batch with those refused that the store refuses.
    private func keepAnswered(
        _ batch: [Considered], from child: ChildWork.Child, havingApplied applied: Int64
    ) throws -> [Considered] {
        let answered = batch.compactMap(\.answered)
        guard !answered.isEmpty else { return batch }
        let outcomes = try store.takeAnswered(
            answered, from: child.row, havingApplied: applied)
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
        _ batch: [Considered], from child: ChildWork.Child, upTo last: Int64,
        havingApplied applied: Int64
    ) throws -> [Receipt] {
        let questions = batch.compactMap(\.question)
        let isNew: [Bool?]
        do throws(StoreError) {
            isNew = try store.takeQuestions(
                questions, from: child.row, upTo: last, havingApplied: applied
            ).map { $0?.isNew }
        } catch {
            guard error.kind == .invalid else { throw error }
            return try keepApart(batch, from: child, havingApplied: applied, error.message)
        }
        return receipts(for: batch, isNew: isNew)
    }

    /// One that cannot be had must not keep the others from coming in.
    private func keepApart(
        _ batch: [Considered], from child: ChildWork.Child, havingApplied applied: Int64,
        _ reason: String
    ) throws -> [Receipt] {
        guard batch.count > 1 else {
            return batch.map { Receipt(sequence: $0.sequence, refusal: reason) }
        }
        return try batch.flatMap {
            try keep([$0], from: child, upTo: $0.sequence, havingApplied: applied)
        }
    }

    /// `isNew` has an entry for each that was not refused before: nil for another question's id.
    private func receipts(for batch: [Considered], isNew: [Bool?]) -> [Receipt] {
        var place = 0
        return batch.map { considered in
            switch considered {
            case .refused(let sequence, let reason):
                return Receipt(sequence: sequence, refusal: reason)
            case .answered(_, let sequence): return Receipt(sequence: sequence)
            case .question(_, let sequence, let consideration):
                defer { place += 1 }
                guard let isNew = isNew[place] else {
                    return Receipt(
                        sequence: sequence,
                        refusal: "its id is that of another question at \(identity.name)")
                }
                if isNew { count(consideration) }
                return Receipt(sequence: sequence)
            }
        }
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
        else { return .question(.waiting(new), sequence: question.sequence, consideration) }
        return .question(
            .answered(
                AnsweredQuestion(
                    question: new, answer: stored,
                    isAudited: served.watch.audits(question.id) && tidings.parent.isJoined)),
            sequence: question.sequence, consideration)
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
