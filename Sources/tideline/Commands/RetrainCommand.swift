import ArgumentParser
import Foundation
import Wire

/// Retrains a task and waits for the outcome.
struct RetrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrain",
        abstract: "Retrain a task, watch it, and say what the gate decided.",
        discussion: """
            Examples:
              tideline retrain --task digits
              tideline retrain --task digits --json
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task.")
    var task: String

    func run() async throws {
        try await node.withNode { node in
            let changes = node.changes()
            var row = try await node.retrain(task: task, by: self.node.operatorWord)
            let bar = ProgressLine()
            for await topics in changes where topics.contains(.jobs) {
                row = try await node.job(row.id).row
                if row.state.isOver { break }
                bar.show(row.progress, words(row))
            }
            bar.clear()
            try self.node.printer.print(row, text: outcome)
            if row.state == .failed { throw ExitCode(1) }
        }
    }

    private func words(_ row: JobRow) -> String {
        let loss = row.loss.map { " loss \(Words.decimals($0))" } ?? ""
        return "\(row.id) \(row.state.rawValue) epoch \(row.epoch)/\(row.epochs)\(loss)"
    }

    private func outcome(_ row: JobRow) -> String {
        let version = row.version.map { " v\($0)" } ?? ""
        return "\(row.task)\(version) \(row.state.rawValue): \(row.remark)"
    }
}
