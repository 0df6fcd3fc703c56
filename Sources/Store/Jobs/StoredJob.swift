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
        case first, `operator`, examples, schedule, quality
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

/// How far a job has come.
package struct JobProgress: Equatable, Sendable {
    /// In 0...1.
    package var share: Double
    package var epoch: Int
    package var epochs: Int
    package var loss: Double?
    package var heldOutLoss: Double?

    package init(
        share: Double = 0, epoch: Int = 0, epochs: Int = 0, loss: Double? = nil,
        heldOutLoss: Double? = nil
    ) {
        self.share = share
        self.epoch = epoch
        self.epochs = epochs
        self.loss = loss
        self.heldOutLoss = heldOutLoss
    }
}

/// One point of a job's loss curve.
package struct StoredLossPoint: Equatable, Sendable {
    /// Epochs done, fractions included.
    package var epoch: Double
    /// Mean cross-entropy in nats.
    package var loss: Double
    package var heldOutLoss: Double?

    package init(epoch: Double, loss: Double, heldOutLoss: Double?) {
        self.epoch = epoch
        self.loss = loss
        self.heldOutLoss = heldOutLoss
    }
}

/// How a job ended.
package struct JobEnd: Equatable, Sendable {
    /// One of those that are over.
    package var state: StoredJob.State
    package var remark: String
    /// The digest of the version it made.
    package var version: String?
    package var gain: Double?
    package var at: Int64

    package init(
        state: StoredJob.State, remark: String, version: String? = nil, gain: Double? = nil,
        at: Int64
    ) {
        self.state = state
        self.remark = remark
        self.version = version
        self.gain = gain
        self.at = at
    }
}
