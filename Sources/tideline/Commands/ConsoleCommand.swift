import ArgumentParser
import Foundation
import Wire

/// Opens the console on a node: the one in the data folder, running or not, or one elsewhere.
struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console: watch the node, label, retrain, promote.",
        discussion: """
            Where the node in the data folder runs already (tideline serve, or another console) \
            this one attaches to it; else it runs the node itself for as long as it is open.

            Press ? in the console for its keys. Colours and glyphs follow the terminal, NO_COLOR \
            and the locale; the options below decide otherwise.

            Examples:
              tideline
              tideline console --theme gruvbox-light --read-only
              tideline console --colors none --glyphs ascii
              tideline console --node https://box-7.example:7654
            """)

    @OptionGroup var node: NodeOptions
    @OptionGroup var console: ConsoleOptions

    func run() async throws {
        let run = try ConsoleRun(
            console, folder: try consoleFolder(), operatorName: node.operatorWord)
        try await run.run { try await node.servingSession() }
    }

    /// Where the console keeps its looks and its log: with the node, or in a folder of the user's
    /// where the node is elsewhere.
    private func consoleFolder() throws -> String {
        do throws(NodeError) {
            guard try node.remotePlace() != nil else { return node.folder }
        } catch {
            throw Failure.of(error)
        }
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"] ?? ""
        let base = state.isEmpty ? "\(environment["HOME"] ?? ".")/.local/state" : state
        let folder = "\(base)/tideline"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            return folder
        } catch {
            throw Failure.because(
                "cannot make the folder \(folder): \(SystemReason(error)); make the folder "
                    + "above it writable, or choose another one with --data")
        }
    }
}
