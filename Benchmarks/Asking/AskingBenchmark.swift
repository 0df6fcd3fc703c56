import Learning
import Node
import Wire

/// How long a question takes that the model answers at once, features included.
struct AskingBenchmark {
    let workspace: Workspace

    func run(_ report: Report) async throws {
        let nothing = try await AskLatency(
            of: DoNothingNode(), [Self.request("helpdesk", "does nothing")])
        try await askHelpdesk(nothing, report)
        try await askSynthetic(nothing, report)
    }

    private func askHelpdesk(_ nothing: AskLatency, _ report: Report) async throws {
        let folder = try workspace.dataFolder(
            tasks: [try Workspace.sample("helpdesk/helpdesk.task")])
        let node = try Node.opened(folder)
        try node.importFile(try Workspace.sample("helpdesk/start.jsonl"), task: "helpdesk")
        _ = try await node.retrained("helpdesk")
        var texts: [String] = []
        try node.forEachExample(task: "helpdesk") { input, _ in
            if case .text(let text) = input.values[0] { texts.append(text) }
        }
        let requests = texts.map { Self.request("helpdesk", $0) }
        try await measure("helpdesk", node, requests, nothing, report)
        await node.stop()
    }

    private func askSynthetic(_ nothing: AskLatency, _ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 1)
        let (node, _) = try workspace.node(&synthetic, examples: 6_000)
        _ = try await node.retrained(SyntheticTask.name)
        let requests = synthetic.rows(1_000).map { Self.request(SyntheticTask.name, $0.text) }
        try await measure("150 classes", node, requests, nothing, report)
        await node.stop()
    }

    /// Measures those of the questions that the model answers.
    private func measure(
        _ title: String, _ node: Node, _ requests: [AskRequest], _ nothing: AskLatency,
        _ report: Report
    ) async throws {
        var answered: [AskRequest] = []
        for request in requests {
            if case .answered(let answer) = try await node.ask(request).outcome,
                answer.via == .model
            {
                answered.append(request)
            }
        }
        guard !answered.isEmpty else {
            throw BenchError("\(title): the model answers none of its questions")
        }
        let latency = try await AskLatency(of: node, answered)
        let peer = "a call that does nothing"
        try report.add(
            "answer, \(title), p50", latency.p50, .microseconds,
            beside: .init(name: peer, value: nothing.p50), limit: 10)
        try report.add(
            "answer, \(title), p99", latency.p99, .microseconds,
            beside: .init(name: peer, value: nothing.p99))
    }

    private static func request(_ task: String, _ text: String) -> AskRequest {
        AskRequest(task: task, fields: ["text": .text(text)], client: "bench")
    }
}
