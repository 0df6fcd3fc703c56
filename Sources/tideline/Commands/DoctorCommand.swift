import ArgumentParser
import Foundation
import Node
import Wire

/// Looks for what is wrong with the node and the machine.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the store, the disk, the versions and the terminal, and say what to do.",
        discussion: """
            Exit code 1 says that something is wrong.

            Examples:
              tideline doctor
              tideline doctor --json
            """)

    @OptionGroup var node: NodeOptions

    func run() async throws {
        let findings = try await node.withSession { session in
            let found =
                if let opened = session.opened {
                    try await opened.examine()
                } else {
                    try await remoteFindings(session.node)
                }
            return found + terminal()
        }
        try node.printer.print(findings) { findings in
            findings.map { "\($0.isGood ? "ok  " : "BAD ") \($0.what)" }.joined(separator: "\n")
        }
        if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
    }

    /// What a running node says of itself; its store is read whole only where it is opened.
    private func remoteFindings(_ node: any NodeAPI) async throws -> [Finding] {
        let status = try await node.status()
        let health: [Finding] =
            switch status.health {
            case .healthy: [Finding(isGood: true, what: "node: \(status.name) runs, healthy")]
            case .degraded(let reasons): reasons.map { Finding(isGood: false, what: "node: \($0)") }
            }
        let tasks = try await node.tasks().map { task in
            Finding(
                isGood: true,
                what: task.liveVersion.map { "task \(task.name): v\($0) is live" }
                    ?? "task \(task.name): no version yet; import examples or label")
        }
        return health + tasks + [
            Finding(
                isGood: true, what: "store: in use by the running node; stop it to read it whole")
        ]
    }

    private func terminal() -> [Finding] {
        let environment = ProcessInfo.processInfo.environment
        let term = environment["TERM"] ?? "not set"
        let language = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
        let isUnicode = language.uppercased().contains("UTF")
        return [
            Finding(isGood: true, what: "terminal: TERM is \(term)"),
            Finding(
                isGood: true,
                what: isUnicode
                    ? "terminal: \(language) shows all glyphs"
                    : "terminal: the locale is not UTF-8, so the console draws in ASCII"),
        ]
    }
}
