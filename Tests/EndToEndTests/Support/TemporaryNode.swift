import Foundation
import PseudoTerminal

/// A data folder of its own, and the program run on it as a script or a person would.
final class TemporaryNode {
    /// Where files for the program lie; gone with the node.
    let base: String
    /// The data folder.
    let folder: String
    let program: String

    init() throws {
        program = try BuildFolder.program("tideline")
        base = try TemporaryFolder.make()
        folder = "\(base)/node"
    }

    /// Makes a node of this name that has one task of texts.
    convenience init(named name: String, tier: String) throws {
        try self.init()
        let task = try file("tickets.task", Rows.declaration())
        try succeed(["init", "--name", name, "--tier", tier, "--task", task])
    }

    /// Makes a node that has the tasks of these declarations.
    convenience init(tasks: String...) throws {
        try self.init()
        let files = try tasks.enumerated().map { number, text in
            try file("task\(number).task", text)
        }
        _ = try succeed(["init", "--name", "box"] + files.flatMap { ["--task", $0] })
    }

    deinit { TemporaryFolder.remove(base) }

    /// Writes a file beside the data folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = "\(base)/\(name)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    func environment(_ more: [String: String] = [:]) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": base, "USER": "anna", "LANG": "C.UTF-8",
            "TIDELINE_DATA": folder, "SWIFT_BACKTRACE": "enable=no",
        ].merging(more) { $1 }
    }

    /// Starts the program and leaves it to itself.
    func start(
        _ arguments: [String], input: Child.Input = .nothing,
        environment more: [String: String] = [:]
    ) throws -> Child {
        try Child(program, arguments, environment: environment(more), input: input)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: String..., input: String? = nil, environment more: [String: String] = [:]
    ) throws -> Outcome {
        let input = input.map { Child.Input.text($0) } ?? .nothing
        return try start(arguments, input: input, environment: more).end()
    }

    /// Runs the program to its end; throws what it complained of when that is not success.
    @discardableResult
    func succeed(_ arguments: [String], input: String? = nil) throws -> Outcome {
        let input = input.map { Child.Input.text($0) } ?? .nothing
        let outcome = try start(arguments, input: input).end()
        guard outcome.code == 0 else {
            throw Child.Late(
                description: "\(arguments) ended with \(outcome.code): \(outcome.errors)")
        }
        return outcome
    }

    /// Runs a command of bash, which sees the program as `$TIDELINE`.
    func shell(_ command: String) throws -> Outcome {
        try Child(
            "/bin/bash", ["-c", command], environment: environment(["TIDELINE": program])
        ).end()
    }

    /// Runs a command of bash on a terminal of its own; it sees the program as `$TIDELINE`.
    func terminal(_ command: String) throws -> PseudoTerminal {
        try PseudoTerminal(
            program: "/bin/bash", arguments: ["-c", command],
            environment: environment(["TIDELINE": program]), columns: 80, rows: 24)
    }

    /// Opens the console on a terminal of its own.
    func console(
        _ arguments: String..., columns: Int32 = 80, rows: Int32 = 24,
        environment more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            program: program, arguments: ["console"] + arguments,
            environment: environment(more), columns: columns, rows: rows)
    }
}
