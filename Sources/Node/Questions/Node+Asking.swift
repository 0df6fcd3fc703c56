internal import Learning
internal import Store
internal import Synchronization
package import Wire

extension Node {
    /// The longest that a caller may wait for an answer from above, in seconds.
    private static let longestWait = 300.0

    package func ask(_ request: AskRequest) async throws -> AskReply {
        do {
            try check(request)
            if let id = request.id, let reply = try await earlierReply(id, request.task) {
                return try await outlast(reply, wait: request.wait)
            }
            let begun = clock.ticks()
            let considered = try consider(request)
            let micros = Double(clock.ticks() - begun) / 1000
            if let reply = answerAtOnce(considered, top: request.top) {
                meters.countAnswer(considered, micros: micros)
                count(considered, micros: Double(clock.ticks() - begun) / 1000)
                return reply
            }
            // There before the question is: no answer can slip through between.
            let waiter = request.wait > 0 ? waiters.wait(for: considered.id) : nil
            defer { waiter?.cancel() }
            let reply = try await escalate(considered, request, micros: micros)
            count(considered, micros: Double(clock.ticks() - begun) / 1000)
            return try await outlast(reply, waiter, wait: request.wait)
        } catch {
            let refusal = NodeError(wrapping: error)
            // The asker cannot help a full disk, the operator can.
            if refusal.code == .unavailable { journal.lastError = refusal.message }
            throw refusal
        }
    }

    /// What the node would say to a question now; nothing of it is kept or counted.
    ///
    /// Throws `.notFound` for an unknown task, `.invalid` for a question that does not fit it.
    package func tried(_ request: AskRequest) throws -> AskReply {
        do {
            let considered = try consider(request)
            switch considered.judgement {
            case .answer:
                guard let answer = considered.answer(top: request.top, node: identity.name) else {
                    throw NodeError(.unavailable, "the answer to \(considered.id) has no class")
                }
                return AskReply(id: considered.id, outcome: .answered(answer))
            case .abstain(let reason):
                let guess = considered.guess(top: request.top, node: identity.name)
                return AskReply(id: considered.id, outcome: .waiting(reason, guess: guess))
            }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    package func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        do {
            try Self.check(wait: seconds)
            let waiter = seconds > 0 ? waiters.wait(for: id) : nil
            defer { waiter?.cancel() }
            if answerLog.isPending(id) { await answerLog.flush() }
            let stored = try await reads.run { [store] in try store.question(id.text) }
            guard stored.id == id.text else {
                throw NodeError(
                    .notFound,
                    "there is no question \(id); collecting takes the whole id that asking gave")
            }
            return try await outlast(try reply(for: stored), waiter, wait: seconds)
        } catch {
            throw NodeError(wrapping: error)
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

    private func check(_ request: AskRequest) throws {
        try Self.check(wait: request.wait)
        guard (0...9).contains(request.priority) else {
            throw NodeError(.invalid, "a priority is 0 to 9; \(request.priority) is not")
        }
        if let seconds = request.timeToLive, !(seconds > 0 && seconds <= 1e9) {
            throw NodeError(
                .invalid,
                "a time to live is seconds above 0; \(seconds) is not; without one a question "
                    + "climbs for ever")
        }
    }

    private static func check(wait seconds: Double) throws {
        guard seconds >= 0, seconds <= longestWait else {
            throw NodeError(
                .invalid, "a wait is 0 to \(Int(longestWait)) seconds; \(seconds) is not")
        }
    }

    private func answerAtOnce(_ considered: Consideration, top: Int) -> AskReply? {
        guard let answer = considered.answer(top: top, node: identity.name) else { return nil }
        answerLog.append(considered, answer: answer)
        return AskReply(id: considered.id, outcome: .answered(answer))
    }

    /// Flags the question unknown; it is durable when this returns.
    private func escalate(
        _ considered: Consideration, _ request: AskRequest, micros: Double
    ) async throws -> AskReply {
        guard case .abstain(let reason) = considered.judgement else {
            throw NodeError(.conflict, "question \(considered.id) was answered")
        }
        let question = try considered.newQuestion(
            Passage(
                priority: request.priority,
                expiresAt: request.timeToLive.map { considered.askedAt.advanced(bySeconds: $0) },
                route: [considered.hop(identity, micros: micros)],
                goesUp: tidings.goesUp(task: request.task)))
        let (stored, isNew) = try await writes.run { [store] in
            let outcome = try store.escalate(question)
            return (outcome.question, outcome.isNew)
        }
        options.passes(.questionKept)
        guard isNew else { return try reply(for: stored) }
        tidings.waiting(tasks: [question.task])
        feed.tell([.questions, .tasks])
        return AskReply(
            id: considered.id,
            outcome: .waiting(
                reason, guess: considered.guess(top: request.top, node: identity.name)))
    }

    /// Waits for the answer of a question that has none; the reply as it is when none comes.
    private func outlast(
        _ reply: AskReply, _ waiter: Waiter? = nil, wait seconds: Double
    ) async throws -> AskReply {
        guard case .waiting = reply.outcome, seconds > 0 else { return reply }
        guard let waiter else { return try await collect(reply.id, wait: seconds) }
        guard await waiter.outlast(seconds) else { return reply }
        let stored = try await reads.run { [store] in try store.question(reply.id.text) }
        // Taken back between: it waits again, as at the beginning.
        return stored.answer == nil ? reply : try self.reply(for: stored)
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
            return try reply(for: stored)
        } catch let error as StoreError where error.kind == .notFound {
            return nil
        }
    }

    private func reply(for stored: StoredQuestion) throws -> AskReply {
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

    private func count(_ considered: Consideration, micros: Double) {
        let outcome = RateMeter.Outcome(considered.judgement)
        let goesUp = outcome == .escalated && parent.isJoined
        meters.rates.withLock {
            $0.count(outcome, micros: micros, client: considered.client, at: considered.askedAt)
        }
        meters.flow.withLock {
            $0.count(
                asked: 1, answeredHere: outcome == .escalated ? 0 : 1, passedUp: goesUp ? 1 : 0,
                at: considered.askedAt)
        }
    }
}
