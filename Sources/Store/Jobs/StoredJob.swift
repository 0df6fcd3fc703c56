/// One retrain.
package struct StoredJob: Equatable, Sendable {
    package var id: Int64
    package var task: String
    package var state: State
    package var trigger: Trigger
    package var requestedBy: String
    package var queuedAt: Int64
    package var startedAt: Int64?
    package var endedAt: Int64?
    package var progress: JobProgress
    /// The number of the version it made.
    package var version: Int?
    package var gain: Double?
    /// Why it was promoted, rejected, failed or cancelled.
    package var remark: String

    /// Where a job stands.
    package enum State: String, CaseIterable, Sendable {
        case queued, running, evaluating, promoted, rejected, failed, cancelled

        /// Whether nothing more will happen to the job.
        package var isOver: Bool {
            switch self {
            case .queued, .running, .evaluating: false
            case .promoted, .rejected, .failed, .cancelled: true
            }
        }
    }

    /// Why a job was started.
    package enum Trigger: String, CaseIterable, Sendable {
        case first, `operator`, examples, schedule, quality, base
    }

    package init(
        id: Int64, task: String, state: State, trigger: Trigger, requestedBy: String,
        queuedAt: Int64, startedAt: Int64?, endedAt: Int64?, progress: JobProgress,
        version: Int?, gain: Double?, remark: String
    ) {
        self.id = id
        self.task = task
        self.state = state
        self.trigger = trigger
        self.requestedBy = requestedBy
        self.queuedAt = queuedAt
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.progress = progress
        self.version = version
        self.gain = gain
        self.remark = remark
    }
}
