internal import Synchronization
package import Wire

/// Tells every listener what may have changed; a slow listener gets it in one piece.
package final class ChangeFeed: Sendable {
    private typealias Continuation = AsyncStream<Set<Topic>>.Continuation

    private struct Listeners {
        var byKey: [Int: Continuation] = [:]
        var nextKey = 0
    }

    private let listeners = Mutex(Listeners())

    package init() {}

    /// Says that the topics may have changed.
    package func tell(_ topics: Set<Topic>) {
        for continuation in listeners.withLock({ Array($0.byKey.values) }) {
            // There is room for one: what was not taken yet is told again with the new, and with
            // what another thread told in between.
            var told = topics
            while case .dropped(let missed) = continuation.yield(told), !missed.isSubset(of: told) {
                told.formUnion(missed)
            }
        }
    }

    /// Returns a stream of changes; its first element names every topic.
    package func listen() -> AsyncStream<Set<Topic>> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Set<Topic>.self, bufferingPolicy: .bufferingNewest(1))
        let key = listeners.withLock { listeners in
            listeners.nextKey += 1
            listeners.byKey[listeners.nextKey] = continuation
            return listeners.nextKey
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { $0.byKey[key] = nil }
        }
        continuation.yield(Set(Topic.allCases))
        return stream
    }

    /// Ends every stream.
    package func finish() {
        let all = listeners.withLock { listeners in
            defer { listeners.byKey = [:] }
            return Array(listeners.byKey.values)
        }
        for continuation in all { continuation.finish() }
    }
}
