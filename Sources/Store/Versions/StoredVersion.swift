/// A version without its artifact and detail.
package struct StoredVersion: Equatable, Sendable {
    package var task: String
    /// Counts up per task from 1.
    package var number: Int
    package var digest: String
    package var state: State
    package var trainedAt: Int64
    package var job: Int64?
    package var trainedUpTo: Int64
    package var sourceCounts: String
    package var seed: UInt64
    package var figures: String
    package var gain: Double?
    /// What the gate or the operator said of it, in one sentence.
    package var remark: String
    /// The SHA-256 of the artifact from the parent that it stands on; nil for one of its own
    /// alone.
    package var base: String?
    /// That in words, such as `cloud v12`.
    package var baseName: String?

    /// Where a version stands.
    package enum State: String, CaseIterable, Sendable {
        case candidate, live, retired, rejected
    }

    package init(
        task: String, number: Int, digest: String, state: State, trainedAt: Int64, job: Int64?,
        trainedUpTo: Int64, sourceCounts: String, seed: UInt64, figures: String, gain: Double?,
        remark: String, base: String? = nil, baseName: String? = nil
    ) {
        self.task = task
        self.number = number
        self.digest = digest
        self.state = state
        self.trainedAt = trainedAt
        self.job = job
        self.trainedUpTo = trainedUpTo
        self.sourceCounts = sourceCounts
        self.seed = seed
        self.figures = figures
        self.gain = gain
        self.remark = remark
        self.base = base
        self.baseName = baseName
    }
}
