internal import ServiceLifecycle
internal import Wire

extension NodeHost {
    /// Asks, and waits no longer than the server is open: one that stops tells its callers where
    /// their questions stand instead of holding them, and itself, up.
    func askWhileOpen(_ request: AskRequest, for caller: Caller) async throws -> AskReply {
        var atOnce = request
        atOnce.wait = 0
        let reply = try await ask(atOnce, for: caller)
        guard request.wait > 0, !reply.isFinal else { return reply }
        return try await later(than: reply, for: caller, wait: request.wait)
    }

    /// Collects, waiting no longer than the server is open.
    func collectWhileOpen(
        _ id: QuestionID, wait seconds: Double, for caller: Caller
    ) async throws -> AskReply {
        let reply = try await collect(id, wait: 0, for: caller)
        guard seconds > 0, !reply.isFinal else { return reply }
        return try await later(than: reply, for: caller, wait: seconds)
    }

    private func later(
        than reply: AskReply, for caller: Caller, wait seconds: Double
    ) async throws -> AskReply {
        do {
            return try await cancelWhenGracefulShutdown {
                try await collect(reply.id, wait: seconds, for: caller)
            }
        } catch  where Task.isShuttingDownGracefully {
            return reply
        }
    }
}
