package import Wire

/// What the node said last, and when it did; every figure on screen comes from here.
package struct NodePicture: Equatable, Sendable {
    package var status: NodeStatus?
    package var tasks: [TaskDescription] = []
    package var tree = TreePicture.empty
    package var promotions: [PromotionRow] = []
    /// Of every task, newest first.
    package var jobs: [JobRow] = []
    /// Of every level, first to last.
    package var events: [EventRow] = []
    package var version: VersionDetail?
    package var quality: QualityReport?
    package var job: JobDetail?
    package var runningJob: JobDetail?
    /// When each was received, by the console's own clock: the node's may differ.
    package private(set) var received: [Slot: Timestamp] = [:]

    package init() {}

    mutating func receive(_ slot: Slot, at now: Timestamp) {
        received[slot] = now
        if slot == .status { trouble = nil }
    }

    /// Why the node could not be asked how it is, and since when; nil while it can.
    package private(set) var trouble: Trouble?

    package struct Trouble: Equatable, Sendable {
        package let error: NodeError
        package let since: Timestamp
    }

    mutating func fail(_ error: NodeError, at now: Timestamp) {
        trouble = Trouble(error: error, since: trouble?.since ?? now)
    }

    /// Returns what the node's own clock says.
    func clock(at now: Timestamp) -> Timestamp {
        guard let status, let heard else { return now }
        return Timestamp(
            milliseconds: status.at.milliseconds + now.milliseconds - heard.milliseconds)
    }

    var runningJobs: [JobRow] { jobs.filter { !$0.state.isOver } }

    func task(_ name: String) -> TaskDescription? {
        tasks.first { $0.name == name }
    }

    /// When the node last said how it is; nil when it never did.
    var heard: Timestamp? { received[.status] }

    /// Seconds since the node last said how it is; nil when it never did.
    func silence(at now: Timestamp) -> Double? {
        heard.map { max(0, now.seconds(since: $0)) }
    }

    func isStale(at now: Timestamp) -> Bool {
        silence(at: now).map { $0 > Freshness.limit } ?? false
    }
}
