import Foundation
import Link
import Node
import Wire

/// How the cost of a question grows with the number of children on one parent.
struct ChildrenBenchmark {
    let workspace: Workspace

    private static let questions = 400

    func run(_ report: Report) async throws {
        var first: Double?
        for count in [1, 10, 100] {
            var synthetic = SyntheticTask(seed: 5)
            let seconds = try await ask(by: count, &synthetic, report)
            let micros = seconds * 1e6 / Double(Self.questions)
            try report.add(
                "answered for \(count) \(count == 1 ? "child" : "children"), a question", micros,
                .microseconds, beside: first.map { .init(name: "for 1 child", value: $0) })
            first = first ?? micros
        }
    }

    /// The seconds for all questions, asked one by one by the children in turn.
    private func ask(
        by count: Int, _ synthetic: inout SyntheticTask, _ report: Report
    ) async throws -> Double {
        let chain = try await ServedChain(
            ["far edge", "cloud"], task: try workspace.taskFile(synthetic), workspace: workspace)
        let rows = synthetic.rows(20)
        try await chain.teachTop(rows, of: synthetic.task)
        let before = try await chain.top.status().memoryBytes
        var children: [SpeakingChild] = []
        for number in 0..<count {
            children.append(
                try await SpeakingChild(number, of: chain.top, at: chain.topAddress))
        }
        let begun = Stopwatch.now()
        for question in 0..<Self.questions {
            try await children[question % count].ask(
                rows[question % rows.count].text, task: SyntheticTask.name)
        }
        let seconds = Stopwatch.seconds(since: begun)
        if count == 100 {
            let grown = try await chain.top.status().memoryBytes - before
            try report.add(
                "memory of a child on its parent, both ends", Double(grown) / 1e6 / Double(count),
                .megabytes)
        }
        for child in children { child.leave() }
        await chain.stop()
        return seconds
    }
}
