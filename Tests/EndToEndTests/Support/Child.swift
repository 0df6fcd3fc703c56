import Foundation
import Synchronization

/// What a program that ran to its end left behind.
struct Outcome {
    /// The exit code; 128 and the signal's number for a signal, as shells have it.
    var code: Int32
    var output: String
    var errors: String

    /// Decodes what was printed, which must be one JSON document.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }

    /// The lines printed.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// A program on its way, with files for what it reads and prints.
final class Child {
    struct Late: Error, CustomStringConvertible {
        let description: String
    }

    private static let patience = DispatchTimeInterval.seconds(60)

    private let process = Process()
    private let ended = DispatchSemaphore(value: 0)
    private let folder: String

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: its absolute path.
    ///   - arguments: without its own name.
    ///   - environment: all that it sees; nothing is inherited.
    ///   - input: what it reads: a text, or a pipe that somebody fills.
    ///   - errors: where it complains; a file that `end` reads without.
    /// - Throws: when it cannot be started.
    init(
        _ program: String, _ arguments: [String], environment: [String: String],
        input: Input = .nothing, errors: Pipe? = nil
    ) throws {
        folder = try TemporaryFolder.make()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = try Self.writing("\(folder)/output")
        let errorFile = try Self.writing("\(folder)/errors")
        if let errors { process.standardError = errors } else { process.standardError = errorFile }
        switch input {
        case .nothing: process.standardInput = FileHandle.nullDevice
        case .pipe(let pipe): process.standardInput = pipe
        case .text(let text):
            try text.write(toFile: "\(folder)/input", atomically: false, encoding: .utf8)
            process.standardInput = FileHandle(forReadingAtPath: "\(folder)/input")
        }
        process.terminationHandler = { [ended] _ in ended.signal() }
        try process.run()
    }

    enum Input {
        case nothing
        case text(String)
        case pipe(Pipe)
    }

    deinit {
        if process.isRunning { process.terminate() }
        TemporaryFolder.remove(folder)
    }

    var identifier: Int32 { process.processIdentifier }

    func send(_ signal: Int32) { kill(identifier, signal) }

    /// Waits for the end; throws when it does not come.
    func end() throws -> Outcome {
        guard ended.wait(timeout: .now() + Self.patience) == .success else {
            send(SIGKILL)
            throw Late(description: "\(process.arguments ?? []) did not end: \(errors)")
        }
        let status = process.terminationStatus
        return Outcome(
            code: process.terminationReason == .exit ? status : 128 + status,
            output: Self.text("\(folder)/output"), errors: errors)
    }

    private var errors: String { Self.text("\(folder)/errors") }

    private static func writing(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Late(description: "cannot write \(path)") }
        return handle
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}

/// Folders for the duration of a test.
enum TemporaryFolder {
    static func make() throws -> String {
        var template = Array("\(NSTemporaryDirectory())tideline-e2e-XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else {
            throw Child.Late(
                description: "no temporary folder: \(String(cString: strerror(errno)))")
        }
        return String(cString: path)
    }

    static func remove(_ folder: String) {
        // What stays behind in /tmp fails no test.
        try? FileManager.default.removeItem(atPath: folder)
    }
}
