/// Where a version stands.
package enum VersionState: String, Codable, CaseIterable, Sendable {
    case candidate, live, retired, rejected
}

/// One line of a list of versions.
package struct VersionRow: Codable, Equatable, Sendable, Identifiable {
    package var id: VersionID
    package var task: String
    /// Counts up per task on its node: `v12`.
    package var number: Int
    package var state: VersionState
    package var trainedAt: Timestamp
    package var job: JobID?
    package var figures: Figures
    /// Accuracy minus that of the version it was compared with, on the same held-out examples;
    /// nil for a task's first version.
    package var gain: Double?
    /// What the gate or the operator said of it, in one sentence.
    package var remark: String

    package init(
        id: VersionID, task: String, number: Int, state: VersionState, trainedAt: Timestamp,
        job: JobID?, figures: Figures, gain: Double?, remark: String
    ) {
        self.id = id
        self.task = task
        self.number = number
        self.state = state
        self.trainedAt = trainedAt
        self.job = job
        self.figures = figures
        self.gain = gain
        self.remark = remark
    }
}

/// What was measured of a version on its held-out examples.
package struct Figures: Codable, Equatable, Sendable {
    package var accuracy: Double
    package var macroF1: Double
    /// The accuracy of always saying the most frequent class.
    package var baselineAccuracy: Double
    /// Expected calibration error, 15 bins of equal width.
    package var calibrationError: Double
    /// The threshold chosen for the target.
    package var threshold: Double
    /// The share that is answered at the threshold.
    package var coverage: Double
    /// The share of the answered that is right at the threshold.
    package var answeredAccuracy: Double
    package var heldOutLoss: Double
    package var trainedOn: Int
    package var heldOut: Int
    package var classCount: Int
    package var bytes: Int

    package init(
        accuracy: Double, macroF1: Double, baselineAccuracy: Double, calibrationError: Double,
        threshold: Double, coverage: Double, answeredAccuracy: Double, heldOutLoss: Double,
        trainedOn: Int, heldOut: Int, classCount: Int, bytes: Int
    ) {
        self.accuracy = accuracy
        self.macroF1 = macroF1
        self.baselineAccuracy = baselineAccuracy
        self.calibrationError = calibrationError
        self.threshold = threshold
        self.coverage = coverage
        self.answeredAccuracy = answeredAccuracy
        self.heldOutLoss = heldOutLoss
        self.trainedOn = trainedOn
        self.heldOut = heldOut
        self.classCount = classCount
        self.bytes = bytes
    }
}
