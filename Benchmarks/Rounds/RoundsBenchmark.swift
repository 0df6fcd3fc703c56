import Foundation
import Learning
import Node
import Wire

/// Iterative learning, measured: a sample's questions arrive at the lowest tier in ten rounds,
/// climb, are answered by whoever knows or by the human at the top, come back and are learned.
///
/// A round's questions are judged before anything of that round is learned. After the round every
/// tier retrains, from the top down, and is tried on the sample's test rows, which nobody ever
/// learns from. What is random has one seed; when a version arrives below is the machine's.
struct RoundsBenchmark {
    let workspace: Workspace
    static let rounds = 10
    static let seed: UInt64 = 1

    /// A chain of four tiers: the top knows what the sample starts with, the others what came down.
    func helpdesk() async throws {
        let tree = try await tree(
            "helpdesk",
            below: [
                .init(name: "region", tier: "near edge", parent: "cloud"),
                .init(name: "site", tier: "far edge", parent: "region"),
                .init(name: "desk", tier: "on-prem", parent: "site"),
            ])
        try await measure(
            tree, streams: ["desk": rows("helpdesk/questions.jsonl", tree)],
            tests: ["desk": rows("helpdesk/test.jsonl", tree)])
    }

    /// A cloud that starts with all regions' animals mixed, one near edge, and three regions, each
    /// with animals of its own.
    func sightings() async throws {
        let regions = ["north", "forest", "coast"]
        let tree = try await tree(
            "sightings",
            below: [.init(name: "station", tier: "near edge", parent: "cloud")]
                + regions.map { .init(name: $0, tier: "far edge", parent: "station") })
        var streams: [String: [StreamedRow]] = [:]
        var tests: [String: [StreamedRow]] = [:]
        for region in regions {
            streams[region] = try rows("sightings/regions/\(region)-train.jsonl", tree)
            tests[region] = try rows("sightings/regions/\(region)-test.jsonl", tree)
        }
        try await measure(tree, streams: streams, tests: tests)
    }

    private func tree(_ sample: String, below: [TierTree.Place]) async throws -> TierTree {
        let start = try Workspace.sample("\(sample)/start.jsonl")
        return try await TierTree(
            [.init(name: "cloud", tier: "cloud", examples: start)] + below,
            taskFile: try TaskFile(path: try Workspace.sample("\(sample)/\(sample).task")),
            seed: Self.seed, workspace: workspace)
    }

    private func rows(_ path: String, _ tree: TierTree) throws -> [StreamedRow] {
        try StreamedRow.read(try Workspace.sample(path), of: tree.learningTask)
    }

    private func measure(
        _ tree: TierTree, streams: [String: [StreamedRow]], tests: [String: [StreamedRow]]
    ) async throws {
        var run = RoundsRun(tree: tree, streams: streams, tests: tests)
        var table = RoundTable(run.titles)
        try await run.retrain()
        try table.add(["0"] + run.cells(of: nil))
        for round in 0..<Self.rounds {
            let traffic = try await run.stream(round: round, of: Self.rounds)
            try await run.retrain()
            try table.add(["\(round + 1)"] + run.cells(of: traffic))
        }
        RoundTable.say("\(tree.task), \(Self.rounds) rounds, seed \(Self.seed)")
        table.print()
        await tree.stop()
    }
}
