import Learning
import Node
import Wire

/// What is committed before anybody is told: escalations and labels, beside the least that the
/// disk asks for a commit.
struct WritingBenchmark {
    let workspace: Workspace

    private static let blocks = 12
    private static let blockLength = 20
    /// The first of each block wait for what the ones before still had in hand.
    private static let settling = 4

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 1)
        let (node, folder) = try workspace.node(&synthetic, examples: 3_000)
        _ = try await node.retrained(SyntheticTask.name)
        let bare = try BareInsert(folder: folder)
        var escalations = Samples()
        var labels = Samples()
        var inserts = Samples()
        for _ in 0..<Self.blocks {
            for place in 0..<Self.blockLength {
                let times = try await escalate(synthetic.strangeText(), node, synthetic)
                guard place >= Self.settling else { continue }
                escalations.add(times.escalated)
                labels.add(times.labelled)
            }
            for place in 0..<Self.blockLength {
                let time = try bare.milliseconds(synthetic.strangeText())
                if place >= Self.settling { inserts.add(time) }
            }
        }
        await node.stop()
        try add("escalated, durable", escalations, inserts, limit: 2, report)
        try add("label to answered from memory", labels, inserts, limit: 10, report)
    }

    /// Asks what the model does not know, labels it and asks it again; returns the milliseconds
    /// of the first, and of the others together.
    private func escalate(
        _ text: String, _ node: Node, _ synthetic: SyntheticTask
    ) async throws -> (escalated: Double, labelled: Double) {
        let request = AskRequest(
            task: SyntheticTask.name, fields: ["text": .text(text)], client: "bench")
        let asked = Stopwatch.now()
        let reply = try await node.ask(request)
        let escalated = Stopwatch.seconds(since: asked) * 1e3
        guard case .waiting = reply.outcome else {
            throw BenchError("a strange question was answered: \(reply.outcome)")
        }
        let begun = Stopwatch.now()
        _ = try await node.label(
            LabelRequest(
                question: reply.id, verdict: .known(synthetic.task.classes[0]),
                operatorName: "bench"))
        let again = try await node.ask(request)
        let labelled = Stopwatch.seconds(since: begun) * 1e3
        guard case .answered(let answer) = again.outcome, answer.via == .memory else {
            throw BenchError("a labelled question was not answered from memory: \(again.outcome)")
        }
        return (escalated, labelled)
    }

    private func add(
        _ name: String, _ samples: Samples, _ inserts: Samples, limit: Double, _ report: Report
    ) throws {
        for (share, title) in [(0.5, "p50"), (0.99, "p99")] {
            try report.add(
                "\(name), \(title)", samples.percentile(share), .milliseconds,
                beside: .init(name: "bare SQLite insert, FULL", value: inserts.percentile(share)),
                limit: share == 0.5 ? limit : nil)
        }
    }
}
