import ArgumentParser
import Wire

/// Shows how right a node's own words were.
struct QualityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality",
        abstract: "How right a node's own answers were, by the answers that came back.",
        discussion: """
            A word of the node's own is proved when another answer came for the question: a \
            human's, an expert's, or one from a tier above. Of what it answers by itself only \
            what is audited can be proved: [watch] audit = 0.01 in a task's file sends that share \
            up all the same.

            Below that stands whether what the node is asked has shifted since its live version \
            went live: the population stability index of each field, of the model's confidence \
            and of its guesses. Under 0.1 is called stable.

            Examples:
              tideline quality
              tideline quality --task digits --since 7d
              tideline quality --task digits --json
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task; may be left out when there is only one.")
    var task: String?

    @Option(help: ArgumentHelp("How far back: 90s, 30m, 24h, 7d.", valueName: "span"))
    var since = Span(seconds: 86_400)

    func run() async throws {
        try await node.withNode { node in
            let task = try await node.description(of: task).name
            let report = try await node.quality(task: task, hours: since.seconds / 3600)
            try self.node.printer.print(report) { QualityText($0).text }
        }
    }
}
