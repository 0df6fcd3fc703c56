import ArgumentParser
import Foundation
import Node
import Wire

/// Makes a node in the data folder.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a node in the data folder, or give a node more tasks.",
        discussion: """
            The files that a task names under [data] are imported when the node first runs.

            Examples:
              tideline init --task tickets.task
              tideline init --name box-7 --tier "far edge" --task parts.task
              tideline init --samples sample-data --if-missing
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "The node's name as others see it.")
    var name: String?

    @Option(help: "The tier's name, such as on-prem, far edge, near edge or cloud.")
    var tier: String?

    @Option(
        help: ArgumentHelp("A task file; may be given more than once.", valueName: "file"),
        completion: .file())
    var task: [String] = []

    @Option(
        help: ArgumentHelp("Take every task file in this folder.", valueName: "folder"),
        completion: .directory)
    var samples: String?

    @Flag(help: "Do nothing when the folder holds a node already.")
    var ifMissing = false

    func run() async throws {
        do {
            if ifMissing, try NodeSetup.exists(folder: node.folder) { return }
            let tasks = try task.map(absolute) + sampleTasks()
            try NodeSetup.create(
                folder: node.folder, name: name, newName: hostName, tier: tier, tasks: tasks)
            try node.printer.print(Made(folder: node.folder, tasks: tasks)) { made in
                "made a node in \(made.folder) with \(made.tasks.count) tasks"
            }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }

    private struct Made: Encodable {
        var folder: String
        var tasks: [String]
    }

    private var hostName: String {
        ProcessInfo.processInfo.hostName.split(separator: ".").first.map(String.init) ?? "node"
    }

    private func sampleTasks() throws -> [String] {
        guard let samples else { return [] }
        // On Linux a folder that is not there has an enumerator, too.
        guard FileManager.default.fileExists(atPath: samples),
            let files = FileManager.default.enumerator(atPath: samples)
        else {
            throw Failure.because("there is no folder \(samples); check --samples")
        }
        let found = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".task") }.sorted()
        guard !found.isEmpty else {
            throw Failure.because("\(samples) holds no file that ends in .task")
        }
        return found.map { absolute("\(samples)/\($0)") }
    }

    /// The node runs from other folders too.
    private func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
