import Foundation
import Learning
import Node
import Wire

/// A temporary folder, and the nodes and files in it.
final class Workspace {
    let folder: String
    private var made = 0

    init() throws {
        folder =
            NSTemporaryDirectory() + "tideline-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    func remove() {
        // What stays behind in the temporary folder harms nobody.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Returns the path of a file or folder that is not there yet.
    func path(_ name: String) -> String {
        made += 1
        return "\(folder)/\(made)-\(name)"
    }

    /// Writes the file of the synthetic task and returns its path: no data, no retrain by itself.
    func taskFile(_ synthetic: SyntheticTask) throws -> String {
        let path = path("synthetic.task")
        let file = TaskFile(
            task: synthetic.task,
            retrain: RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: nil))
        try TaskFile.text(for: file).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Makes a node's data folder and returns its path.
    func dataFolder(tasks: [String]) throws -> String {
        let folder = path("data")
        try NodeSetup.create(folder: folder, name: "bench", tier: "on-prem", tasks: tasks)
        return folder
    }

    /// Writes rows as JSON lines and returns the path.
    func file(_ rows: [SyntheticTask.Row], of task: LearningTask) throws -> String {
        let path = path("rows.jsonl")
        let lines = rows.map {
            "{\"text\":\"\($0.text)\",\"label\":\"\(task.classes[$0.label])\"}\n"
        }
        try lines.joined().write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    /// Opens a new node with so many examples of the synthetic task, nothing trained yet.
    func node(
        _ synthetic: inout SyntheticTask, examples: Int
    ) throws -> (node: Node, folder: String) {
        let folder = try dataFolder(tasks: [try taskFile(synthetic)])
        let node = try Node.opened(folder)
        try node.importFile(
            try file(synthetic.rows(examples), of: synthetic.task), task: SyntheticTask.name)
        return (node, folder)
    }

    /// The path of a file of the repository's samples.
    static func sample(_ path: String) throws -> String {
        let full = FileManager.default.currentDirectoryPath + "/sample-data/" + path
        guard FileManager.default.fileExists(atPath: full) else {
            throw BenchError("there is no \(full); run the benchmarks in the repository's folder")
        }
        return full
    }
}

extension Node {
    /// Opens a node that does only what it is told.
    static func opened(_ folder: String) throws -> Node {
        try open(folder: folder, options: .init(worksByItself: false, seed: 1))
    }

    /// Imports one file; returns how many transactions it took.
    @discardableResult
    func importFile(_ path: String, task: String) throws -> Int {
        var transactions = 0
        let reader = try DataFile(path: path).withLabelsBeside().rows(of: try learningTask(task))
        _ = try importRows(
            reader, name: path, task: task, acceptsNewClasses: false, refuse: { _ in },
            report: { _ in
                transactions += 1
                return true
            })
        return transactions
    }

    /// Retrains a task and waits for the job's end.
    func retrained(_ task: String) async throws -> JobRow {
        let job = try await retrain(task: task, by: "bench")
        for await _ in changes() {
            let row = try await self.job(job.id).row
            if row.state.isOver { return row }
        }
        throw BenchError("the node stopped while job \(job.id) ran")
    }
}
