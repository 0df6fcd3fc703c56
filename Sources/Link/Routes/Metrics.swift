internal import Wire

/// A node's figures as Prometheus reads them.
struct Metrics: Equatable, Sendable {
    private var exposition = Exposition()

    var text: String { exposition.text }

    init(of host: any NodeHost, server: RequestMeter.Counts) async throws {
        let status = try await host.status()
        add(await host.counts(), status.rates)
        add(status)
        add(tasks: try await host.tasks())
        add(jobs: try await host.jobs(limit: 1000))
        add(tree: try await host.tree(), at: status.at)
        add(server)
    }

    private mutating func add(_ counts: QuestionCounts, _ rates: Rates) {
        exposition.counter(
            "questions_total", "Questions by what became of them here.",
            [
                ("model", counts.byModel), ("memory", counts.byMemory),
                ("escalated", counts.escalated),
            ].map { ([("outcome", $0.0)], Double($0.1)) })
        exposition.counter(
            "passed_up_total", "Questions that were to go to the parent.",
            Double(counts.passedUp))
        exposition.counter(
            "came_back_total", "Answers that came from above.", Double(counts.cameBack))
        exposition.summary(
            "answer_seconds", "Time from question to outcome; quantiles of the last minute.",
            quantiles: [
                ("0.5", rates.p50Micros / 1_000_000), ("0.95", rates.p95Micros / 1_000_000),
            ], sum: counts.seconds, count: counts.timed)
    }

    private mutating func add(_ status: NodeStatus) {
        exposition.gauge("waiting", "Questions that wait for an answer.", status.waiting)
        exposition.gauge(
            "oldest_waiting_seconds", "Age of the question that waits the longest.",
            status.oldestWaiting.map { status.at.seconds(since: $0) } ?? 0)
        exposition.gauge("labels_today", "Labels that were given today.", status.labelsToday)
        exposition.gauge(
            "healthy", "1 when nothing needs an operator.", status.health == .healthy ? 1 : 0)
        exposition.gauge("memory_bytes", "Memory that the process has.", status.memoryBytes)
        exposition.gauge("disk_bytes", "Disk that the node has.", status.diskBytes)
        exposition.gauge("disk_free_bytes", "Disk that is left.", status.diskFreeBytes)
        exposition.gauge(
            "start_time_seconds", "When the node was started.", status.startedAt.seconds)
    }

    private mutating func add(tasks: [TaskDescription]) {
        func byTask(_ value: (TaskDescription) -> Double) -> [Exposition.Sample] {
            tasks.map { ([("task", $0.name)], value($0)) }
        }
        exposition.gauge("examples", "Examples of a task.", byTask { Double($0.exampleCount) })
        exposition.gauge(
            "new_examples", "Examples since the live version was trained.",
            byTask { Double($0.newExampleCount) })
        exposition.gauge(
            "live_version", "Number of the live version; 0 for none.",
            byTask { Double($0.liveVersion ?? 0) })
        exposition.gauge(
            "task_waiting", "Questions of a task that wait for an answer.",
            byTask { Double($0.waitingCount) })
    }

    private mutating func add(jobs: [JobRow]) {
        exposition.gauge(
            "jobs", "The newest 1,000 jobs by where they stand.",
            JobState.allCases.map { state in
                ([("state", state.rawValue)], Double(jobs.count { $0.state == state }))
            })
    }

    private mutating func add(tree: Tree, at now: Timestamp) {
        guard let this = tree.entries.first(where: { $0.kind == .this }) else { return }
        exposition.gauge(
            "outbox", "Questions and labels that the parent has not confirmed.", this.queued)
        if let link = this.link {
            exposition.gauge(
                "link", "1 for how the link to the parent is.",
                LinkState.allCases.map { ([("state", $0.rawValue)], $0 == link ? 1 : 0) })
        }
        let children = tree.entries.filter { $0.kind == .node && $0.parent == this.id }
        exposition.gauge(
            "children", "Children by whether they were heard of in time.",
            [("fresh", false), ("stale", true)].map { word, isStale in
                (
                    [("state", word)],
                    Double(children.count { $0.isStale(at: now) == isStale })
                )
            })
    }

    private mutating func add(_ server: RequestMeter.Counts) {
        exposition.counter(
            "http_replies_total", "Replies by the first digit of their status.",
            (1...5).map { ([("status", "\($0)xx")], Double(server.byClass[$0])) })
        exposition.gauge("http_streams", "Streams of events that are open.", server.streams)
    }
}

extension Timestamp {
    fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}
