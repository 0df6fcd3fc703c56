import ArgumentParser
import Declaration
import Foundation
import Wire

/// Runs a tree of nodes on this machine, and opens the console on it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a tree of eight nodes on this machine, and open the console on its top.",
        discussion: """
            Each node is a process of its own with its own data folder, its own port on loopback \
            and a real link to its parent. They start and end with this command; what they \
            learned is there again at the next start.

            Examples:
              tideline demo
              tideline demo --data demo-data --samples sample-data
              tideline demo --no-console
            """)

    @Option(
        name: [.customLong("data"), .customShort("d")],
        help: ArgumentHelp("The folder for the nodes' data folders.", valueName: "folder"),
        completion: .directory)
    var data = "demo-data"

    @Option(
        help: ArgumentHelp("The folder of the sample data.", valueName: "folder"),
        completion: .directory)
    var samples: String?

    @Option(
        help: ArgumentHelp(
            "The tree; demo.topology in the samples' folder without.", valueName: "file"),
        completion: .file())
    var topology: String?

    @Option(
        name: [.customLong("as")],
        help: ArgumentHelp("The operator's name in the audit log.", valueName: "name"))
    var operatorName: String?

    @Flag(help: "Run the tree until a signal ends it, without a console.")
    var noConsole = false

    @OptionGroup var console: ConsoleOptions

    func run() async throws {
        do {
            let tree = try makeTree()
            try await runTree(tree)
        } catch let error as NodeError {
            throw Failure.of(error)
        } catch let error as DeclarationError {
            throw Failure.because(error.description)
        }
    }

    private func makeTree() throws -> DemoTree {
        let samples = try SampleFolder.find(samples)
        let file = topology ?? "\(samples)/demo.topology"
        let folder = DemoFolder(path: URL(fileURLWithPath: data).standardizedFileURL.path)
        return try DemoTree.make(topologyFile: file, folder: folder, samples: samples)
    }

    /// The tree runs beside the console, and ends behind it in whatever way that ends.
    private func runTree(_ tree: DemoTree) async throws {
        let signals = SignalListener([SIGTERM, SIGINT]) { _ in tree.stop() }
        let count = tree.topology.nodes.count
        Printer.complain("starting a tree of \(count) nodes in \(tree.folder.path)")
        async let running: Void = tree.run()
        let isComplete = await tree.isComplete()
        tree.report.end()
        guard isComplete else {
            try await running
            throw Failure.because("stopped before all nodes ran; what is there is kept")
        }
        let seconds = Double(Int(tree.report.seconds * 10)) / 10
        Printer.complain("all \(count) nodes run, after \(seconds) s")
        var failure: (any Error)?
        if noConsole {
            let top = tree.folder.node(tree.topology.console)
            Printer.complain("the tree runs: tideline console --data \(top)")
            Supervisor().tell("READY=1")
        } else {
            do {
                try await showConsole(tree)
            } catch {
                failure = error
            }
            tree.stop()
        }
        try await running
        withExtendedLifetime(signals) {}
        if let failure { throw failure }
    }

    private func showConsole(_ tree: DemoTree) async throws {
        let folder = tree.folder.node(tree.topology.console)
        let environment = ProcessInfo.processInfo.environment
        let name = operatorName ?? environment["USER"] ?? environment["LOGNAME"] ?? "operator"
        let run = try ConsoleRun(console, folder: folder, operatorName: name)
        try await run.run {
            try await NodeSession.start(folder: folder, worksByItself: false)
        }
    }
}
