import Foundation
import Learning
import Link
import Node
import ServiceLifecycle
import Wire

/// How many questions a second a node answers over HTTP, beside a node that decodes and encodes the
/// same JSON and does nothing.
struct ServingBenchmark {
    let workspace: Workspace

    private static let seconds = 3.0

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 1)
        let (node, _) = try workspace.node(&synthetic, examples: 6_000)
        _ = try await node.retrained(SyntheticTask.name)
        let text = try await answeredText(node, &synthetic)
        let request = RawConnection.request(
            "/v1/tasks/\(SyntheticTask.name)/ask", body: "{\"fields\":{\"text\":\"\(text)\"}}")
        let nothing = try await Self.measure(DoNothingNode(), request)
        let real = try await Self.measure(node, request)
        let peer = "a node that does nothing"
        try report.add(
            "asked over HTTP, 150 classes, 4 connections", real.perSecond, .perSecond,
            beside: .init(name: peer, value: nothing.perSecond), limit: nothing.perSecond * 0.8)
        try report.add(
            "the same, p50", real.latencies.median, .microseconds,
            beside: .init(name: peer, value: nothing.latencies.median))
        try report.add(
            "the same, p99", real.latencies.percentile(0.99), .microseconds,
            beside: .init(name: peer, value: nothing.latencies.percentile(0.99)))
        await node.stop()
    }

    /// A text that the model answers.
    private func answeredText(
        _ node: Node, _ synthetic: inout SyntheticTask
    ) async throws -> String {
        for row in synthetic.rows(500) {
            let request = AskRequest(task: SyntheticTask.name, fields: ["text": .text(row.text)])
            if case .answered = try node.tried(request).outcome { return row.text }
        }
        throw BenchError("the model answers none of its questions")
    }

    private static func measure(
        _ host: any NodeHost, _ request: [UInt8]
    ) async throws -> LoadOverHTTP.Outcome {
        try await LoopbackServer.with(host) { port in
            let load = LoadOverHTTP(port: port, request: request, seconds: seconds)
            _ = try LoadOverHTTP(port: port, request: request, seconds: 0.5).run()
            return try load.run()
        }
    }
}
