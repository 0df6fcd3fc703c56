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
        help: ArgumentHelp("Where to; standard output without.", valueName: "file"))
    var output: String?

    func run() async throws {
        try await node.withLocalNode { node in
            let sink = try ByteSink(output)
            let writer = RowWriter(format, task: try node.learningTask(task))
            var bytes: [UInt8] = []
            writer.appendHeader(to: &bytes)
            try node.forEachExample(task: task, onlyLabelled: labels) { input, name in
                writer.append(input, className: name, to: &bytes)
                guard bytes.count > 1 << 16 else { return }
                try sink.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            try sink.write(bytes)
            try sink.close()
        }
    }
}

extension RowWriter.Format: ExpressibleByArgument {}
