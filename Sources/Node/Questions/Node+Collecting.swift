internal import Learning
internal import Store
package import Wire

extension Node {
    /// The longest that a caller may wait for an answer from above, in seconds.
    private static let longestWait = 300.0

    package func collect(_ id: QuestionID, wait seconds: Double) async throws -> AskReply {
        try await collect(id, wait: seconds, as: .here)
    }

    package func collect(
        _ id: QuestionID, wait seconds: Double, for caller: Caller
    ) async throws -> AskReply {
        try checkStanding(caller)
        let reply = try await collect(id, wait: seconds, as: Asker(caller))
        // It may have been revoked while it waited.
        try checkStanding(caller)
        return reply
    }

    private func collect(
        _ id: QuestionID, wait seconds: Double, as asker: Asker
    ) async throws -> AskReply {
        do {
            try Self.check(wait: seconds)
            let waiter = seconds > 0 ? waiters.wait(for: id) : nil
            defer { waiter?.cancel() }
            guard let known = try await known(id), asker.mayKnow(known.question) else {
                // The same words for both: whoever tries ids learns nothing from them.
                throw NodeError(
                    .notFound,
                    "there is no question \(id)"
                        + (asker.knowsAll ? "" : " among those that you asked here")
                        + "; collecting takes the whole id that asking gave")
            }
            return try await outlast(try reply(for: known.question), waiter, wait: seconds)
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    static func check(wait seconds: Double) throws {
        guard seconds >= 0, seconds <= longestWait else {
            throw NodeError(
                .invalid, "a wait is 0 to \(Int(longestWait)) seconds; \(seconds) is not")
        }
    }

    /// Waits for the answer of a question that has none; the reply as it is when none comes.
    func outlast(
        _ reply: AskReply, _ waiter: Waiter? = nil, wait seconds: Double
    ) async throws -> AskReply {
        guard case .waiting = reply.outcome, seconds > 0 else { return reply }
        // Who may hear it was decided when the reply was made.
        guard let waiter else { return try await collect(reply.id, wait: seconds) }
        guard await waiter.outlast(seconds) else { return reply }
        let stored = try await reads.run { [store] in try store.question(reply.id.text) }
        // Taken back between: it waits again, as at the beginning.
        return stored.answer == nil ? reply : try self.reply(for: stored)
    }

    /// What an id that was sent before got then.
    ///
    /// Throws `.conflict` when it was another question's, or another client's.
    func earlierReply(
        _ id: QuestionID, _ read: ReadQuestion, as asker: Asker
    ) async throws -> AskReply? {
        guard let known = try await known(id) else { return nil }
        let reply = try reply(known: known.question, to: asker)
        let stored = known.question
        guard stored.task == read.served.task.name else {
            throw NodeError(
                .conflict,
                "the question \(id) was asked of the task \(stored.task) before, not of "
                    + "\(read.served.task.name); give each question an id of its own")
        }
        guard known.fingerprint == read.fingerprint else {
            throw NodeError(
                .conflict,
                "the question \(id) was asked with other fields before; give each question an id "
                    + "of its own")
        }
        return reply
    }

    /// What became of a question whose id came again; throws `.conflict` when it is none of the
    /// asker's, with nothing of it in the words.
    func reply(known question: StoredQuestion, to asker: Asker) throws -> AskReply {
        guard asker.mayKnow(question) else {
            throw NodeError(
                .conflict,
                "the id \(question.id) cannot be given to this question; give each an id of its "
                    + "own that nobody else thinks of, or none and the node names it")
        }
        return try reply(for: question)
    }

    /// The question of that whole id, one that was answered a moment ago too.
    private func known(
        _ id: QuestionID
    ) async throws -> (question: StoredQuestion, fingerprint: [UInt8])? {
        if answerLog.isPending(id) { await answerLog.flush() }
        return try await reads.run { [store] in try store.known(id.text) }
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
}
