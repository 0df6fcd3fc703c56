/// All figures of an evaluation, under the names in which scripts read them.
///
/// Shares and errors are in 0...1. What was not measured is nil, and left out of JSON.
package struct EvaluationReport: Codable, Equatable, Sendable {
    package var accuracy: Double
    package var macroF1: Double
    package var baselineAccuracy: Double
    /// Expected calibration error over 15 bins.
    package var ece: Double
    /// The area under the risk–coverage curve.
    package var aurc: Double
    /// The share of the test rows that is answered at the threshold for 95 %.
    package var coverageAt95: Double
    package var coverageAt98: Double
    /// The right share of what is answered there; nil when nothing is.
    package var selectiveAccuracyAt95: Double?
    package var selectiveAccuracyAt98: Double?
    /// The chance that an unknown row seems less known than a test row.
    package var unknownAUROC: Double?
    /// The share of the test rows that is answered rightly at the threshold for 95 %.
    package var knownAccuracyAtThreshold: Double?
    /// The share of the unknown rows that is not answered there.
    package var unknownRecallAtThreshold: Double?
    /// Training rows whose label is probably wrong; with `--held-out`, of those held out.
    package var doubtfulLabels: Int
    /// The most doubtful of them first; nil where none were asked for.
    package var doubts: [Doubt]?
    package var trainSeconds: Double
    /// Training examples by the seconds of training and calibrating.
    package var examplesPerSecond: Double
    /// Bytes of the version as it is stored and handed down.
    package var modelBytes: Int
    package var answerP50: Double
    package var answerP99: Double
    package var batchPerSecond: Double
    /// The most memory that the program had at any time, in bytes.
    package var peakMemory: Int

    /// A training row whose label is probably wrong.
    package struct Doubt: Codable, Equatable, Sendable {
        /// What it holds, in short.
        package var row: String
        package var label: String
        /// The class that it probably is of, and how probable that is.
        package var believed: String
        package var probability: Double
    }

    package enum CodingKeys: String, CodingKey {
        case accuracy
        case macroF1 = "macro_f1"
        case baselineAccuracy = "baseline_accuracy"
        case ece
        case aurc
        case coverageAt95 = "coverage_at_95"
        case coverageAt98 = "coverage_at_98"
        case selectiveAccuracyAt95 = "selective_accuracy_at_95"
        case selectiveAccuracyAt98 = "selective_accuracy_at_98"
        case unknownAUROC = "unknown_auroc"
        case knownAccuracyAtThreshold = "known_accuracy_at_threshold"
        case unknownRecallAtThreshold = "unknown_recall_at_threshold"
        case doubtfulLabels = "doubtful_labels"
        case doubts
        case trainSeconds = "train_seconds"
        case examplesPerSecond = "examples_per_second"
        case modelBytes = "model_bytes"
        case answerP50 = "answer_p50_us"
        case answerP99 = "answer_p99_us"
        case batchPerSecond = "batch_per_second"
        case peakMemory = "peak_rss_bytes"
    }
}
