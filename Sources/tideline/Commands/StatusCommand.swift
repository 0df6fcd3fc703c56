import ArgumentParser
import Wire

/// Says how the node is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the node is.",
        discussion: """
            Examples:
              tideline status
              tideline status --json
            """)

    @OptionGroup var node: NodeOptions

    func run() async throws {
        try await node.withNode { node in
            try self.node.printer.print(try await node.status(), text: words)
        }
    }

    private func words(_ status: NodeStatus) -> String {
        var lines = ["\(status.name) (\(status.tier)): \(health(status.health))"]
        lines.append("waiting    \(status.waiting) questions" + oldest(status))
        lines.append("labelled   \(status.labelsToday) today")
        lines.append(
            "store      \(Words.bytes(status.diskBytes)), "
                + "\(Words.bytes(status.diskFreeBytes)) free on the disk")
        lines += status.recovered.map { "recovered  \($0)" }
        return lines.joined(separator: "\n")
    }

    private func health(_ health: NodeStatus.Health) -> String {
        switch health {
        case .healthy: "healthy"
        case .degraded(let reasons): "degraded: " + reasons.joined(separator: "; ")
        }
    }

    private func oldest(_ status: NodeStatus) -> String {
        status.oldestWaiting.map { ", the oldest for \(Words.age($0, now: status.at))" } ?? ""
    }
}
