internal import Learning
internal import Store
internal import Synchronization
package import Wire

extension Node {
    package func ask(_ request: AskRequest) async throws -> AskReply {
        try await ask(request, as: .here)
    }

    package func ask(_ request: AskRequest, for caller: Caller) async throws -> AskReply {
        try await ask(request, as: Asker(caller))
    }

    private func ask(_ request: AskRequest, as asker: Asker) async throws -> AskReply {
        do {
            try check(request)
            let begun = clock.ticks()
            let read = try read(request)
            if let id = request.id, let reply = try await earlierReply(id, read, as: asker) {
                return try await outlast(reply, wait: request.wait)
            }
            let considered = consider(request, read, as: asker)
            let micros = Double(clock.ticks() - begun) / 1000
            let watch = read.served.watch
            if let reply = answerAtOnce(considered, watch, top: request.top, micros: micros) {
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
            let considered = consider(request, try read(request), as: .here)
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

    /// Reads what was asked as a question of its task.
    private func read(_ request: AskRequest) throws -> ReadQuestion {
        let served = try serving.task(request.task)
        let input = try served.task.input(from: request.fields)
        try served.task.check(input)
        guard input.values.contains(where: { $0 != nil }) else {
            throw NodeError(
                .invalid,
                "every field is missing; give at least one of "
                    + served.task.fields.map(\.name).joined(separator: ", "))
        }
        return ReadQuestion(served: served, input: input)
    }

    /// Makes what can be made of a question in memory: the whole way to an answer when the model
    /// or memory is sure.
    private func consider(
        _ request: AskRequest, _ read: ReadQuestion, as asker: Asker
    ) -> Consideration {
        let now = clock.now()
        return Consideration(
            id: request.id ?? naming.name(at: now), input: read.input, client: request.client,
            asker: asker, askedAt: now, served: read.served)
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

    private func answerAtOnce(
        _ considered: Consideration, _ watch: WatchSettings, top: Int, micros: Double
    ) -> AskReply? {
        guard let answer = considered.answer(top: top, node: identity.name) else { return nil }
        let isAudited = watch.audits(considered.id) && parent.isJoined
        answerLog.append(
            considered, answer: answer,
            audited: isAudited ? considered.hop(identity, micros: micros) : nil)
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
        guard isNew else { return try reply(known: stored, to: considered.asker) }
        tidings.waiting(tasks: [question.task])
        feed.tell([.questions, .tasks])
        return AskReply(
            id: considered.id,
            outcome: .waiting(
                reason, guess: considered.guess(top: request.top, node: identity.name)))
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
