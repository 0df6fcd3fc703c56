import Foundation
import Hummingbird
import Learning
import Link
import Node
import ServiceLifecycle
import Wire

/// How many questions a second a node answers over HTTP, beside a node that decodes and encodes the
/// same JSON and does nothing, and beside a route that does not even that.
///
/// They take turns, so that a machine that is slower for a while is so for all three.
struct ServingBenchmark {
    let workspace: Workspace

    private static let turns = 3
    private static let seconds = 1.5
    private static let emptyPath = "/v1/empty"

    private struct Load {
        var rates = Samples()
        var medians = Samples()
        var lates = Samples()

        mutating func add(_ outcome: LoadOverHTTP.Outcome) {
            rates.add(outcome.perSecond)
            medians.add(outcome.latencies.median)
            lates.add(outcome.latencies.percentile(0.99))
        }
    }

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 1)
        let (node, _) = try workspace.node(&synthetic, examples: 6_000)
        _ = try await node.retrained(SyntheticTask.name)
        let (text, reply) = try answered(node, &synthetic)
        let body = "{\"fields\":{\"text\":\"\(text)\"}}"
        let asking = RawConnection.request("/v1/tasks/\(SyntheticTask.name)/ask", body: body)
        let empty = RawConnection.request(Self.emptyPath, body: body)
        var (real, nothing, bare) = (Load(), Load(), Load())
        for _ in 0..<Self.turns {
            bare.add(try await Self.measure(DoNothingNode(), empty))
            nothing.add(try await Self.measure(DoNothingNode(reply: reply), asking))
            real.add(try await Self.measure(node, asking))
        }
        try add(real, beside: nothing, bare, report)
        await node.stop()
    }

    private func add(
        _ real: Load, beside nothing: Load, _ bare: Load, _ report: Report
    ) throws {
        let (peer, route) = ("a node that does nothing", "an empty route")
        try report.add(
            "asked over HTTP, 150 classes, 4 connections", real.rates.median, .perSecond,
            beside: .init(name: peer, value: nothing.rates.median),
            limit: nothing.rates.median * 0.8)
        try report.add(
            "the same", real.rates.median, .perSecond,
            beside: .init(name: route, value: bare.rates.median))
        try report.add(
            "the same, p50", real.medians.median, .microseconds,
            beside: .init(name: route, value: bare.medians.median))
        try report.add(
            "the same, p99", real.lates.median, .microseconds,
            beside: .init(name: route, value: bare.lates.median))
    }

    private static var emptyRoute: StreamingRoute {
        StreamingRoute(emptyPath, for: .everybody, "Nothing.") { request, _ in
            for try await _ in request.body {}
            return Response(status: .ok)
        }
    }

    /// A text that the model answers, and what it says.
    private func answered(
        _ node: Node, _ synthetic: inout SyntheticTask
    ) throws -> (String, AskReply) {
        for row in synthetic.rows(500) {
            let reply = try node.tried(
                AskRequest(task: SyntheticTask.name, fields: ["text": .text(row.text)]))
            if case .answered = reply.outcome { return (row.text, reply) }
        }
        throw BenchError("the model answers none of its questions")
    }

    private static func measure(
        _ host: any NodeHost, _ request: [UInt8]
    ) async throws -> LoadOverHTTP.Outcome {
        try await LoopbackServer.with(host, streaming: [emptyRoute]) { port in
            let load = LoadOverHTTP(port: port, request: request, seconds: seconds)
            _ = try LoadOverHTTP(port: port, request: request, seconds: 0.5).run()
            return try load.run()
        }
    }
}
