internal import Learning
internal import Store
internal import Synchronization
internal import Wire

/// The experts of a node, task by task, in the order in which they are asked.
final class Experts: Sendable {
    private let byTask = Mutex<[String: [Expert]]>([:])

    /// Takes in the experts that a task's file declares.
    func add(_ file: TaskFile, seed: UInt64, _ surroundings: Expert.Surroundings) throws {
        var chain: [Expert] = []
        for (place, declaration) in file.experts.enumerated() {
            chain.append(
                try Expert(
                    declaration, task: file.task.name, after: chain.last,
                    seed: seed &+ UInt64(place), surroundings))
        }
        let experts = chain
        byTask.withLock { $0[file.task.name] = experts }
        experts.first?.nudge()
    }

    var isEmpty: Bool { byTask.withLock { $0.values.allSatisfy(\.isEmpty) } }

    /// Says that a question of the task waits.
    func nudge(task: String) {
        byTask.withLock { $0[task] }?.first?.nudge()
    }

    /// Says that something may have changed for every expert.
    func nudge() {
        for expert in all { expert.nudge() }
    }

    /// The expert that is asked what this one did not answer; nil behind the last one.
    func next(after expert: Expert) -> Expert? {
        guard let chain = byTask.withLock({ $0[expert.task] }),
            let place = chain.firstIndex(where: { $0 === expert }), place + 1 < chain.count
        else { return nil }
        return chain[place + 1]
    }

    /// Whether a question of the task is put to an expert before it goes to the parent.
    func areAskedFirst(task: String) -> Bool {
        byTask.withLock { $0[task] }?.contains { !$0.declaration.onlyAtTop } ?? false
    }

    /// Whether what this expert does not know is for the parent.
    func isLastBeforeParent(_ expert: Expert) -> Bool {
        guard !expert.declaration.onlyAtTop else { return false }
        let chain = byTask.withLock { $0[expert.task] } ?? []
        return chain.last { !$0.declaration.onlyAtTop } === expert
    }

    func stop() {
        for expert in all { expert.stop() }
    }

    /// One entry for each name, whatever the tasks.
    func treeEntries(under node: String, at now: Timestamp, startedAt: Timestamp) -> [TreeEntry] {
        let named = Dictionary(grouping: all, by: \.declaration.name)
        return named.keys.sorted().compactMap { name in
            named[name].map {
                entry(name, $0.sorted { $0.task < $1.task }, under: node, now, startedAt)
            }
        }
    }

    private func entry(
        _ name: String, _ experts: [Expert], under node: String, _ now: Timestamp,
        _ startedAt: Timestamp
    ) -> TreeEntry {
        let standings = experts.map { ($0.task, $0.standing(at: now)) }
        let resting = standings.filter { $0.1.isResting }
        return TreeEntry(
            id: "expert \(name)", parent: node, name: name, tier: "expert", kind: .expert,
            questionsPerSecond: standings.reduce(0) { $0 + $1.1.questionsPerSecond },
            escalated: 0, waiting: standings.reduce(0) { $0 + $1.1.waiting }, versions: [],
            standings: standings.map { task, standing in
                VersionStanding(task: task, live: nil, remark: standing.sentence)
            },
            // One whose program ended was last known to be well when it was last heard.
            seen: resting.isEmpty ? now : resting.compactMap(\.1.heardAt).min() ?? startedAt,
            staleAfter: resting.isEmpty ? nil : 0)
    }

    private var all: [Expert] { byTask.withLock { $0.values.flatMap(\.self) } }
}

extension Expert.Standing {
    /// `asked 12: answered 9, did not know 2, none 1; ended with code 1`.
    var sentence: String {
        let counts =
            "asked \(figures.asked): answered \(figures.answered), did not know "
            + "\(figures.didNotKnow), none \(figures.none)"
        return remark.isEmpty ? counts : "\(counts); \(remark)"
    }
}
