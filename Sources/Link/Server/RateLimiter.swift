internal import Synchronization
internal import Wire

/// A bucket of tokens for each caller.
final class RateLimiter: Sendable {
    private let rate: TokenBucket.Rate
    private let now: @Sendable () -> Double
    private let buckets = Mutex<[String: TokenBucket]>([:])

    /// With this many buckets the full ones are forgotten.
    private static let many = 10_000

    init(_ rate: TokenBucket.Rate, now: @escaping @Sendable () -> Double) {
        self.rate = rate
        self.now = now
    }

    /// Counts one request; throws `.busy` with the time to wait when there were too many.
    func admit(_ caller: String) throws {
        let now = now()
        let pause = buckets.withLock { buckets in
            if buckets.count >= Self.many, buckets[caller] == nil {
                buckets = buckets.filter { !$0.value.isFull(at: now) }
            }
            return buckets[caller, default: TokenBucket(rate, at: now)].take(at: now)
        }
        guard let pause else { return }
        throw APIRefusal(
            429,
            NodeError(
                .busy,
                "too many requests from \(caller): at most \(Int(rate.perSecond)) a second are "
                    + "taken; send several questions in one with ask-batch"),
            headers: [.retryAfter(max(1, Int(pause.rounded(.up))))])
    }
}
