import Foundation
import Learning
import Node
import Store
import Wire

/// A data folder with a live version, 100,000 examples and 100,000 questions, a tenth waiting.
enum FullStore {
    /// What every waiting question begins with, so that it is found on a screen.
    static let mark = "stranded"

    private static let trained = 15_000
    private static let examples = 100_000
    private static let questions = 100_000
    private static let batch = 5_000
    private static let firstAsked: Int64 = 1_700_000_000_000

    /// Has another process make one, which takes its memory with it, and returns its folder.
    static func made(in workspace: Workspace) throws -> String {
        let folder = workspace.path("full")
        let status = try OwnProgram.run(["--make-store=\(folder)"]) { _ in }
        guard status == 0 else { throw BenchError("no full store could be made in \(folder)") }
        return folder
    }

    /// Makes one in a folder that is not there yet.
    static func make(folder: String) async throws {
        let workspace = try Workspace()
        defer { workspace.remove() }
        var synthetic = SyntheticTask(seed: 5)
        let name = SyntheticTask.name
        try NodeSetup.create(
            folder: folder, name: "bench", tier: "on-prem",
            tasks: [try workspace.taskFile(synthetic)])
        let node = try Node.opened(folder)
        let first = try workspace.file(synthetic.rows(trained), of: synthetic.task)
        try node.importFile(first, task: name)
        _ = try await node.retrained(name)
        let rest = synthetic.rows(examples - trained)
        try node.importFile(try workspace.file(rest, of: synthetic.task), task: name)
        await node.stop()
        try ask(&synthetic, folder)
    }

    private static func ask(_ synthetic: inout SyntheticTask, _ folder: String) throws {
        let store = try Store.open(
            folder: folder, now: { firstAsked }, isHeldOut: { _, _, _ in false })
        let reason = String(
            decoding: try JSONEncoder().encode(
                AbstainReason.belowThreshold(confidence: 0.31, threshold: 0.72)),
            as: UTF8.self)
        for first in stride(from: 0, to: questions, by: batch) {
            let asked = (first..<first + batch).map {
                question($0, synthetic.row(), synthetic.task, reason: reason)
            }
            _ = try store.escalate(asked.filter { $0.reason != nil })
            try store.recordAnswered(
                asked.filter { $0.reason == nil }.map {
                    AnsweredQuestion(
                        question: $0,
                        answer: NewAnswer(
                            classIndex: $0.guess?.classIndex, confidence: 0.9, by: "bench v1",
                            via: .model, at: $0.askedAt))
                })
        }
        try store.close()
    }

    /// Every tenth question waits.
    private static func question(
        _ number: Int, _ row: SyntheticTask.Row, _ task: LearningTask, reason: String
    ) -> NewQuestion {
        let waits = number.isMultiple(of: 10)
        let text = waits ? "\(mark) \(row.text)" : row.text
        let input = Input(values: [.text(text)])
        let digits = String(number, radix: 32)
        return NewQuestion(
            id: "q" + String(repeating: "0", count: 20 - digits.count) + digits, task: task.name,
            askedAt: firstAsked + Int64(number), client: "client-\(number % 20)", preview: text,
            payload: input.encoded(), fingerprint: input.fingerprint(task: task.name).bytes,
            guess: Guess(classIndex: row.label, probability: waits ? 0.31 : 0.9),
            runnerUp: Guess(classIndex: (row.label + 1) % task.classes.count, probability: 0.1),
            reason: waits ? reason : nil)
    }
}
