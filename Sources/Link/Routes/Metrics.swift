internal import Wire

/// A node's figures as Prometheus reads them.
struct Metrics: Equatable, Sendable {
    private(set) var text = ""

    init(of host: any NodeHost, server: RequestMeter.Counts) async throws {
        let status = try await host.status()
        add(status)
        add(tasks: try await host.tasks())
        add(jobs: try await host.jobs(limit: 1000))
        add(tree: try await host.tree(), at: status.at)
        add(server)
    }

    private mutating func add(_ status: NodeStatus) {
        let rates = status.rates
        gauge(
            "questions_per_second", "Questions of the last minute, by what became of them.",
            [("model", rates.byModel), ("memory", rates.byMemory), ("escalated", rates.escalated)]
                .map { ([("outcome", $0.0)], $0.1 * rates.asksPerSecond) })
        gauge(
            "answer_seconds", "Time from question to outcome in the last minute.",
            [("0.5", rates.p50Micros), ("0.95", rates.p95Micros)]
                .map { ([("quantile", $0.0)], $0.1 / 1_000_000) })
        gauge("waiting", "Questions that wait for an answer.", status.waiting)
        gauge(
            "oldest_waiting_seconds", "Age of the question that waits the longest.",
            status.oldestWaiting.map { status.at.seconds(since: $0) } ?? 0)
        gauge("labels_today", "Labels that were given today.", status.labelsToday)
        gauge("healthy", "1 when nothing needs an operator.", status.health == .healthy ? 1 : 0)
        gauge("memory_bytes", "Memory that the process has.", status.memoryBytes)
        gauge("disk_bytes", "Disk that the node has.", status.diskBytes)
        gauge("disk_free_bytes", "Disk that is left.", status.diskFreeBytes)
        gauge("start_time_seconds", "When the node was started.", status.startedAt.seconds)
    }

    private mutating func add(tasks: [TaskDescription]) {
        func byTask(_ value: (TaskDescription) -> Double) -> [Sample] {
            tasks.map { ([("task", $0.name)], value($0)) }
        }
        gauge("examples", "Examples of a task.", byTask { Double($0.exampleCount) })
        gauge(
            "new_examples", "Examples since the live version was trained.",
            byTask { Double($0.newExampleCount) })
        gauge(
            "live_version", "Number of the live version; 0 for none.",
            byTask { Double($0.liveVersion ?? 0) })
        gauge(
            "task_waiting", "Questions of a task that wait for an answer.",
            byTask { Double($0.waitingCount) })
    }

    private mutating func add(jobs: [JobRow]) {
        gauge(
            "jobs", "The newest 1,000 jobs by where they stand.",
            JobState.allCases.map { state in
                ([("state", state.rawValue)], Double(jobs.count { $0.state == state }))
            })
    }

    private mutating func add(tree: Tree, at now: Timestamp) {
        guard let this = tree.entries.first(where: { $0.kind == .this }) else { return }
        gauge("outbox", "Questions and labels that the parent has not confirmed.", this.queued)
        if let link = this.link {
            gauge(
                "link", "1 for how the link to the parent is.",
                LinkState.allCases.map { ([("state", $0.rawValue)], $0 == link ? 1 : 0) })
        }
        let children = tree.entries.filter { $0.kind == .node && $0.parent == this.id }
        gauge(
            "children", "Children by whether they were heard of in time.",
            [("fresh", false), ("stale", true)].map { word, isStale in
                (
                    [("state", word)],
                    Double(children.count { $0.isStale(at: now) == isStale })
                )
            })
    }

    private mutating func add(_ server: RequestMeter.Counts) {
        head("http_replies_total", "Replies by the first digit of their status.", "counter")
        for digit in 1...5 {
            line("http_replies_total", [("status", "\(digit)xx")], Double(server.byClass[digit]))
        }
        gauge("http_streams", "Streams of events that are open.", server.streams)
    }

    private typealias Sample = (labels: [(String, String)], value: Double)

    private mutating func gauge(_ name: String, _ purpose: String, _ value: Int) {
        gauge(name, purpose, Double(value))
    }

    private mutating func gauge(_ name: String, _ purpose: String, _ value: Double) {
        gauge(name, purpose, [([], value)])
    }

    private mutating func gauge(_ name: String, _ purpose: String, _ samples: [Sample]) {
        head(name, purpose, "gauge")
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    private mutating func head(_ name: String, _ purpose: String, _ type: String) {
        text += "# HELP tideline_\(name) \(purpose)\n# TYPE tideline_\(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: Double) {
        let inner = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        let number = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        text += "tideline_\(name)\(inner.isEmpty ? "" : "{\(inner)}") \(number)\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}

extension Timestamp {
    fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}
