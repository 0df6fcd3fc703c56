internal import Synchronization

/// How far a server is; told by whoever runs it, read by its routes.
package final class Readiness: Sendable {
    package enum State: String, Sendable {
        case starting, open, draining
    }

    private let current: Mutex<State>

    package init(_ state: State) {
        current = Mutex(state)
    }

    /// Ready at once, for a router without a server.
    package static var open: Readiness { Readiness(.open) }

    package var state: State { current.withLock { $0 } }

    package func change(to state: State) {
        current.withLock { $0 = state }
    }
}
