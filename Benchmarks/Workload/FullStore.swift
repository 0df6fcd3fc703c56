import Foundation
import Learning
import Node
import Store
import Wire

/// A data folder with a live version, 100,000 examples and 100,000 questions, a tenth waiting.
struct FullStore {
    let folder: String

    /// What every waiting question begins with, so that it is found on a screen.
    static let mark = "stranded"

    private static let trained = 15_000
    private static let examples = 100_000
    private static let questions = 100_000
    private static let batch = 5_000
    private static let firstAsked: Int64 = 1_700_000_000_000

    init(in workspace: Workspace) async throws {
        var synthetic = SyntheticTask(seed: 5)
        let name = SyntheticTask.name
        folder = try workspace.dataFolder(tasks: [try workspace.taskFile(synthetic)])
        let node = try Node.opened(folder)
        let first = try workspace.file(synthetic.rows(Self.trained), of: synthetic.task)
        try node.importFile(first, task: name)
        _ = try await node.retrained(name)
        let rest = synthetic.rows(Self.examples - Self.trained)
        try node.importFile(try workspace.file(rest, of: synthetic.task), task: name)
        await node.stop()
        try Self.ask(&synthetic, folder)
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
