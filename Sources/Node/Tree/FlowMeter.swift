package import Wire

/// What became of the questions of the last hour, in 60 buckets of a minute.
package struct FlowMeter: Equatable, Sendable {
    private static let minutes: Int64 = 60

    private struct Bucket: Equatable, Sendable {
        var minute = Int64.min / 2
        var flow = Flow()
    }

    private var buckets = Array(repeating: Bucket(), count: Int(minutes))

    /// All since the start.
    package private(set) var total = Flow()

    package init() {}

    /// Adds to the counts of the present minute.
    package mutating func count(
        asked: Int = 0, answeredHere: Int = 0, passedUp: Int = 0, cameBack: Int = 0,
        at moment: Timestamp
    ) {
        let minute = moment.milliseconds / 60_000
        let index = Int(((minute % Self.minutes) + Self.minutes) % Self.minutes)
        if buckets[index].minute != minute { buckets[index] = Bucket(minute: minute) }
        let flow = Flow(
            asked: asked, answeredHere: answeredHere, passedUp: passedUp, cameBack: cameBack)
        buckets[index].flow.add(flow)
        total.add(flow)
    }

    /// Returns the last hour's sums.
    package func flow(at moment: Timestamp) -> Flow {
        let now = moment.milliseconds / 60_000
        var sum = Flow()
        for bucket in buckets where (0..<Self.minutes).contains(now - bucket.minute) {
            sum.add(bucket.flow)
        }
        return sum
    }
}

extension Flow {
    fileprivate mutating func add(_ other: Flow) {
        asked += other.asked
        answeredHere += other.answeredHere
        passedUp += other.passedUp
        cameBack += other.cameBack
    }
}
