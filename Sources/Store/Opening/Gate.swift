internal import Dispatch
internal import Synchronization

/// Lets transactions in until it is closed, and closes when the last of them is out.
///
/// GRDB 7.10 gives a connection that it has just closed to a read that waited for one meanwhile,
/// and SQLite then follows a null pointer: a node that is asked while it stops would crash.
final class Gate: Sendable {
    private struct State {
        var inside = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let isEmpty = DispatchSemaphore(value: 0)

    /// Runs `body` inside; nil when the gate is closed.
    func pass<Value>(_ body: () throws -> Value) rethrows -> Value? {
        let mayEnter = state.withLock { state in
            if !state.isClosed { state.inside += 1 }
            return !state.isClosed
        }
        guard mayEnter else { return nil }
        defer {
            let isLast = state.withLock { state in
                state.inside -= 1
                return state.isClosed && state.inside == 0
            }
            if isLast { isEmpty.signal() }
        }
        return try body()
    }

    /// Lets nobody in any more and waits for those inside; false when it was closed before.
    func close() -> Bool {
        let (isFirst, mustWait) = state.withLock { state in
            defer { state.isClosed = true }
            return (!state.isClosed, state.inside > 0)
        }
        if isFirst, mustWait { isEmpty.wait() }
        return isFirst
    }
}
