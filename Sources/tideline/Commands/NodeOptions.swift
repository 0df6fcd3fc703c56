import ArgumentParser
import Foundation
import Node
import Wire

/// Which node a subcommand speaks to, as whom, and how it prints.
struct NodeOptions: ParsableArguments {
    @Option(
        name: [.customLong("data"), .customShort("d")],
        help: ArgumentHelp("The node's data folder.", valueName: "folder"))
    var dataFolder: String?

    @Option(
        name: [.customLong("as")],
        help: ArgumentHelp("The operator's name in the audit log.", valueName: "name"))
    var operatorName: String?

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false

    var printer: Printer { Printer(isJSON: isJSON) }

    /// The operator's name: `--as`, else who is logged in.
    var operatorWord: String {
        let environment = ProcessInfo.processInfo.environment
        return operatorName ?? environment["USER"] ?? environment["LOGNAME"] ?? "operator"
    }

    var folder: String {
        let environment = ProcessInfo.processInfo.environment
        if let dataFolder { return dataFolder }
        if let named = environment["TIDELINE_DATA"], !named.isEmpty { return named }
        if let shared = environment["XDG_DATA_HOME"], !shared.isEmpty {
            return "\(shared)/tideline"
        }
        return "\(environment["HOME"] ?? ".")/.local/share/tideline"
    }

    /// Runs `body` on the node, of which it sees what any client sees.
    func withNode<Result>(
        _ body: (any NodeAPI) async throws -> Result
    ) async throws -> Result {
        try await withLocalNode { try await body($0) }
    }

    /// Opens the node without its background work, runs `body`, and closes the node in order.
    func withLocalNode<Result>(
        _ body: (Node) async throws -> Result
    ) async throws -> Result {
        do {
            let node = try Node.open(folder: folder, options: Node.Options(worksByItself: false))
            do {
                let result = try await body(node)
                await node.stop()
                return result
            } catch {
                await node.stop()
                throw error
            }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }
}

/// Ends the program with a sentence and an exit code.
enum Failure {
    static func of(_ error: NodeError) -> any Error {
        Printer.complain("tideline: \(error.message)")
        return error.code == .held ? ExitCode(75) : ExitCode(1)
    }

    static func because(_ sentence: String, code: Int32 = 1) -> any Error {
        Printer.complain("tideline: \(sentence)")
        return ExitCode(code)
    }
}
