import Foundation
import Learning
import Node

/// An evaluation as a person reads it.
struct EvaluationText {
    private static let mostRefused = 20
    private static let mostNames = 5

    private let report: EvaluationReport

    init(_ report: EvaluationReport) {
        self.report = report
    }

    /// What is to be known of the files before the figures.
    static func notices(of data: EvaluationData) -> [String] {
        var lines = data.refused.prefix(mostRefused).map {
            "\($0.file):\($0.row.line): \($0.row.reason)"
        }
        if data.refused.count > mostRefused {
            lines.append("… and \(data.refused.count - mostRefused) more bad rows")
        }
        if data.duplicates > 0 {
            lines.append("\(data.duplicates) training rows are there already: each counts once")
        }
        let strangers = data.strangers
        if !strangers.isEmpty {
            let names = data.task.classes.dropFirst(data.knownClasses)
            let shown = names.prefix(mostNames).map { "\"\($0)\"" }.joined(separator: ", ")
            let rest = names.count > mostNames ? " and \(names.count - mostNames) more" : ""
            lines.append(
                "\(strangers.count) test rows count as wrong: no training row is of \(shown)\(rest)"
            )
        }
        return lines
    }

    var text: String {
        var table = TextTable(["figure", "value"])
        for (name, value) in lines { table.add([name, value]) }
        return ([table.text] + [doubts].compactMap(\.self)).joined(separator: "\n\n")
    }

    private var doubts: String? {
        guard let doubts = report.doubts, !doubts.isEmpty else { return nil }
        var table = TextTable(["label", "probably", "share", "row"])
        for doubt in doubts {
            table.add([
                doubt.label, doubt.believed, String(format: "%.3f", doubt.probability), doubt.row,
            ])
        }
        return table.text
    }

    private var lines: [(String, String)] {
        quality + unknown + cost
    }

    private var quality: [(String, String)] {
        [
            ("accuracy", figure(report.accuracy)), ("macro_f1", figure(report.macroF1)),
            ("baseline_accuracy", figure(report.baselineAccuracy)), ("ece", figure(report.ece)),
            ("aurc", figure(report.aurc)), ("coverage_at_95", figure(report.coverageAt95)),
            ("selective_accuracy_at_95", figure(report.selectiveAccuracyAt95)),
            ("coverage_at_98", figure(report.coverageAt98)),
            ("selective_accuracy_at_98", figure(report.selectiveAccuracyAt98)),
            ("doubtful_labels", "\(report.doubtfulLabels)"),
        ]
    }

    private var unknown: [(String, String)] {
        guard report.unknownRecallAtThreshold != nil else { return [] }
        return [
            ("unknown_auroc", figure(report.unknownAUROC)),
            ("known_accuracy_at_threshold", figure(report.knownAccuracyAtThreshold)),
            ("unknown_recall_at_threshold", figure(report.unknownRecallAtThreshold)),
        ]
    }

    private var cost: [(String, String)] {
        [
            ("train_seconds", String(format: "%.2f", report.trainSeconds)),
            ("examples_per_second", whole(report.examplesPerSecond)),
            ("model_bytes", "\(report.modelBytes)"),
            ("answer_p50_us", String(format: "%.1f", report.answerP50)),
            ("answer_p99_us", String(format: "%.1f", report.answerP99)),
            ("batch_per_second", whole(report.batchPerSecond)),
            ("peak_rss_bytes", "\(report.peakMemory)"),
        ]
    }

    private func figure(_ value: Double?) -> String {
        value.map { String(format: "%.4f", $0) } ?? "nothing answered"
    }

    private func whole(_ value: Double) -> String { String(Int(value.rounded())) }
}
