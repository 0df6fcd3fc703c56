import Console
import Synchronization

/// Actions on their way to the console's state, from anywhere.
///
/// All that lies there when the console looks is taken in one go and painted once.
final class Mailbox: Sendable {
    private let actions = Mutex<[Action]>([])
    private let bell: AsyncStream<Void>.Continuation
    /// Says that something lies there.
    let bells: AsyncStream<Void>

    init() {
        (bells, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func send(_ action: Action) {
        actions.withLock { $0.append(action) }
        bell.yield()
    }

    /// Wakes whoever waits for bells, without a letter.
    func ring() {
        bell.yield()
    }

    func takeAll() -> [Action] {
        actions.withLock { actions in
            defer { actions = [] }
            return actions
        }
    }
}
