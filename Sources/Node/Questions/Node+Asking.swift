internal import Learning
internal import Store
internal import Synchronization
package import Wire

extension Node {
    package func ask(_ request: AskRequest) async throws -> AskReply {
        do {
            if let id = request.id, let reply = try await earlierReply(id, request.task) {
                return reply
            }
            let begun = clock.ticks()
            let considered = try consider(request)
            if let reply = answerAtOnce(considered, top: request.top) {
                count(considered, since: begun)
                return reply
            }
            let reply = try await escalate(considered, top: request.top)
            count(considered, since: begun)
            return reply
        } catch {
            let refusal = NodeError(wrapping: error)
            // The asker cannot help a full disk, the operator can.
            if refusal.code == .unavailable { journal.lastError = refusal.message }
            throw refusal
        }
    }

    /// Makes what can be made of a question in memory: the whole way to an answer when the model
    /// or memory is sure.
    func consider(_ request: AskRequest) throws -> Consideration {
        let served = try serving.task(request.task)
        let input = try served.task.input(from: request.fields)
        try served.task.check(input)
        guard input.values.contains(where: { $0 != nil }) else {
            throw NodeError(
                .invalid,
                "every field is missing; give at least one of "
                    + served.task.fields.map(\.name).joined(separator: ", "))
        }
        let now = clock.now()
        return Consideration(
            id: request.id ?? naming.name(at: now), input: input, client: request.client,
            askedAt: now, served: served)
    }

    private func answerAtOnce(_ considered: Consideration, top: Int) -> AskReply? {
        guard let answer = considered.answer(top: top, node: identity.name) else { return nil }
        answerLog.append(considered, answer: answer)
        return AskReply(id: considered.id, outcome: .answered(answer))
    }

    /// Flags the question unknown; it is durable when this returns.
    private func escalate(_ considered: Consideration, top: Int) async throws -> AskReply {
        guard case .abstain(let reason) = considered.judgement else {
            throw NodeError(.conflict, "question \(considered.id) was answered")
        }
        let question = try considered.newQuestion()
        let (stored, isNew) = try await writes.run { [store] in
            let outcome = try store.escalate(question)
            return (outcome.question, outcome.isNew)
        }
        guard isNew else { return try await reply(for: stored) }
        experts.nudge(task: question.task)
        feed.tell([.questions, .tasks])
        return AskReply(
            id: considered.id,
            outcome: .waiting(reason, guess: considered.guess(top: top, node: identity.name)))
    }

    /// What an id that was sent before got then; throws `.conflict` when another task was asked.
    private func earlierReply(_ id: QuestionID, _ task: String) async throws -> AskReply? {
        if answerLog.isPending(id) { await answerLog.flush() }
        do {
            let stored = try await reads.run { [store] in try store.question(id.text) }
            guard stored.id == id.text else { return nil }
            guard stored.task == task else {
                throw NodeError(
                    .conflict,
                    "the question \(id) was asked of the task \(stored.task) before, not of "
                        + "\(task); give each question an id of its own")
            }
            return try await reply(for: stored)
        } catch let error as StoreError where error.kind == .notFound {
            return nil
        }
    }

    private func reply(for stored: StoredQuestion) async throws -> AskReply {
        let classes = try serving.task(stored.task).task.classes
        let id = QuestionID(stored.id)
        if let answer = stored.answer {
            return AskReply(id: id, outcome: .answered(Answer(answer, classes: classes)))
        }
        let reason = stored.reason.flatMap(AbstainReason.init(stored:)) ?? .noModel
        let guess = stored.guess.map { guess in
            Answer(
                name: classes.name(at: guess.classIndex),
                ranked: [RankedClass(guess, classes: classes)], confidence: guess.probability,
                by: identity.name, via: .model, at: Timestamp(milliseconds: stored.askedAt),
                isProvisional: true)
        }
        return AskReply(id: id, outcome: .waiting(reason, guess: guess))
    }

    private func count(_ considered: Consideration, since begun: UInt64) {
        let outcome: RateMeter.Outcome =
            switch considered.judgement {
            case .answer(.memory, _, _): .memory
            case .answer: .model
            case .abstain: .escalated
            }
        let micros = Double(clock.ticks() - begun) / 1000
        rates.withLock {
            $0.count(outcome, micros: micros, client: considered.client, at: considered.askedAt)
        }
    }
}
