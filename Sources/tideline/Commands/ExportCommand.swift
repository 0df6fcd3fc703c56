import ArgumentParser
import Foundation
import Learning
import Node
import Wire

/// Writes a task's examples out.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a task's examples and labels as CSV or JSONL.",
        discussion: """
            Importing what was exported gives the same examples again, value for value. Labels \
            are examples too; --labels writes only what humans said.

            Examples:
              tideline export --task tickets > tickets.jsonl
              tideline export --task tickets --format csv --output tickets.csv
              tideline export --task tickets --labels
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The task.")
    var task: String

    @Option(help: "jsonl or csv.")
    var format: RowWriter.Format = .jsonl

    @Flag(help: "Only examples that a human labelled.")
    var labels = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to; standard output without.", valueName: "file"),
        completion: .file())
    var output: String?

    /// Examples to a page: few enough that a reply stays small though each is an image.
    private static let page = 1_000

    func run() async throws {
        try await node.withNode { node in
            let sink = try ByteSink(output)
            let task = LearningTask(try await node.description(of: task))
            let writer = RowWriter(format, task: task)
            var bytes: [UInt8] = []
            writer.appendHeader(to: &bytes)
            var offset = 0
            while true {
                let rows = try await node.examples(
                    task: task.name, offset: offset, limit: Self.page)
                for row in rows where !labels || row.source == .human {
                    writer.append(
                        try task.input(from: row.fields), className: row.name, to: &bytes)
                }
                try sink.write(bytes)
                bytes.removeAll(keepingCapacity: true)
                guard rows.count == Self.page else { break }
                offset += rows.count
            }
            try sink.close()
        }
    }
}

extension RowWriter.Format: ExpressibleByArgument {}
