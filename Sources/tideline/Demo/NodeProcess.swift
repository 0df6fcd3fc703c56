import Foundation
import Synchronization

/// One `tideline serve` in a process of its own, which ends when this process does.
///
/// Its standard input is one end of a pair whose other end is here: the kernel closes that end
/// however this process ends, and the node takes it as the word to stop.
final class NodeProcess: Sendable {
    private struct State {
        var process: Process?
        /// Kept open as long as the node is to run.
        var leash: FileHandle?
    }

    private let state = Mutex(State())

    /// Starts it.
    ///
    /// - Parameters:
    ///   - program: the absolute path of `tideline`.
    ///   - arguments: without the program's own name.
    ///   - log: the file for what it says, begun anew.
    ///   - ended: called once when it is gone.
    /// - Throws: when it cannot be started.
    init(
        _ program: String, _ arguments: [String], log: String,
        ended: @escaping @Sendable () -> Void
    ) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        // Whoever supervises the demo is told by the demo alone.
        process.environment = ProcessInfo.processInfo.environment.filter {
            $0.key != "NOTIFY_SOCKET"
        }
        let (input, leash) = try Self.makeLeash()
        process.standardInput = input
        guard FileManager.default.createFile(atPath: log, contents: nil),
            let output = FileHandle(forWritingAtPath: log)
        else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { _ in ended() }
        try process.run()
        // The child has copies of its own; ours would only stay open.
        try input.close()
        try output.close()
        state.withLock { $0 = State(process: process, leash: leash) }
    }

    /// Asks it to drain and stop.
    func askToEnd() {
        state.withLock { state in
            // Already closed means already asked.
            try? state.leash?.close()
            state.leash = nil
        }
    }

    /// Ends it now.
    func kill() {
        state.withLock { state in
            guard let process = state.process, process.isRunning else { return }
            _ = Foundation.kill(process.processIdentifier, SIGKILL)
        }
    }

    /// Both ends are closed in every other program that is started.
    ///
    /// A node that kept another one's leash would keep it running. A pair of sockets has that from
    /// its first moment on.
    private static func makeLeash() throws -> (read: FileHandle, write: FileHandle) {
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
        return (
            FileHandle(fileDescriptor: ends[0], closeOnDealloc: true),
            FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        )
    }
}
