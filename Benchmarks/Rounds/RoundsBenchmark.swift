import Foundation
import Learning
import Node
import Wire

/// Iterative learning, measured: a sample's questions arrive at the lowest tier in ten rounds,
/// climb, are answered by whoever knows or by the human at the top, come back and are learned.
///
/// After each round every tier retrains, from the top down, and is tried on the sample's test rows,
/// which nobody ever learns from. One seed, so that every run prints the same table.
struct RoundsBenchmark {
    let workspace: Workspace
    static let rounds = 10

    /// A chain of four tiers; the lowest starts with what the sample starts with, the others with
    /// nothing: what they know they learned from what passed through them.
    func helpdesk() async throws {
        let file = try TaskFile(path: try Workspace.sample("helpdesk/helpdesk.task"))
        let start = try Workspace.sample("helpdesk/start.jsonl")
        let tree = try await TierTree(
            [
                .init(name: "cloud", tier: "cloud", examples: start),
                .init(name: "region", tier: "near edge", parent: "cloud"),
                .init(name: "site", tier: "far edge", parent: "region"),
                .init(name: "desk", tier: "on-prem", parent: "site"),
            ], taskFile: file, workspace: workspace)
        let test = try StreamedRow.read(try Workspace.sample("helpdesk/test.jsonl"), of: file.task)
        try await run(
            tree,
            streams: [
                "desk": StreamedRow.read(
                    try Workspace.sample("helpdesk/questions.jsonl"), of: file.task)
            ], tests: ["desk": test])
    }

    /// A cloud that starts with all regions' animals mixed, one near edge, and three regions, each
    /// with its own animals.
    func sightings() async throws {
        let file = try TaskFile(path: try Workspace.sample("sightings/sightings.task"))
        let start = try Workspace.sample("sightings/start.jsonl")
        let regions = ["north", "forest", "coast"]
        let tree = try await TierTree(
            [
                .init(name: "cloud", tier: "cloud", examples: start),
                .init(name: "station", tier: "near edge", parent: "cloud"),
            ] + regions.map { .init(name: $0, tier: "far edge", parent: "station") },
            taskFile: file, workspace: workspace)
        var streams: [String: [StreamedRow]] = [:]
        var tests: [String: [StreamedRow]] = [:]
        for region in regions {
            let path = "sightings/regions/\(region)"
            streams[region] = try StreamedRow.read(
                try Workspace.sample("\(path)-train.jsonl"), of: file.task)
            tests[region] = try StreamedRow.read(
                try Workspace.sample("\(path)-test.jsonl"), of: file.task)
        }
        try await run(tree, streams: streams, tests: tests)
    }

    private func run(
        _ tree: TierTree, streams: [String: [StreamedRow]], tests: [String: [StreamedRow]]
    ) async throws {
        let leaves = tree.places.map(\.name).filter { streams[$0] != nil }
        let top = tree.places[0].name
        var titles = ["round", "passed up by"]
        titles[1] = "asked"
        titles += tree.places.reversed().map { "passed up by \($0.name)" }
        titles += leaves.flatMap { ["\($0): answered", "right of these", "model right"] }
        var table = RoundTable(titles)
        try await tree.settle()
        try table.add(["0", "–"] + tree.places.map { _ in "–" } + sit(tree, leaves, tests))
        var truths: [QuestionID: String?] = [:]
        for round in 0..<Self.rounds {
            let before = try await flows(tree)
            var asked = 0
            for leaf in leaves {
                for row in (streams[leaf] ?? []).rounds(Self.rounds)[round] {
                    let reply = try await tree[leaf].ask(
                        AskRequest(task: tree.task, fields: row.fields, client: "stream"))
                    truths[reply.id] = row.truth
                    asked += 1
                }
            }
            try await tree.settle()
            try await answer(try tree[top], truths, task: tree.task)
            try await tree.settle()
            for place in tree.places {
                _ = try await tree[place.name].retrained(tree.task)
                try await tree.settle()
            }
            let after = try await flows(tree)
            let passed = tree.places.reversed().map { place in
                let name = place.name
                let up = (after[name]?.passedUp ?? 0) - (before[name]?.passedUp ?? 0)
                let came = (after[name]?.asked ?? 0) - (before[name]?.asked ?? 0)
                return "\(RoundTable.share(up, of: came)) of \(came)"
            }
            try table.add(["\(round + 1)", "\(asked)"] + passed + sit(tree, leaves, tests))
        }
        table.print()
        await tree.stop()
    }

    private func sit(
        _ tree: TierTree, _ leaves: [String], _ tests: [String: [StreamedRow]]
    ) throws -> [String] {
        try leaves.flatMap { leaf in
            let sitting = try Sitting(try tree[leaf], task: tree.task, on: tests[leaf] ?? [])
            return [
                RoundTable.share(sitting.answered, of: sitting.asked),
                RoundTable.share(sitting.right, of: sitting.answered),
                RoundTable.share(sitting.rightAnyway, of: sitting.asked),
            ]
        }
    }

    /// What the human at the top says of all that waits there.
    private func answer(
        _ top: Node, _ truths: [QuestionID: String?], task: String
    ) async throws {
        while true {
            let page = try await top.questions(QuestionQuery(task: task, limit: 200))
            guard !page.rows.isEmpty else { return }
            for row in page.rows {
                let truth = truths[row.id] ?? nil
                let verdict: LabelRequest.Verdict =
                    truth.map { .newClass($0) } ?? .unanswerable
                _ = try await top.label(
                    LabelRequest(question: row.id, verdict: verdict, operatorName: "the truth"))
            }
        }
    }

    private func flows(_ tree: TierTree) async throws -> [String: Flow] {
        var flows: [String: Flow] = [:]
        for (name, node) in tree.nodes {
            flows[name] = try await node.tree().entries.first { $0.kind == .this }?.flow
        }
        return flows
    }
}
