import Foundation
import Link
import Node
import Wire

/// From a promotion at the top until the version is live on all children, and what it weighs on the
/// way.
struct HandingDownBenchmark {
    let workspace: Workspace

    private static let childCount = 5

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 6)
        let star = try await ServedChain(
            star: Self.childCount, task: try workspace.taskFile(synthetic), workspace: workspace)
        try add(6_000, to: star.top, &synthetic)
        let first = try await promote(star)
        let whole = star.scales.weights
        let count = Double(Self.childCount)
        try report.add(
            "promoted at the top to live on \(Self.childCount) children", first, .seconds)
        try report.add(
            "fetched by a child, whole", Double(whole.fetched) / count / 1e3, .kilobytes)
        try add(300, to: star.top, &synthetic)
        let second = try await promote(star)
        let both = star.scales.weights
        try report.add(
            "the next version to live on all", second, .seconds,
            beside: .init(name: "the first one", value: first))
        try report.add(
            "fetched by a child, as a difference",
            Double(both.fetched - whole.fetched) / count / 1e3, .kilobytes,
            beside: .init(name: "the same one whole", value: Double(both.whole) / 1e3))
        await star.stop()
    }

    private func add(_ count: Int, to top: Node, _ synthetic: inout SyntheticTask) throws {
        try top.importFile(
            try workspace.file(synthetic.rows(count), of: synthetic.task),
            task: SyntheticTask.name)
    }

    /// Retrains at the top; returns the seconds from the promotion on.
    private func promote(_ star: ServedChain) async throws -> Double {
        let job = try await star.top.retrained(SyntheticTask.name)
        guard let version = job.version else {
            throw BenchError("the top made no version: \(job.remark)")
        }
        var begun = Stopwatch.now()
        if job.state != .promoted {
            // A few examples more make no better version; an operator may want it all the same.
            let row = try await star.top.versions(task: SyntheticTask.name)
                .first { $0.number == version }
            guard let row else { throw BenchError("version \(version) is gone") }
            begun = Stopwatch.now()
            _ = try await star.top.promote(row.id, by: "bench", reason: "to hand it down")
        }
        for child in star.children { try await child.untilItServes(SyntheticTask.name, job) }
        return Stopwatch.seconds(since: begun)
    }
}

extension Node {
    /// Waits until what is live stands on what the parent promoted by the job.
    fileprivate func untilItServes(_ task: String, _ job: JobRow) async throws {
        let wanted = "v\(job.version ?? 0)"
        for await _ in changes() {
            let own = try await tree().entries.first { $0.kind == .this }
            let standing = own?.standings.first { $0.task == task }
            if standing?.reported?.hasSuffix(wanted) == true { return }
        }
    }
}
