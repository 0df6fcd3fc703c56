import CSpawn
import Foundation
import Synchronization

/// One `tideline serve` in a process of its own, with all that can be done to it.
package final class TortureNode: Sendable {
    private struct State {
        var process: pid_t?
        /// Closed when the node is to end, by whoever or whatever ends this process too.
        var leash: Int32 = -1
        var starts = 0
        /// How it ended when nobody had told it to.
        var crashes: [String] = []
    }

    package let name: String
    package let folder: String
    let port: Int
    private let base: String
    private let program: String
    private let wrapper: [String]
    private let usesTLS: Bool
    private let environment: [String]
    private let state = Mutex(State())

    init(
        _ name: String, base: String, program: String, port: Int, wrapper: [String],
        usesTLS: Bool, clockLibrary: String?
    ) {
        self.name = name
        self.base = base
        self.program = program
        self.port = port
        self.wrapper = wrapper
        self.usesTLS = usesTLS
        folder = "\(base)/\(name)"
        environment =
            [
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=\(base)", "USER=torture",
                "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no",
            ]
            + (clockLibrary.map {
                ["LD_PRELOAD=\($0)", "CLOCK_SHIFT_FILE=\(base)/\(name).clock"]
            } ?? [])
    }

    /// The file by which the node's clock is moved; see `ClockShift`.
    var clockFile: String { "\(base)/\(name).clock" }
    var log: String { "\(base)/\(name).log" }
    package var exchange: Exchange { Exchange(socketPath: "\(folder)/node.socket") }
    package var starts: Int { state.withLock { $0.starts } }
    package var crashes: [String] { state.withLock { $0.crashes } }

    /// Runs a subcommand on the node's folder to its end, and returns what it printed.
    @discardableResult
    func run(_ arguments: [String], in wrapper: [String] = []) throws -> String {
        try Tool.run(
            wrapper + ["env"] + environment + [program] + arguments + ["--data", folder])
    }

    /// Starts it and returns at once; it ends itself at the moment that `stopAt` names.
    func start(stopAt: String? = nil) throws {
        try state.withLock { state in
            guard state.process == nil else { return }
            var ends: [Int32] = [-1, -1]
            guard spawn_pipe(&ends) == 0 else { throw TortureError("no pipe") }
            // A limit on the size of files must fail writes, not end the process.
            let words =
                wrapper + ["/bin/sh", "-c", "trap '' XFSZ; exec \"$@\"", "serve", program]
                + ["serve", "--data", folder, "--listen", "127.0.0.1:\(port)"]
                + ["--until-input-ends", usesTLS ? "--tls" : "--no-tls"]
            defer { close(ends[0]) }
            let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            defer { close(output) }
            let stop = stopAt.map { ["TIDELINE_STOP_AT=\($0)"] } ?? []
            state.process = try Tool.spawn(words, environment + stop, [ends[0], output, output])
            state.leash = ends[1]
            state.starts += 1
        }
    }

    /// Waits until it answers.
    package func untilServing(seconds: Double = 60) throws {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            if let reply = try? exchange.get("/v1/status"), reply.status == 200 { return }
            if hasEnded { break }
            usleep(20_000)
        }
        throw TortureError("\(name) does not serve: \(lastWords)")
    }

    /// Whether it runs no more.
    var hasEnded: Bool {
        state.withLock { state in
            guard let process = state.process else { return true }
            var info = siginfo_t()
            let result = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
            return result != 0 || info.si_signo == SIGCHLD
        }
    }

    package func kill() { end(SIGKILL) }

    /// Ends it in order.
    package func stop() { end(SIGTERM) }

    func send(_ signal: Int32) {
        state.withLock { if let process = $0.process { _ = Foundation.kill(process, signal) } }
    }

    /// Lets files grow to so many bytes at most; nil for any size.
    func limitFiles(to bytes: Int?) {
        guard let process = state.withLock({ $0.process }) else { return }
        let size = bytes.map { "\($0):unlimited" } ?? "unlimited:unlimited"
        // A process that has just ended needs no limit.
        _ = try? Tool.run("prlimit", "--pid", "\(process)", "--fsize=\(size)")
    }

    var lastWords: String {
        // A node that never started has no log.
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(5).joined(separator: " | ")
    }

    private func end(_ signal: Int32) {
        let (process, leash) = state.withLock { state in
            defer {
                state.process = nil
                state.leash = -1
            }
            return (state.process, state.leash)
        }
        guard let process else { return }
        _ = Foundation.kill(process, SIGCONT)
        _ = Foundation.kill(process, signal)
        let status = Tool.reap(process)
        if leash >= 0 { close(leash) }
        guard ![0, 128 + SIGKILL, 128 + SIGTERM].contains(status) else { return }
        let crash = "\(name) ended with \(status): \(lastWords)"
        state.withLock { $0.crashes.append(crash) }
        Tool.say("  \(crash)")
    }
}
