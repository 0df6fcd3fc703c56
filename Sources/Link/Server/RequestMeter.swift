internal import Synchronization

/// Counts what a server replied, by the first digit of the status, and what is under way.
final class RequestMeter: Sendable {
    struct Counts: Equatable, Sendable {
        /// By `status / 100`, 0 for none.
        var byClass = [Int](repeating: 0, count: 6)
        var connections = 0
        var streams = 0
    }

    private let current = Mutex(Counts())

    var counts: Counts { current.withLock { $0 } }

    func count(status: Int) {
        current.withLock { $0.byClass[min(max(status / 100, 0), 5)] += 1 }
    }

    func update<Value: Sendable>(_ change: (inout Counts) -> Value) -> Value {
        current.withLock { change(&$0) }
    }
}
