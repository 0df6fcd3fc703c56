import ArgumentParser
import Foundation
import Wire

/// Which node a subcommand speaks to, as whom, and how it prints.
struct NodeOptions: ParsableArguments {
    @Option(
        name: [.customLong("data"), .customShort("d")],
        help: ArgumentHelp("The node's data folder.", valueName: "folder"), completion: .directory)
    var dataFolder: String?

    @Option(
        name: .customLong("node"),
        help: ArgumentHelp(
            "A node elsewhere: its URL, or the name under which it was joined.",
            valueName: "url"))
    var remote: String?

    @Option(
        help: ArgumentHelp("A file with the token for --node.", valueName: "file"),
        completion: .file())
    var tokenFile: String?

    @Option(
        name: [.customLong("as")],
        help: ArgumentHelp("The operator's name in the audit log.", valueName: "name"))
    var operatorName: String?

    @Flag(name: .customLong("json"), help: "Print JSON.")
    var isJSON = false

    func validate() throws {
        guard dataFolder == nil || remote == nil else {
            throw ValidationError("a node is either here (--data) or elsewhere (--node)")
        }
        guard tokenFile == nil || remote != nil || environment["TIDELINE_NODE"] != nil else {
            throw ValidationError("--token-file goes with --node")
        }
    }

    var printer: Printer { Printer(isJSON: isJSON) }

    /// The operator's name: `--as`, else who is logged in.
    var operatorWord: String {
        operatorName ?? environment["USER"] ?? environment["LOGNAME"] ?? "operator"
    }

    var folder: String {
        if let dataFolder { return dataFolder }
        if let named = environment["TIDELINE_DATA"], !named.isEmpty { return named }
        if let shared = environment["XDG_DATA_HOME"], !shared.isEmpty {
            return "\(shared)/tideline"
        }
        return "\(environment["HOME"] ?? ".")/.local/share/tideline"
    }

    /// The node elsewhere that is meant; nil for the one in the data folder.
    func remotePlace() throws(NodeError) -> RemotePlace? {
        let variable = environment["TIDELINE_NODE"] ?? ""
        guard let word = remote ?? (dataFolder == nil && !variable.isEmpty ? variable : nil)
        else { return nil }
        return try RemotePlace.find(
            word, profiles: RemoteProfiles(), tokenFile: tokenFile,
            tokenVariable: environment["TIDELINE_TOKEN"])
    }

    /// Runs `body` on the node, of which it sees what any client sees.
    func withNode<Result>(
        _ body: (any NodeAPI) async throws -> Result
    ) async throws -> Result {
        try await withSession { try await body($0.node) }
    }

    /// Opens the node without its background work, or attaches to it where it runs, and ends that
    /// in order behind `body`.
    ///
    /// With `isLinked`, a node that is opened here speaks with its parent meanwhile.
    func withSession<Result>(
        isLinked: Bool = false, _ body: (NodeSession) async throws -> Result
    ) async throws -> Result {
        do {
            var session = try await session(worksByItself: false)
            if isLinked, let opened = session.opened {
                session = await NodeSession(serving: opened, folder: folder)
            }
            do {
                let result = try await body(session)
                await session.close()
                return result
            } catch {
                await session.close()
                throw error
            }
        } catch let error as NodeError {
            throw Failure.of(error)
        }
    }

    /// Opens the node or attaches to it; one that is opened here works by itself, and can be
    /// spoken to through its socket.
    func servingSession() async throws -> NodeSession {
        let session = try await session(worksByItself: true)
        guard let opened = session.opened else { return session }
        return await NodeSession(serving: opened, folder: folder)
    }

    private func session(worksByItself: Bool) async throws -> NodeSession {
        if let place = try remotePlace() { return try NodeSession.attach(place) }
        return try await NodeSession.start(folder: folder, worksByItself: worksByItself)
    }

    private var environment: [String: String] { ProcessInfo.processInfo.environment }
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
