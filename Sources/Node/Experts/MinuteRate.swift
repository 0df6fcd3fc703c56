internal import Wire

/// How many a second there were in the last minute, on average.
struct MinuteRate: Sendable {
    private var seconds: [(second: Int64, count: Int)] = []
    private var started: Int64?

    mutating func count(_ count: Int, at now: Timestamp) {
        let second = now.milliseconds / 1000
        started = started ?? second
        if seconds.last?.second == second {
            seconds[seconds.count - 1].count += count
        } else {
            seconds.append((second, count))
        }
        seconds.removeAll { second - $0.second >= 60 }
    }

    func perSecond(at now: Timestamp) -> Double {
        guard let started else { return 0 }
        let second = now.milliseconds / 1000
        let total = seconds.reduce(0) { second - $1.second < 60 ? $0 + $1.count : $0 }
        // One that has run for ten seconds divides by ten, not by sixty.
        return Double(total) / Double(min(60, max(1, second - started + 1)))
    }
}
