import Node
import Wire

/// The rounds of one tree: its leaves are asked, the human at its top answers what nobody knows.
struct RoundsRun {
    /// What became of one round's questions.
    struct Traffic {
        /// By node: how many questions it passed up.
        var passedUp: [String: Int] = [:]
        /// How many the human was asked.
        var asHuman = 0
        /// How many got the right final answer, of how many.
        var right = 0
        var total = 0
    }

    let tree: TierTree
    /// By leaf.
    let streams: [String: [StreamedRow]]
    let tests: [String: [StreamedRow]]
    private var truths: [QuestionID: String?] = [:]

    init(tree: TierTree, streams: [String: [StreamedRow]], tests: [String: [StreamedRow]]) {
        self.tree = tree
        self.streams = streams
        self.tests = tests
    }

    private var leaves: [String] { tree.places.map(\.name).filter { streams[$0] != nil } }

    // MARK: - Rounds

    /// Retrains every node from the top down, so that each stands on its parent's newest version.
    func retrain() async throws {
        try await tree.settle()
        for place in tree.places {
            // Without two classes of its own, a node takes its parent's version as it is.
            let tasks = try await tree[place.name].tasks()
            guard tasks.contains(where: { $0.exampleCount > 0 }) else { continue }
            _ = try await tree[place.name].retrained(tree.task)
            try await tree.settle()
        }
    }

    /// Asks each leaf its part of a round; nothing of it is learned before all of it is judged.
    mutating func stream(round: Int, of rounds: Int) async throws -> Traffic {
        var traffic = Traffic()
        let before = try await tree.flows()
        for leaf in leaves {
            let node = try tree[leaf]
            var ids: [QuestionID] = []
            try await node.setLink(to: nil, isHeld: true, by: "bench")
            for row in (streams[leaf] ?? []).rounds(rounds)[round] {
                let reply = try await node.ask(AskRequest(task: tree.task, fields: row.fields))
                truths[reply.id] = row.truth
                ids.append(reply.id)
            }
            try await node.setLink(to: nil, isHeld: false, by: "bench")
            try await tree.settle()
            traffic.asHuman += try await answerAll()
            try await tree.settle()
            for id in ids {
                traffic.right += try await isRight(id, at: node) ? 1 : 0
            }
            traffic.total += ids.count
        }
        for (name, flow) in try await tree.flows() {
            traffic.passedUp[name] = flow.passedUp - (before[name]?.passedUp ?? 0)
        }
        return traffic
    }

    /// Says the truth to all that waits at the top; returns how much that was.
    private func answerAll() async throws -> Int {
        var count = 0
        while true {
            let page = try await tree.top.questions(QuestionQuery(task: tree.task, limit: 200))
            guard !page.rows.isEmpty else { return count }
            for row in page.rows {
                let truth = truths[row.id] ?? nil
                _ = try await tree.top.label(
                    LabelRequest(
                        question: row.id, verdict: truth.map { .newClass($0) } ?? .unanswerable,
                        operatorName: "the truth"))
                count += 1
            }
        }
    }

    private func isRight(_ id: QuestionID, at node: Node) async throws -> Bool {
        guard case .answered(let answer) = try await node.collect(id, wait: 0).outcome else {
            throw BenchError("the question \(id) was not answered in its round")
        }
        return answer.name == (truths[id] ?? nil)
    }

    // MARK: - Figures

    var titles: [String] {
        let tiers = tree.tiers
        return ["round"] + tiers.dropLast().map { "\($0) passes up, of all" }
            + ["human asked", "right in all"] + tiers.map { "\($0) accuracy" }
            + ["\(tiers[0]) right when it answers"]
    }

    func cells(of traffic: Traffic?) throws -> [String] {
        var cells: [String] = tree.tiers.dropLast().map { tier in
            let nodes = tree.nodes(of: tier)
            guard let traffic else { return "–" }
            return RoundTable.share(
                nodes.reduce(0) { $0 + (traffic.passedUp[$1] ?? 0) }, of: traffic.total)
        }
        cells.append(traffic.map { "\($0.asHuman) of \($0.total)" } ?? "–")
        cells.append(traffic.map { RoundTable.share($0.right, of: $0.total) } ?? "–")
        let sittings = try tree.tiers.map(sitting)
        cells += sittings.map { RoundTable.share($0.rightAnyway, of: $0.asked) }
        cells.append(RoundTable.share(sittings[0].right, of: sittings[0].answered))
        return cells
    }

    /// How the nodes of a tier do on the test rows of the leaves below them.
    private func sitting(of tier: String) throws -> Sitting {
        try leaves.reduce(into: Sitting()) { sum, leaf in
            guard let name = tree.node(of: tier, above: leaf) else { return }
            try sum.add(try tree[name], task: tree.task, on: tests[leaf] ?? [])
        }
    }
}
