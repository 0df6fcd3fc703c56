import Foundation
import Learning
import Node
import Wire

/// How fast the trainer learns, and how long it takes from a label to a promoted version.
struct LearningBenchmark {
    let workspace: Workspace

    private static let trainings = 3
    private static let jobs = 3
    private static let exampleCount = 15_000

    func run(_ report: Report) async throws {
        try train(
            TrainingData(
                "helpdesk", taskFile: try Workspace.sample("helpdesk/helpdesk.task"),
                data: try Workspace.sample("helpdesk/start.jsonl")), report)
        try train(
            TrainingData(
                "digits", taskFile: try Workspace.sample("digits/digits.task"),
                data: try Workspace.sample("digits/start-images.idx")), report)
        let banking = "../shared/data/banking77/train.jsonl"
        if FileManager.default.fileExists(atPath: banking) {
            try train(TrainingData("Banking77", texts: banking), report)
        }
        try await promote(report)
    }

    /// Counts examples times passes over them, features and stopping included.
    private func train(_ data: TrainingData, _ report: Report) throws {
        var passes = 0.0
        var rowCount = 0
        let seconds = try Stopwatch.median(of: Self.trainings) {
            let model = try Trainer(task: data.task, seed: 1).train(data.examples) { progress in
                passes = progress.epoch
                return true
            }
            rowCount = model.layers.last?.plan.rowCount ?? 0
        }
        let plain = PlainPass(data, rowCount: rowCount)
        var sum: Float = 0
        let plainSeconds = Stopwatch.median(of: Self.trainings) { sum += plain.run() }
        let count = Double(data.examples.count)
        guard sum.isFinite else { throw BenchError("the plain pass came out as \(sum)") }
        try report.add(
            "trained, \(data.name), examples × passes", count * passes / seconds, .perSecond,
            beside: .init(name: "plain sparse dot products", value: count / plainSeconds))
    }

    /// Measures from a label to the end of the job that learns it, on 15,000 examples.
    private func promote(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 2)
        let (node, _) = try workspace.node(&synthetic, examples: Self.exampleCount)
        var promoted = Samples()
        for _ in 0..<Self.jobs {
            if let seconds = try await promote(synthetic.strangeText(), synthetic.task, node) {
                promoted.add(seconds)
            }
        }
        await node.stop()
        if promoted.values.count < Self.jobs {
            try report.note(
                "\(Self.jobs - promoted.values.count) of \(Self.jobs) jobs were rejected by the "
                    + "gate and not counted")
        }
        try report.add(
            "label to promoted version, 15,000 examples", promoted.median, .seconds,
            beside: .init(
                name: "training alone", value: try Self.trainingAlone(synthetic)),
            limit: 2)
    }

    /// Labels a question and retrains; returns the seconds, nil when the gate refused.
    private func promote(_ text: String, _ task: LearningTask, _ node: Node) async throws -> Double?
    {
        let reply = try await node.ask(
            AskRequest(task: task.name, fields: ["text": .text(text)], client: "bench"))
        let begun = Stopwatch.now()
        _ = try await node.label(
            LabelRequest(
                question: reply.id, verdict: .known(task.classes[0]), operatorName: "bench"))
        let job = try await node.retrained(task.name)
        return job.state == .promoted ? Stopwatch.seconds(since: begun) : nil
    }

    /// The seconds of a training on as many rows as the node trains on.
    private static func trainingAlone(_ synthetic: SyntheticTask) throws -> Double {
        var synthetic = synthetic
        let task = synthetic.task
        let trained = Int(Double(exampleCount) * (1 - HeldOutSplit.share))
        let examples = synthetic.rows(trained).map {
            TrainingExample(input: Input(values: [.text($0.text)]), label: $0.label)
        }
        return try Stopwatch.median(of: 2) { _ = try Trainer(task: task, seed: 1).train(examples) }
    }
}
