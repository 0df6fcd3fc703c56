internal import Store
package import Wire

/// What whoever runs a node allows it to take up; kept in the store until it is said otherwise.
package struct NodeSettings: Equatable, Sendable {
    /// What a version handed down may cost here, as the parent is told.
    package var budget = Budget()

    package init() {}

    private static let bytes = "budget.bytes"
    private static let micros = "budget.micros"
}

extension NodeSettings {
    init(in store: Store) throws(StoreError) {
        budget = Budget(
            bytes: try store.setting(Self.bytes).flatMap { Int($0) },
            answerMicros: try store.setting(Self.micros).flatMap { Double($0) })
    }

    func keep(in store: Store) throws(StoreError) {
        try store.setSetting(Self.bytes, to: budget.bytes.map { String($0) })
        try store.setSetting(Self.micros, to: budget.answerMicros.map { String($0) })
    }

    func check() throws(NodeError) {
        guard budget.isPossible else { throw Budget.impossible }
    }
}

extension Node {
    package func settings() async throws -> NodeSettings {
        do {
            return try await reads.run { [store] in try NodeSettings(in: store) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }

    /// Keeps settings for this and every later run; the parent hears of a budget when the node
    /// connects next.
    package func keep(_ settings: NodeSettings) async throws {
        do {
            try settings.check()
            try await writes.run { [store] in try settings.keep(in: store) }
        } catch {
            throw NodeError(wrapping: error)
        }
    }
}
