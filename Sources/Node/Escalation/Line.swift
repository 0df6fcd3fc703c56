internal import Synchronization
internal import Wire

/// The child's end of the conversation that goes on now, if one does.
final class Line: Sendable {
    private struct State {
        var number = 0
        var up: AsyncStream<UpFrame>.Continuation?
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Counts the conversations; what an earlier one still says is not listened to.
    var number: Int { state.withLock { $0.number } }

    /// Takes up a conversation, whose task `begin` makes out of its number.
    func connect(
        _ up: AsyncStream<UpFrame>.Continuation, begin: (Int) -> Task<Void, Never>
    ) {
        state.withLock { state in
            state.number += 1
            state.up = up
            state.task = begin(state.number)
        }
    }

    /// Returns false when the other side does not take what was sent before; what is sent without
    /// a conversation is nobody's loss.
    func send(_ frame: UpFrame) -> Bool {
        guard let up = state.withLock({ $0.up }) else { return true }
        if case .dropped = up.yield(frame) { return false }
        return true
    }

    func hangUp() {
        let former = state.withLock { state in
            defer {
                state.number += 1
                state.up = nil
                state.task = nil
            }
            return (state.up, state.task)
        }
        former.0?.finish()
        former.1?.cancel()
    }
}
