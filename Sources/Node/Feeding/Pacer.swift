package import Wire

/// Says how many questions are due: a steady pace that does not catch up after a pause.
package struct Pacer: Equatable, Sendable {
    /// In 0.1...1000.
    package private(set) var questionsPerSecond: Double
    package var isPaused: Bool
    private var last: Timestamp?
    private var credit = 0.0

    /// More than this many questions are never due at once.
    static let mostAtOnce = 50

    package init(questionsPerSecond: Double, isPaused: Bool = false) {
        self.questionsPerSecond = Self.clamped(questionsPerSecond)
        self.isPaused = isPaused
    }

    /// Sets the pace; a pace out of range becomes the nearest in range.
    package mutating func setPace(_ questionsPerSecond: Double) {
        self.questionsPerSecond = Self.clamped(questionsPerSecond)
    }

    /// Returns how many questions are due since the last call.
    package mutating func due(at now: Timestamp) -> Int {
        defer { last = now }
        guard !isPaused, let last else {
            credit = 0
            return 0
        }
        credit += max(0, now.seconds(since: last)) * questionsPerSecond
        let whole = min(Int(credit), Self.mostAtOnce)
        credit = min(credit - Double(whole), 1)
        return whole
    }

    /// Seconds after which it is worth asking again: half of what lies between two questions,
    /// within 0.05...0.5, or 1 while paused.
    package var step: Double {
        isPaused ? 1 : min(0.5, max(0.05, 0.5 / questionsPerSecond))
    }

    private static func clamped(_ pace: Double) -> Double {
        pace.isFinite ? min(1000, max(0.1, pace)) : 1
    }
}
