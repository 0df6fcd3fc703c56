internal import Synchronization
internal import Wire

/// How long the other side has said nothing.
final class Silence: Sendable {
    /// How long a hello, and a welcome with it, may take.
    static let beforeWelcome = 15.0
    /// So many beats without a word mean that the other is gone.
    static let missedBeats = 3.0

    private struct State {
        var heard: ContinuousClock.Instant
        var limit: Double
    }

    private let state: Mutex<State>

    init(limit: Double = Silence.beforeWelcome) {
        state = Mutex(State(heard: .now, limit: limit))
    }

    /// Something was heard.
    func broke() {
        state.withLock { $0.heard = .now }
    }

    /// From now on a sign of life is due so often.
    func expectBeats(everySeconds seconds: Double) {
        state.withLock { $0 = State(heard: .now, limit: seconds * Self.missedBeats) }
    }

    /// Waits until the silence has lasted too long.
    ///
    /// Throws `CancellationError` when the waiting is given up.
    func tooLong() async throws -> NodeError {
        while true {
            let (deadline, limit) = state.withLock { ($0.heard + .seconds($0.limit), $0.limit) }
            guard ContinuousClock.now < deadline else {
                return NodeError(
                    .unavailable,
                    "nothing was heard of the other side for \(limit) seconds; it is taken to be "
                        + "gone")
            }
            // A beat that changes the limit is seen a second later at the most.
            let step = min(deadline, .now + .seconds(1))
            try await Task.sleep(until: step, clock: .continuous)
        }
    }
}
