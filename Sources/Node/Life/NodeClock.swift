internal import Foundation
package import Wire

/// The two clocks of a node: what time it is, and how long something took.
package struct NodeClock: Sendable {
    /// The time of day.
    package var now: @Sendable () -> Timestamp
    /// Nanoseconds that only go forward.
    package var ticks: @Sendable () -> UInt64

    package init(
        now: @escaping @Sendable () -> Timestamp, ticks: @escaping @Sendable () -> UInt64
    ) {
        self.now = now
        self.ticks = ticks
    }

    /// The machine's own clocks.
    package static let system = NodeClock(
        now: {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Timestamp(
                milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        },
        ticks: {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        })
}
