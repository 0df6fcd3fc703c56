import Foundation
import Link
import Node
import Wire

/// What HTTP leaves of a node's speed: questions that the model answers, against a route of the
/// same server that decodes and encodes the same JSON and does nothing.
struct ServingBenchmark {
    let workspace: Workspace

    private static let rounds = 4

    func run(_ report: Report) async throws {
        let folder = try workspace.dataFolder(
            tasks: [try Workspace.sample("helpdesk/helpdesk.task")])
        let node = try Node.opened(folder)
        try node.importFile(try Workspace.sample("helpdesk/start.jsonl"), task: "helpdesk")
        _ = try await node.retrained("helpdesk")
        let (requests, reply) = try await answered(by: node)
        let bodies = try requests.map {
            String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
        }
        let nothing = StreamingRoute.exchanging(
            AskRequest.self, for: AskReply.self, "/v1/nothing", to: .asking, "Does nothing."
        ) { _ in reply }
        let server = Server(
            host: node,
            options: .init(addresses: [ListenAddress(host: "127.0.0.1", port: 0)]),
            streaming: [nothing])
        let serving = Task { try await server.run() }
        guard let address = await server.whenOpen().first else {
            throw BenchError("the server did not open")
        }
        try measure(
            address, try LoadGenerator(bodies: bodies, workspace: workspace), report)
        serving.cancel()
        _ = await serving.result
        await node.stop()
    }

    /// Some questions that the model answers, and one of its replies.
    private func answered(by node: Node) async throws -> ([AskRequest], AskReply) {
        var requests: [AskRequest] = []
        try node.forEachExample(task: "helpdesk") { input, _ in
            guard case .text(let text) = input.values[0] else { return }
            requests.append(
                AskRequest(task: "helpdesk", fields: ["text": .text(text)], client: "bench"))
        }
        var answered: [AskRequest] = []
        var last: AskReply?
        for request in requests.prefix(500) {
            let reply = try await node.ask(request)
            guard case .answered = reply.outcome else { continue }
            answered.append(request)
            last = reply
        }
        guard let last else { throw BenchError("the model answers none of the questions") }
        return (answered, last)
    }

    /// Measures both in turn, so that what else the machine does hits both alike.
    private func measure(
        _ address: ListenAddress, _ load: LoadGenerator, _ report: Report
    ) throws {
        var asking: [Double] = []
        var nothing: [Double] = []
        for _ in 0..<Self.rounds {
            nothing.append(try load.repliesPerSecond(of: "http://\(address)/v1/nothing"))
            asking.append(
                try load.repliesPerSecond(of: "http://\(address)/v1/tasks/helpdesk/ask"))
        }
        let peer = nothing.reduce(0, +) / Double(Self.rounds)
        try report.add(
            "answers over HTTP, helpdesk", asking.reduce(0, +) / Double(Self.rounds), .perSecond,
            beside: .init(name: "a route that does nothing", value: peer), limit: 0.8 * peer)
    }
}
