internal import Foundation
package import Learning

/// Trains and measures on files alone; no store is touched.
///
/// What is measured is what a node would serve: the version as it is read back from its bytes,
/// with the temperature and the thresholds that training examples gave it. Test rows are looked at
/// once, at the end.
package struct FileEvaluation {
    package var data: EvaluationData
    package var fitting: EvaluatedModel.Fitting
    /// How the model is trained; what is left open the trainer chooses.
    package var settings: Trainer.Settings
    /// Bytes that the model is thinned to; nil for as many as it has.
    package var budget: Int?
    /// Trainings that run at the same time at most, at least 1.
    package var threads: Int
    package var seed: UInt64
    /// Answers that are timed.
    package var answers: Int
    /// How many doubtful rows the report lists at most.
    package var doubts: Int

    package init(
        _ data: EvaluationData, fitting: EvaluatedModel.Fitting = .cross,
        settings: Trainer.Settings = Trainer.Settings(), budget: Int? = nil, threads: Int = 1,
        seed: UInt64 = 1, answers: Int = AnswerTiming.standardAnswers, doubts: Int = 0
    ) {
        self.data = data
        self.fitting = fitting
        self.settings = settings
        self.budget = budget
        self.threads = threads
        self.seed = seed
        self.answers = answers
        self.doubts = doubts
    }

    /// Trains, then measures; throws `TrainingError` or `ThinningError` where there is no model.
    package func run() throws -> EvaluationReport {
        let clock = ContinuousClock()
        let begun = clock.now
        let trained = try EvaluatedModel(
            data, fitting: fitting, settings: settings, budget: budget, threads: threads,
            seed: seed)
        let seconds = begun.duration(to: clock.now).microseconds / 1e6
        let artifact = Artifact.encode(trained.model)
        var report = measure(
            try Artifact.decode(artifact), threshold95: threshold(0.95, trained),
            threshold98: threshold(0.98, trained))
        report.trainSeconds = seconds
        report.examplesPerSecond = Double(trained.trainedOn) / max(seconds, 1e-9)
        report.modelBytes = artifact.count
        report.doubtfulLabels = trained.doubts.count
        if doubts > 0 { report.doubts = trained.doubts.prefix(doubts).map(doubt) }
        report.peakMemory = Self.peakMemory
        return report
    }

    private func doubt(_ found: LabelDoubt) -> EvaluationReport.Doubt {
        let place = found.example - data.training.count
        let example = place < 0 ? data.training[found.example] : data.heldOut[place]
        return EvaluationReport.Doubt(
            row: Preview.text(of: example.input, task: data.task),
            label: data.task.classes.name(at: found.label),
            believed: data.task.classes.name(at: found.believed), probability: found.probability)
    }

    private func threshold(_ accuracy: Double, _ trained: EvaluatedModel) -> Double {
        Threshold.choose(.accuracy(accuracy), trained.curve).value
    }

    private func measure(
        _ model: Model, threshold95: Double, threshold98: Double
    ) -> EvaluationReport {
        let measured = Evaluation(
            of: model, on: data.test, classCount: data.task.classes.count,
            trainingCounts: data.classCounts)
        let timing = AnswerTiming(of: model, on: data.test.map(\.input), answers: answers)
        let (at95, at98) = (
            measured.curve.point(at: threshold95), measured.curve.point(at: threshold98)
        )
        var report = EvaluationReport(
            accuracy: measured.accuracy, macroF1: measured.macroF1,
            baselineAccuracy: measured.baselineAccuracy, ece: measured.calibrationError,
            aurc: measured.curve.areaUnderRisk, coverageAt95: at95?.coverage ?? 0,
            coverageAt98: at98?.coverage ?? 0, selectiveAccuracyAt95: at95?.accuracy,
            selectiveAccuracyAt98: at98?.accuracy, doubtfulLabels: 0, trainSeconds: 0,
            examplesPerSecond: 0,
            modelBytes: 0, answerP50: timing?.p50Micros ?? 0, answerP99: timing?.p99Micros ?? 0,
            batchPerSecond: timing?.perSecond ?? 0, peakMemory: 0)
        guard let unknown = data.unknown else { return report }
        let right = Double(at95?.right ?? 0)
        report.knownAccuracyAtThreshold = right / Double(max(1, data.test.count))
        measure(unknown, model, threshold: threshold95, into: &report)
        return report
    }

    private func measure(
        _ unknown: [Input], _ model: Model, threshold: Double, into report: inout EvaluationReport
    ) {
        report.unknownAUROC = ROCCurve.area(
            positives: data.test.map { model.knownness(of: $0.input) },
            negatives: unknown.map { model.knownness(of: $0) })
        let refused = unknown.count {
            (model.predict($0).best?.probability ?? -.infinity) < threshold
        }
        report.unknownRecallAtThreshold = Double(refused) / Double(max(1, unknown.count))
    }

    /// In bytes; Linux counts in kilobytes, others in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return Int(usage.ru_maxrss) * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return Int(usage.ru_maxrss)
        #endif
    }
}
