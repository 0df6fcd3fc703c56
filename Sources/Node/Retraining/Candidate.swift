internal import Learning
internal import Store
internal import Wire

/// A freshly trained version with all that was measured of it beside the live one.
struct Candidate {
    let digest: String
    let verdict: Gate.Verdict
    /// Accuracy minus the live version's on the same held-out examples; nil without one.
    let gain: Double?
    private let task: LearningTask
    private let artifact: [UInt8]
    private let figures: Figures
    private let measurements: Measurements
    private let base: BaseShelf.Base?
    private let line: Continuation?

    init(
        model: Model, set: TrainingSet, task: LearningTask, base: BaseShelf.Base?,
        live: LiveVersion?, hasParent: Bool, continuing line: Continuation? = nil
    ) {
        self.task = task
        self.base = base
        self.line = line
        artifact = Artifact.encode(model)
        digest = SHA256.hash(artifact).hexadecimal
        let counts = set.classCounts(task.classes.count)
        let measured = Evaluation(
            of: model, on: set.heldOut, classCount: task.classes.count, trainingCounts: counts)
        let gate = Gate(truth: set.heldOut.map(\.label), classes: task.classes)
        let side = Gate.Side(isRight: measured.isRight)
        if let live {
            let other = Evaluation(
                of: live.model, on: set.heldOut, classCount: task.classes.count,
                trainingCounts: counts)
            verdict = gate.judge(
                candidate: side, live: Gate.Side(isRight: other.isRight),
                hasMore: set.training.count > live.trainedOn)
            gain = measured.accuracy - other.accuracy
        } else {
            verdict = gate.judgeFirst(candidate: side, baseline: measured.baselineAccuracy)
            gain = nil
        }
        figures = Figures(
            measured,
            threshold: Threshold.choose(
                Reserve.target(
                    task.target, sources: set.sourceCounts, hasParent: hasParent,
                    base: base?.origin), measured.curve), set: set,
            classCount: counts.count { $0 > 0 }, bytes: artifact.count)
        measurements = Measurements(
            measured, task: task, sources: set.sourceCounts,
            memoryThreshold: MemoryThreshold.fit(
                set.training, task: task, seed: RetrainWorkshop.seed
            ).similarity, base: base?.origin, descent: line?.descent)
    }

    /// Whether learning everything anew may do better: the gate refuses what went on.
    var asksForMore: Bool {
        guard line != nil, case .reject = verdict else { return false }
        return true
    }

    /// What the gate says, and how it was learned where that was not from nothing.
    var remark: String {
        line.map { "\(verdict.remark); \($0.words)" } ?? verdict.remark
    }

    /// The version as the store takes it.
    func newVersion(job: Int64, set: TrainingSet, at moment: Int64) throws -> NewVersion {
        NewVersion(
            task: task.name, digest: digest, artifact: artifact,
            figures: try WireJSON.text(figures), detail: try WireJSON.text(measurements),
            job: job, trainedUpTo: set.mark,
            sourceCounts: try WireJSON.text(set.sourceCounts), seed: RetrainWorkshop.seed,
            trainedAt: moment, gain: gain, base: base?.digest, baseName: base?.name)
    }
}

extension Figures {
    init(
        _ measured: Evaluation, threshold: Threshold, set: TrainingSet, classCount: Int, bytes: Int
    ) {
        self.init(
            accuracy: measured.accuracy, macroF1: measured.macroF1,
            baselineAccuracy: measured.baselineAccuracy,
            calibrationError: measured.calibrationError, threshold: threshold.value,
            coverage: threshold.coverage, answeredAccuracy: threshold.answeredAccuracy,
            heldOutLoss: measured.loss, trainedOn: set.training.count,
            heldOut: set.heldOut.count, classCount: classCount, bytes: bytes)
    }
}
