import Foundation
import Learning
import Node
import Wire

/// One edge below one parent, asked round by round.
struct CascadeRun {
    static let rounds = 10

    /// When the edge retrains.
    enum Cadence: String, CaseIterable {
        case round = "each round"
        case examples = "each 50 new examples"

        static let newExamples = 50
    }

    /// How many came to what in one round, or in all.
    private struct Count {
        var asked = 0
        var answered = 0
        var rightAnswered = 0
        var right = 0
    }

    let task: LearningTask
    let own: [StreamedRow]
    let arriving: [StreamedRow]
    let cadence: Cadence
    let parent: KeyedParent
    /// Each with what the parent says of it.
    let test: [(row: StreamedRow, parent: String?)]
    private var counts: [Count] = []

    init(
        task: LearningTask, own: [StreamedRow], arriving: [StreamedRow], cadence: Cadence,
        parent: KeyedParent, test: [(row: StreamedRow, parent: String?)]
    ) {
        self.task = task
        self.own = own
        self.arriving = arriving
        self.cadence = cadence
        self.parent = parent
        self.test = test
    }

    static let titles = [
        "begins with", "retrains", "questions", "asked above", "escalated, first → last round",
        "right where the edge answers", "right in all", "edge alone on the test set",
        "test set: escalated", "right in all",
    ]

    /// Streams everything; returns the table's cells.
    mutating func run(in workspace: Workspace) async throws -> [String] {
        let edge = try await makeEdge(workspace)
        try await edge.join(parent.grant, address: "in this process")
        try await edge.connect(to: parent)
        let first = try tried(edge)
        for part in arriving.rounds(Self.rounds) { try await stream(part, edge) }
        let last = try tried(edge)
        await edge.stop()
        return cells(first, last)
    }

    private mutating func stream(_ part: ArraySlice<StreamedRow>, _ edge: Node) async throws {
        var count = Count()
        var learned = parent.askedCount
        for row in part {
            let before = parent.askedCount
            // Who waits has the parent's answer: it is learned before the next question comes.
            let reply = try await edge.ask(
                AskRequest(task: task.name, fields: row.fields, wait: 60))
            guard case .answered(let answer) = reply.outcome else {
                throw BenchError("the parent left the question \(reply.id) without an answer")
            }
            let isRight = answer.name == row.truth
            count.asked += 1
            count.right += isRight ? 1 : 0
            if parent.askedCount == before {
                count.answered += 1
                count.rightAnswered += isRight ? 1 : 0
            }
            if cadence == .examples, parent.askedCount - learned >= Cadence.newExamples {
                _ = try await edge.retrained(task.name)
                learned = parent.askedCount
            }
        }
        if cadence == .round { _ = try await edge.retrained(task.name) }
        counts.append(count)
    }

    private func makeEdge(_ workspace: Workspace) async throws -> Node {
        let path = workspace.path("cascade.task")
        let file = TaskFile(
            task: task,
            retrain: RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: nil))
        try TaskFile.text(for: file).write(toFile: path, atomically: true, encoding: .utf8)
        let edge = try Node.opened(try workspace.dataFolder(tasks: [path]))
        _ = try await edge.addExamples(
            own.compactMap { row in
                row.truth.map { ExampleRow(fields: row.fields, name: $0, source: .import) }
            }, task: task.name)
        _ = try await edge.retrained(task.name)
        return edge
    }

    // MARK: - Figures

    /// What edge and parent make of the test set together.
    private struct Tried {
        var sitting = Sitting()
        var rightInAll = 0
    }

    private func tried(_ edge: Node) throws -> Tried {
        try test.reduce(into: Tried()) { tried, next in
            var one = Sitting()
            try one.add(edge, task: task.name, on: [next.row])
            tried.sitting = tried.sitting + one
            tried.rightInAll +=
                one.answered > 0 ? one.right : next.parent == next.row.truth ? 1 : 0
        }
    }

    private func cells(_ first: Tried, _ last: Tried) -> [String] {
        let answered = counts.reduce(0) { $0 + $1.answered }
        return [
            cadence.rawValue, "\(arriving.count)", "\(arriving.count - answered)",
            change { RoundTable.share($0.asked - $0.answered, of: $0.asked) },
            change { RoundTable.share($0.rightAnswered, of: $0.answered) } + ", "
                + RoundTable.share(counts.reduce(0) { $0 + $1.rightAnswered }, of: answered)
                + " overall",
            change { RoundTable.share($0.right, of: $0.asked) } + ", "
                + RoundTable.share(counts.reduce(0) { $0 + $1.right }, of: arriving.count)
                + " overall",
            change(first, last) { RoundTable.share($0.sitting.rightAnyway, of: $0.sitting.asked) },
            change(first, last) {
                RoundTable.share($0.sitting.asked - $0.sitting.answered, of: $0.sitting.asked)
            },
            change(first, last) { RoundTable.share($0.rightInAll, of: $0.sitting.asked) },
        ]
    }

    private func change(_ text: (Count) -> String) -> String {
        guard let first = counts.first, let last = counts.last else { return "–" }
        return change(first, last, text)
    }

    private func change<Value>(
        _ first: Value, _ last: Value, _ text: (Value) -> String
    ) -> String {
        text(first) + " → " + text(last)
    }
}
