internal import Synchronization

/// Sees to it that bodies come: whoever sends one too slowly is cut off, so that a place is not
/// held by a byte now and then.
final class BodyWatch: Sendable {
    /// What is known of the bodies under way.
    struct Bodies {
        struct Body {
            var deadline: Double
            let cut: @Sendable () -> Void
            /// A stream's deadline moves on with so many bytes in each stretch of seconds.
            let stretch: (seconds: Double, bytes: Int)?
            var bytes = 0
        }

        private var underWay: [Int: Body] = [:]
        private var next = 0

        mutating func begin(_ body: Body) -> Int {
            next += 1
            underWay[next] = body
            return next
        }

        /// Counts bytes of a stream.
        mutating func came(_ bytes: Int, of key: Int, at now: Double) {
            guard var body = underWay[key], let stretch = body.stretch else { return }
            body.bytes += bytes
            if body.bytes >= stretch.bytes {
                body.bytes = 0
                body.deadline = now + stretch.seconds
            }
            underWay[key] = body
        }

        /// Returns whether it was still under way, and not cut off.
        mutating func end(_ key: Int) -> Bool {
            underWay.removeValue(forKey: key) != nil
        }

        /// Takes out those whose time is over.
        mutating func overdue(at now: Double) -> [Body] {
            let keys = underWay.filter { $0.value.deadline <= now }.keys
            return keys.compactMap { underWay.removeValue(forKey: $0) }
        }

        var isEmpty: Bool { underWay.isEmpty }
    }

    private let bodies = Mutex(Bodies())
    private let now: @Sendable () -> Double

    init(now: @escaping @Sendable () -> Double) {
        self.now = now
    }

    /// Watches a body that is read as a whole.
    func begin(seconds: Double, cut: @escaping @Sendable () -> Void) -> Int {
        let deadline = now() + seconds
        return bodies.withLock {
            $0.begin(Bodies.Body(deadline: deadline, cut: cut, stretch: nil))
        }
    }

    /// Watches a stream, which may last as long as it moves.
    func begin(
        bytes: Int, everySeconds seconds: Double, cut: @escaping @Sendable () -> Void
    ) -> Int {
        let deadline = now() + seconds
        return bodies.withLock {
            $0.begin(Bodies.Body(deadline: deadline, cut: cut, stretch: (seconds, bytes)))
        }
    }

    func came(_ bytes: Int, of key: Int) {
        let now = now()
        bodies.withLock { $0.came(bytes, of: key, at: now) }
    }

    /// Returns false when the body was cut off.
    func end(_ key: Int) -> Bool {
        bodies.withLock { $0.end(key) }
    }

    /// Cuts off whatever is overdue.
    func sweep() {
        let now = now()
        for body in bodies.withLock({ $0.overdue(at: now) }) { body.cut() }
    }
}
