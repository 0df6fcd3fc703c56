import Foundation
import Learning
import Node
import Wire

/// How many rows a second the importer takes in, beside a plain loop of inserts.
struct ImportBenchmark {
    let workspace: Workspace

    private static let rowCount = 100_000
    private static let runs = 3

    func run(_ report: Report) async throws {
        var synthetic = SyntheticTask(seed: 3)
        let rows = synthetic.rows(Self.rowCount)
        let taskFile = try workspace.taskFile(synthetic)
        let lines = try workspace.file(rows, of: synthetic.task)
        try await take(lines, "JSONL", taskFile, report)
        try await take(try csv(rows, synthetic.task), "CSV", taskFile, report)
    }

    private func csv(_ rows: [SyntheticTask.Row], _ task: LearningTask) throws -> String {
        let path = workspace.path("rows.csv")
        let lines = rows.map { "\($0.text),\(task.classes[$0.label])\n" }
        try ("text,label\n" + lines.joined()).write(
            toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// Imports the file into new nodes, each followed by the plain loop; the first pair warms up.
    private func take(
        _ path: String, _ format: String, _ taskFile: String, _ report: Report
    ) async throws {
        var imported = Samples()
        var plain = Samples()
        for run in 0...Self.runs {
            let folder = try workspace.dataFolder(tasks: [taskFile])
            let node = try Node.opened(folder)
            var transactions = 0
            let seconds = try Stopwatch.seconds {
                transactions = try node.importFile(path, task: SyntheticTask.name)
            }
            await node.stop()
            let loop = try PlainInsertLoop(dataFolder: folder, transactions: transactions)
            let plainRate = try loop.rowsPerSecond(file: workspace.path("plain.sqlite"))
            try FileManager.default.removeItem(atPath: folder)
            guard run > 0 else { continue }
            imported.add(Double(loop.count) / seconds)
            plain.add(plainRate)
        }
        try report.add(
            "rows imported, \(format)", imported.median, .perSecond,
            beside: .init(name: "plain SQLite insert loop", value: plain.median))
    }
}
