/// How many questions may be asked now, at so many a minute: a bucket that fills steadily.
package struct Allowance: Equatable, Sendable {
    /// Ten seconds' worth may be asked at once after a quiet time, and always one.
    private let most: Double
    private let perSecond: Double
    private var filledAt: Double
    private var amount: Double

    package init(perMinute: Double, at seconds: Double) {
        perSecond = perMinute / 60
        most = max(1, perMinute / 6)
        amount = most
        filledAt = seconds
    }

    /// Whole questions that may be asked.
    package var questions: Int { Int(amount) }

    package mutating func fill(at seconds: Double) {
        amount = min(most, amount + max(0, seconds - filledAt) * perSecond)
        filledAt = seconds
    }

    package mutating func take(_ count: Int) {
        amount -= Double(count)
    }

    /// When one may be asked; nil when it may be now.
    ///
    /// A millisecond late rather than early, or rounding would ask again and again.
    package var nextAt: Double? {
        amount >= 1 ? nil : filledAt + (1 - amount) / perSecond + 0.001
    }
}
