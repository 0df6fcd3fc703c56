/// A trained version on its way in, as a candidate.
package struct NewVersion: Equatable, Sendable {
    package var task: String
    /// The SHA-256 of `artifact` in lower-case hexadecimal.
    package var digest: String
    package var artifact: [UInt8]
    /// What was measured, as JSON that the store does not read.
    package var figures: String
    /// All else that was measured, as JSON that the store does not read; not part of rows.
    package var detail: String
    package var job: Int64?
    /// The `exampleMark` of what it was trained on.
    package var trainedUpTo: Int64
    /// How many examples of each source, as JSON that the store does not read.
    package var sourceCounts: String
    package var seed: UInt64
    package var trainedAt: Int64
    /// Accuracy minus that of the version it is compared with; nil when there is none, or not
    /// known yet.
    package var gain: Double?
    /// The SHA-256 of the artifact from the parent that it stands on, and that in words; nil for
    /// one of its own alone.
    package var base: String?
    package var baseName: String?

    package init(
        task: String, digest: String, artifact: [UInt8], figures: String, detail: String,
        job: Int64? = nil, trainedUpTo: Int64, sourceCounts: String, seed: UInt64,
        trainedAt: Int64, gain: Double? = nil, base: String? = nil, baseName: String? = nil
    ) {
        self.task = task
        self.digest = digest
        self.artifact = artifact
        self.figures = figures
        self.detail = detail
        self.job = job
        self.trainedUpTo = trainedUpTo
        self.sourceCounts = sourceCounts
        self.seed = seed
        self.trainedAt = trainedAt
        self.gain = gain
        self.base = base
        self.baseName = baseName
    }
}
