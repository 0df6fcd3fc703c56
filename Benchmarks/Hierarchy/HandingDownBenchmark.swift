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
        try star.top.importFile(
            try workspace.file(synthetic.rows(6_000), of: synthetic.task),
            task: SyntheticTask.name)
        let first = try await promote(star)
        try report.add(
            "promoted at the top to live on \(Self.childCount) children", first, .seconds)
        try star.top.importFile(
            try workspace.file(synthetic.rows(200), of: synthetic.task), task: SyntheticTask.name)
        let second = try await promote(star)
        try report.add(
            "the next version, \(Self.childCount) children", second, .seconds,
            beside: .init(name: "the first one", value: first))
        await star.stop()
    }

    /// Retrains at the top; returns the seconds from the promotion on.
    private func promote(_ star: ServedChain) async throws -> Double {
        let job = try await star.top.retrained(SyntheticTask.name)
        guard job.state == .promoted else {
            throw BenchError("the top's version was not promoted: \(job.remark)")
        }
        let begun = Stopwatch.now()
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
