package import Wire

/// Does on a node what the console's state asks for, and brings back what became of it.
package struct EffectPerformer: Sendable {
    private let node: any NodeAPI

    package init(node: any NodeAPI) {
        self.node = node
    }

    /// Performs one effect.
    ///
    /// - Returns: the action that tells the state; nil for effects that are the program's own.
    package func perform(_ effect: Effect) async -> Action? {
        if case .load(let load) = effect {
            do {
                return .loaded(load, try await read(load.query))
            } catch {
                return .loadFailed(load, Self.told(error))
            }
        }
        do {
            return try await change(effect).map { .done(effect, $0) }
        } catch {
            return .failed(effect, Self.told(error))
        }
    }

    private func read(_ query: Query) async throws -> Loaded {
        switch query {
        case .status: .status(try await node.status())
        case .tasks: .tasks(try await node.tasks())
        case .tree: .tree(try await node.tree())
        case .questions(let query): .questions(try await node.questions(query))
        case .question(let id): .question(try await node.question(id))
        case .versions(let task): .versions(try await node.versions(task: task))
        case .version(let id): .version(try await node.version(id))
        case .promotions(let task): .promotions(try await node.promotions(task: task))
        case .jobs(let limit): .jobs(try await node.jobs(limit: limit))
        case .job(let id): .job(try await node.job(id))
        case .events(let limit): .events(try await node.events(limit: limit))
        case .audit(let limit): .audit(try await node.audit(limit: limit))
        }
    }

    private func change(_ effect: Effect) async throws -> Outcome? {
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
        case .setFeeder(let isPaused, let pace):
            return .feeder(
                try await node.setFeeder(isPaused: isPaused, questionsPerSecond: pace))
        case .load, .setTheme, .savePreferences, .copy, .setMouse, .repaint, .dump, .suspend,
            .quit:
            return nil
        }
    }

    /// A node throws `NodeError` only; anything else is a fault of its own and is said as it is.
    private static func told(_ error: any Error) -> NodeError {
        error as? NodeError ?? NodeError(.unavailable, "the node failed: \(error)")
    }
}
