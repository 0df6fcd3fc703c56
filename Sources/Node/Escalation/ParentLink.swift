internal import Synchronization
internal import Wire

/// The way to the parent, as far as there is one: joined or not, connected or not.
final class ParentLink: Sendable {
    private struct State {
        var isJoined: Bool
        var isHeld: Bool
        var driver: UplinkDriver?
    }

    private let state: Mutex<State>

    init(isJoined: Bool, isHeld: Bool) {
        state = Mutex(State(isJoined: isJoined, isHeld: isHeld))
    }

    /// Whether questions that nobody here can answer go up.
    var isJoined: Bool { state.withLock { $0.isJoined } }

    /// How the link is; nil at the top.
    var link: LinkState? {
        let state = state.withLock { $0 }
        guard state.isJoined else { return nil }
        return state.driver?.link ?? (state.isHeld ? .held : .lost)
    }

    func join(isHeld: Bool) {
        state.withLock { state in
            state.isJoined = true
            state.isHeld = isHeld
        }
    }

    /// Nothing goes up any more; the conversation ends.
    func leave() {
        let driver = state.withLock { state in
            state.isJoined = false
            defer { state.driver = nil }
            return state.driver
        }
        driver?.tell(.stop)
    }

    /// Takes the driver in; returns the one before it, which is to be stopped.
    func set(_ driver: UplinkDriver?) -> UplinkDriver? {
        state.withLock { state in
            defer { state.driver = driver }
            return state.driver
        }
    }

    func setHeld(_ isHeld: Bool) {
        let driver = state.withLock { state in
            state.isHeld = isHeld
            return state.driver
        }
        driver?.tell(isHeld ? .hold : .join)
    }

    /// The outbox may have something new.
    func outboxChanged() {
        state.withLock { $0.driver }?.tell(.outboxChanged)
    }
}
