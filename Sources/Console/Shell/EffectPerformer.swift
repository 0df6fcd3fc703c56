package import Wire

/// Does on a node what the console's state asks for, and brings back what became of it.
///
/// Every effect says itself which node it is for, and every action which one it comes from: what a
/// slow node answers never lands in the console of another one.
package struct EffectPerformer: Sendable {
    private let node: any NodeAPI
    private let further: (@Sendable (NodeID) -> any NodeAPI)?
    private let link: @Sendable (Invitation, NodeID?) async throws -> String

    /// Prepares for working on a node and on those below it.
    ///
    /// - Parameters:
    ///   - node: the console's own.
    ///   - further: gives a node below; its calls fail with `.unavailable` while it is not there.
    ///   - link: what to give to whoever is invited, made of an invitation to the own node, or to
    ///     the one below that is named; the secret alone when left out.
    package init(
        node: any NodeAPI, further: (@Sendable (NodeID) -> any NodeAPI)? = nil,
        link: @escaping @Sendable (Invitation, NodeID?) async throws -> String = { invitation, _ in
            invitation.secret
        }
    ) {
        self.node = node
        self.further = further
        self.link = link
    }

    /// Performs one effect.
    ///
    /// - Returns: the action that tells the state; nil for effects that are the program's own.
    package func perform(_ effect: Effect) async -> Action? {
        guard case .on(let id, let inner) = effect else { return await perform(inner: effect, nil) }
        return await perform(inner: inner, id).map { .from(id, $0) }
    }

    /// What may have changed on a node further down, as actions; ends at once where there is none.
    package func changes(of id: NodeID) -> AsyncStream<Action> {
        guard let further else { return AsyncStream { $0.finish() } }
        let changes = further(id).changes()
        return AsyncStream { continuation in
            let listening = Task {
                for await topics in changes { continuation.yield(.from(id, .changed(topics))) }
                continuation.finish()
            }
            continuation.onTermination = { _ in listening.cancel() }
        }
    }

    private func perform(inner effect: Effect, _ id: NodeID?) async -> Action? {
        do throws(NodeError) {
            let work = Work(node: try target(effect.doneAt ?? id), id: id, link: link)
            guard case .load(let load) = effect else {
                return try await work.change(effect).map { .done(effect, $0) }
            }
            return .loaded(load, try await work.read(load.query))
        } catch {
            if case .load(let load) = effect { return .loadFailed(load, error) }
            return .failed(effect, error)
        }
    }

    private func target(_ id: NodeID?) throws(NodeError) -> any NodeAPI {
        guard let id else { return node }
        guard let further else {
            throw NodeError(
                .unavailable, "this console has no way to node \(id): open a console on it")
        }
        return further(id)
    }
}

/// What is asked of one node.
private struct Work {
    let node: any NodeAPI
    let id: NodeID?
    let link: @Sendable (Invitation, NodeID?) async throws -> String

    func read(_ query: Query) async throws(NodeError) -> Loaded {
        do {
            return try await answer(query)
        } catch {
            throw Self.told(error)
        }
    }

    func change(_ effect: Effect) async throws(NodeError) -> Outcome? {
        do {
            if let outcome = try await changeModel(effect) { return outcome }
            return try await changeAccess(effect)
        } catch {
            throw Self.told(error)
        }
    }

    private func answer(_ query: Query) async throws -> Loaded {
        switch query {
        case .status: .status(try await node.status())
        case .tasks: .tasks(try await node.tasks())
        case .tree: .tree(try await node.tree())
        case .questions(let query): .questions(try await node.questions(query))
        case .question(let id): .question(try await node.question(id))
        case .versions(let task): .versions(try await node.versions(task: task))
        case .version(let id): .version(try await node.version(id))
        case .quality(let task, let hours):
            .quality(try await node.quality(task: task, hours: hours))
        case .promotions(let task): .promotions(try await node.promotions(task: task))
        case .jobs(let limit): .jobs(try await node.jobs(limit: limit))
        case .job(let id): .job(try await node.job(id))
        case .events(let limit): .events(try await node.events(limit: limit))
        case .audit(let limit): .audit(try await node.audit(limit: limit))
        case .credentials: .credentials(try await node.credentials())
        }
    }

    private func changeModel(_ effect: Effect) async throws -> Outcome? {
        switch effect {
        case .label(let request): return .labelled(try await node.label(request))
        case .undo(let id, let name): return .undone(try await node.undoLabel(id, by: name))
        case .skip(let id, let name):
            try await node.skip(id, by: name)
            return .skipped
        case .retrain(let task, let name):
            return .queued(try await node.retrain(task: task, by: name))
        case .cancel(let id, let name):
            try await node.cancel(id, by: name)
            return .cancelled
        case .promote(let id, let name, let reason):
            return .promoted(try await node.promote(id, by: name, reason: reason))
        case .rollBack(let task, let name, let reason):
            return .promoted(try await node.rollBack(task: task, by: name, reason: reason))
        case .setTarget(let target, let task, let name):
            try await node.setTarget(target, task: task, by: name)
            return .targetSet
        default: return nil
        }
    }

    private func changeAccess(_ effect: Effect) async throws -> Outcome? {
        switch effect {
        case .setFeeder(let isPaused, let pace):
            return .feeder(
                try await node.setFeeder(isPaused: isPaused, questionsPerSecond: pace))
        case .setLink(let child, _, let isHeld, let name):
            try await node.setLink(to: child, isHeld: isHeld, by: name)
            return .linkSet
        case .invite(let request, let name):
            let invitation = try await node.invite(request, by: name)
            return .invited(invitation, link: try await link(invitation, id))
        case .revoke(let credential, let name):
            try await node.revoke(credential, by: name)
            return .revoked
        default: return nil
        }
    }

    /// A node throws `NodeError` only; anything else is a fault of its own and is said as it is.
    private static func told(_ error: any Error) -> NodeError {
        error as? NodeError ?? NodeError(.unavailable, "the node failed: \(error)")
    }
}
