import Foundation
import Learning
import Link
import Node
import Synchronization
import Wire

/// What a hop costs: a question up and its answer back, over loopback HTTP, tier by tier; and from
/// a label at the top to the answer at the asker over four tiers.
struct HopBenchmark {
    let workspace: Workspace

    private static let tiers = ["on-prem", "far edge", "near edge", "cloud"]
    private static let rounds = 200
    private static let labels = 30

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 3)
        let task = try workspace.taskFile(synthetic)
        var answers: [Double] = []
        for depth in 1...3 {
            answers.append(try await climb(&synthetic, tiers: depth + 1, task: task))
        }
        let echo = try await LoopbackServer.with(
            DoNothingNode(), streaming: [BareDuplex.route]
        ) { port in
            try await BareDuplex.rounds(
                1000, of: 64, at: ListenAddress(host: "127.0.0.1", port: port)
            ).median
        }
        let perHop = (answers[2] - answers[0]) / 2
        try report.add(
            "added by a hop, both ways, durable, p50", perHop, .microseconds,
            beside: .init(name: "a bare duplex round", value: echo), limit: 2000)
        try report.add("up one tier and back, p50", answers[0] / 1000, .milliseconds)
        try report.add("up three tiers and back, p50", answers[2] / 1000, .milliseconds)
        try report.add(
            "label at the top to the asker, four tiers, p50",
            try await labelToAsker(&synthetic, task: task), .milliseconds)
    }

    /// The median microseconds from asking at the lowest of so many tiers until the top has
    /// answered from its memory, which no version hands down.
    private func climb(
        _ synthetic: inout SyntheticTask, tiers: Int, task: String
    ) async throws -> Double {
        let chain = try await ServedChain(
            Array(Self.tiers.suffix(tiers)), task: task, workspace: workspace)
        let rows = synthetic.rows(Self.rounds)
        try await chain.teachTop(rows, of: synthetic.task)
        var samples = Samples()
        for row in rows {
            let begun = Stopwatch.now()
            let reply = try await chain.lowest.ask(
                AskRequest(
                    task: SyntheticTask.name, fields: ["text": .text(row.text)], wait: 2))
            guard case .answered = reply.outcome else { continue }
            samples.add(Stopwatch.seconds(since: begun) * 1e6)
        }
        await chain.stop()
        guard samples.values.count > 20 else {
            throw BenchError("only \(samples.values.count) questions were answered above")
        }
        return samples.median
    }

    /// The median milliseconds from an operator's label at the top to the caller who waits below.
    private func labelToAsker(
        _ synthetic: inout SyntheticTask, task: String
    ) async throws -> Double {
        let chain = try await ServedChain(Self.tiers, task: task, workspace: workspace)
        var samples = Samples()
        for row in synthetic.rows(Self.labels) {
            let lowest = chain.lowest
            async let reply = lowest.ask(
                AskRequest(
                    task: SyntheticTask.name, fields: ["text": .text(row.text)], wait: 30))
            let question = try await chain.waitingAtTop()
            let begun = Stopwatch.now()
            _ = try await chain.top.label(
                LabelRequest(
                    question: question, verdict: .known(synthetic.task.classes[row.label]),
                    operatorName: "bench"))
            guard case .answered = try await reply.outcome else {
                throw BenchError("a label at the top did not reach the asker")
            }
            samples.add(Stopwatch.seconds(since: begun) * 1e3)
        }
        await chain.stop()
        return samples.median
    }
}
