/// Limits how often something may happen: holds up to `burst` tokens and gains `perSecond`.
package struct TokenBucket: Equatable, Sendable {
    package struct Rate: Equatable, Sendable {
        package var perSecond: Double
        package var burst: Double

        package init(perSecond: Double, burst: Double) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    private let rate: Rate
    private var tokens: Double
    /// Seconds on the clock that gives `now`.
    private var filledAt: Double

    package init(_ rate: Rate, at now: Double) {
        self.rate = rate
        tokens = rate.burst
        filledAt = now
    }

    /// Takes a token; returns the seconds until there is one when there is none.
    package mutating func take(at now: Double) -> Double? {
        fill(at: now)
        guard tokens >= 1 else { return (1 - tokens) / rate.perSecond }
        tokens -= 1
        return nil
    }

    /// Whether nothing was taken for so long that the bucket may be forgotten.
    package func isFull(at now: Double) -> Bool {
        tokens + max(0, now - filledAt) * rate.perSecond >= rate.burst
    }

    private mutating func fill(at now: Double) {
        // A clock that steps back gives nothing and takes nothing.
        let gained = max(0, now - filledAt) * rate.perSecond
        tokens = min(rate.burst, tokens + gained)
        filledAt = max(now, filledAt)
    }
}
