/// Where a job stands.
package enum JobState: String, Codable, CaseIterable, Sendable {
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
package enum JobTrigger: String, Codable, CaseIterable, Sendable {
    /// A task's first version.
    case first
    /// An operator's key or command.
    case `operator`
    /// Enough new examples.
    case examples
    case schedule
    /// A fall in measured accuracy.
    case quality
    /// The parent handed down another base.
    case base
}

/// One line of a list of jobs.
package struct JobRow: Codable, Equatable, Sendable, Identifiable {
    package var id: JobID
    package var task: String
    package var state: JobState
    package var trigger: JobTrigger
    package var requestedBy: String
    package var queuedAt: Timestamp
    package var startedAt: Timestamp?
    package var endedAt: Timestamp?
    /// In 0...1.
    package var progress: Double
    package var epoch: Int
    package var epochs: Int
    package var loss: Double?
    package var heldOutLoss: Double?
    /// The version it made.
    package var version: Int?
    /// The version's gain in accuracy over the one it was compared with.
    package var gain: Double?
    /// Why it was promoted, rejected, failed or cancelled.
    package var remark: String

    package init(
        id: JobID, task: String, state: JobState, trigger: JobTrigger, requestedBy: String,
        queuedAt: Timestamp, startedAt: Timestamp? = nil, endedAt: Timestamp? = nil,
        progress: Double = 0, epoch: Int = 0, epochs: Int = 0, loss: Double? = nil,
        heldOutLoss: Double? = nil, version: Int? = nil, gain: Double? = nil, remark: String = ""
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
        self.epoch = epoch
        self.epochs = epochs
        self.loss = loss
        self.heldOutLoss = heldOutLoss
        self.version = version
        self.gain = gain
        self.remark = remark
    }
}

/// One point of a loss curve.
package struct LossPoint: Codable, Equatable, Sendable {
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

/// A job with its loss curve.
package struct JobDetail: Codable, Equatable, Sendable {
    package var row: JobRow
    package var curve: [LossPoint]

    package init(row: JobRow, curve: [LossPoint]) {
        self.row = row
        self.curve = curve
    }
}
