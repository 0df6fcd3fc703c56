package import Wire

/// What the node said last, and when it did; every figure on screen comes from here.
package struct NodePicture: Equatable, Sendable {
    package var status: NodeStatus?
    package var tasks: [TaskDescription] = []
    package var tree = Tree(entries: [])
    package var promotions: [PromotionRow] = []
    /// Of every task, newest first.
    package var jobs: [JobRow] = []
    /// Of every level, first to last.
    package var events: [EventRow] = []
    package var version: VersionDetail?
    package var job: JobDetail?
    package var runningJob: JobDetail?
    /// When each was received, by the console's own clock: the node's may differ.
    package private(set) var received: [Slot: Timestamp] = [:]

    package init() {}

    mutating func receive(_ slot: Slot, at now: Timestamp) {
        received[slot] = now
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
