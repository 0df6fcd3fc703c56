import ArgumentParser
import Wire

/// Makes a version live by an operator's recorded word.
struct PromoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote",
        abstract: "Make a version live by an operator's recorded word.",
        discussion: """
            Examples:
              tideline promote v3 --task digits --reason "the new camera"
            """)

    @OptionGroup var node: NodeOptions

    @Argument(help: "The version, such as v3.")
    var version: String

    @Option(help: "The version's task.")
    var task: String?

    @Option(help: "Why; it stays in the history.")
    var reason: String

    func run() async throws {
        try await node.withNode { node in
            let row = try await node.versionRow(version, task: task)
            let promotion = try await node.promote(
                row.id, by: self.node.operatorWord, reason: reason)
            try self.node.printer.print(promotion, text: PromotionWords.sentence)
        }
    }
}

/// Goes back to the version that was live before.
struct RollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Go back to the version that was live before.",
        discussion: """
            Examples:
              tideline rollback --task digits --reason "worse on the night shift"
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task.")
    var task: String

    @Option(help: "Why; it stays in the history.")
    var reason = "rolled back by command"

    func run() async throws {
        try await node.withNode { node in
            let promotion = try await node.rollBack(
                task: task, by: self.node.operatorWord, reason: reason)
            try self.node.printer.print(promotion, text: PromotionWords.sentence)
        }
    }
}

enum PromotionWords {
    static func sentence(_ row: PromotionRow) -> String {
        let before = row.previous.map { ", v\($0) before" } ?? ""
        return "\(row.task) v\(row.version) is live\(before)"
    }
}
