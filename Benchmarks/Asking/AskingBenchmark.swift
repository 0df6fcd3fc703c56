import Learning
import Node
import Wire

/// Answering at once, and what becomes durable first: escalations and labels.
struct AskingBenchmark {
    let workspace: Workspace

    private static let durableWrites = 200

    func run(_ report: inout Report) async throws {
        let nothing = try await AskLatency(
            of: DoNothingNode(), [Self.request("helpdesk", "does nothing")])
        try await answerHelpdesk(nothing, &report)
        try await answerSynthetic(nothing, &report)
    }

    private func answerHelpdesk(_ nothing: AskLatency, _ report: inout Report) async throws {
        let folder = try workspace.dataFolder(
            tasks: [try Workspace.sample("helpdesk/helpdesk.task")])
        let node = try Node.opened(folder)
        try node.importFile(try Workspace.sample("helpdesk/start.jsonl"), task: "helpdesk")
        _ = try await node.retrained("helpdesk")
        var texts: [String] = []
        try node.forEachExample(task: "helpdesk") { input, _ in
            if case .text(let text) = input.values[0] { texts.append(text) }
        }
        try await answer("helpdesk", node, texts, nothing, &report)
        await node.stop()
    }

    private func answerSynthetic(_ nothing: AskLatency, _ report: inout Report) async throws {
        var synthetic = SyntheticTask(seed: 1)
        let folder = try workspace.dataFolder(tasks: [try workspace.taskFile(synthetic)])
        let node = try Node.opened(folder)
        let name = SyntheticTask.name
        let rows = synthetic.rows(6_000)
        try node.importFile(try workspace.file(rows, of: synthetic.task), task: name)
        _ = try await node.retrained(name)
        let fresh = synthetic.rows(1_000).map(\.text)
        try await answer("150 classes", task: name, node, fresh, nothing, &report)
        try await write(node, synthetic, folder, &report)
        await node.stop()
    }

    /// Measures the questions that the model answers at once.
    private func answer(
        _ title: String, task: String? = nil, _ node: Node, _ texts: [String],
        _ nothing: AskLatency, _ report: inout Report
    ) async throws {
        var answered: [AskRequest] = []
        for text in texts {
            let request = Self.request(task ?? title, text)
            if case .answered(let answer) = try await node.ask(request).outcome,
                answer.via == .model
            {
                answered.append(request)
            }
        }
        guard !answered.isEmpty else {
            report.note("\(title): the model answers none of its questions")
            return
        }
        let latency = try await AskLatency(of: node, answered)
        add("answer, \(title), p50", latency.p50, nothing.p50, limit: 10, &report)
        add("answer, \(title), p99", latency.p99, nothing.p99, limit: nil, &report)
    }

    private func add(
        _ name: String, _ value: Double, _ peer: Double, limit: Double?, _ report: inout Report
    ) {
        report.add(
            Figure(
                section: Section.asking.rawValue, name: name, value: value, unit: .microseconds,
                peer: .init(name: "a call that does nothing", value: peer), limit: limit))
    }

    /// Measures escalations and labels, each beside a bare insert a moment later.
    private func write(
        _ node: Node, _ synthetic: SyntheticTask, _ folder: String, _ report: inout Report
    ) async throws {
        var synthetic = synthetic
        let bare = try BareInsert(folder: folder)
        var escalations = Samples()
        var labels = Samples()
        var inserts = Samples()
        for round in 0..<(Self.durableWrites + 10) {
            let text = synthetic.strangeText()
            let request = Self.request(SyntheticTask.name, text)
            let begun = Stopwatch.now()
            let reply = try await node.ask(request)
            let escalated = Double(Stopwatch.now() - begun) / 1e6
            guard case .waiting = reply.outcome else { continue }
            let labelled = try await label(reply.id, request, node, synthetic)
            let inserted = try bare.milliseconds(text)
            guard round >= 10 else { continue }
            escalations.add(escalated)
            labels.add(labelled)
            inserts.add(inserted)
        }
        add("escalated, durable, p50", escalations, inserts, 0.5, limit: 2, &report)
        add("escalated, durable, p99", escalations, inserts, 0.99, limit: nil, &report)
        add("label to answered from memory, p50", labels, inserts, 0.5, limit: 10, &report)
        add("label to answered from memory, p99", labels, inserts, 0.99, limit: nil, &report)
    }

    /// Labels a waiting question and asks it again; returns the milliseconds of both.
    private func label(
        _ id: QuestionID, _ request: AskRequest, _ node: Node, _ synthetic: SyntheticTask
    ) async throws -> Double {
        let begun = Stopwatch.now()
        _ = try await node.label(
            LabelRequest(
                question: id, verdict: .known(synthetic.task.classes[0]), operatorName: "bench"))
        let reply = try await node.ask(request)
        let milliseconds = Double(Stopwatch.now() - begun) / 1e6
        guard case .answered(let answer) = reply.outcome, answer.via == .memory else {
            throw BenchError("a labelled question was not answered from memory: \(reply.outcome)")
        }
        return milliseconds
    }

    private func add(
        _ name: String, _ samples: Samples, _ inserts: Samples, _ share: Double, limit: Double?,
        _ report: inout Report
    ) {
        report.add(
            Figure(
                section: Section.asking.rawValue, name: name, value: samples.percentile(share),
                unit: .milliseconds,
                peer: .init(
                    name: "bare SQLite insert, FULL", value: inserts.percentile(share)),
                limit: limit))
    }

    private static func request(_ task: String, _ text: String) -> AskRequest {
        AskRequest(task: task, fields: ["text": .text(text)], client: "bench")
    }
}
