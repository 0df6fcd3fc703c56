internal import ServiceLifecycle
internal import Wire

extension NodeAPI {
    /// Asks, and waits no longer than the server is open: one that stops tells its callers where
    /// their questions stand instead of holding them, and itself, up.
    func ask(_ request: AskRequest, waitingWhileOpen: Bool) async throws -> AskReply {
        guard waitingWhileOpen, request.wait > 0 else { return try await ask(request) }
        var atOnce = request
        atOnce.wait = 0
        let reply = try await ask(atOnce)
        guard !reply.isFinal else { return reply }
        return try await later(than: reply, waitingWhileOpen: request.wait)
    }

    /// Collects, waiting no longer than the server is open.
    func collect(_ id: QuestionID, waitingWhileOpen seconds: Double) async throws -> AskReply {
        let reply = try await collect(id, wait: 0)
        guard seconds > 0, !reply.isFinal else { return reply }
        return try await later(than: reply, waitingWhileOpen: seconds)
    }

    private func later(
        than reply: AskReply, waitingWhileOpen seconds: Double
    ) async throws -> AskReply {
        do {
            return try await cancelWhenGracefulShutdown {
                try await collect(reply.id, wait: seconds)
            }
        } catch  where Task.isShuttingDownGracefully {
            return reply
        }
    }
}
