import CPseudoTerminal
import Foundation
import Glibc

/// A program on a terminal of its own, and the one who looks at it and types.
///
/// Every reading waits for what is expected, up to a deadline that only a failure reaches.
final class PseudoTerminal {
    /// How the program left or stopped.
    enum Event: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case stopped(Int32)
    }

    struct Timeout: Error, CustomStringConvertible {
        let wanted: String
        let seen: String

        var description: String { "\(wanted) did not come; what came: \(seen.debugDescription)" }
    }

    private var pty = CPseudoTerminal.pty()
    private(set) var program: pid_t = 0
    /// All that the program sent.
    private(set) var bytes: [UInt8] = []
    private static let patience = Duration.seconds(20)

    /// Starts the probe and waits for its first frame, unless it shall not draw one.
    init(
        _ arguments: [String] = [], environment: [String: String] = [:], columns: Int32 = 60,
        rows: Int32 = 12
    ) throws {
        var values = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        // Swift's backtracer would take its time and ask questions.
        values["SWIFT_BACKTRACE"] = "enable=no"
        values.merge(environment) { $1 }
        let probe = try Self.folder() + "/terminal-probe"
        var argv = ([probe] + arguments).map { strdup($0) } + [nil]
        var environ = values.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + environ).forEach { free($0) } }
        guard pty_start(&pty, &argv, &environ, columns, rows) == 0 else {
            throw Timeout(wanted: "a pseudo terminal", seen: String(cString: strerror(errno)))
        }
        let (kind, value) = try event()
        guard Int(kind) == pty_started else {
            throw Timeout(wanted: "the program", seen: "\(kind)")
        }
        program = value
    }

    deinit {
        kill(pty.leader, SIGKILL)
        kill(program, SIGKILL)
        close(pty.terminal)
        close(pty.events)
        waitpid(pty.leader, nil, 0)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The line settings as the program left them.
    var settings: [UInt32] {
        var settings = termios()
        tcgetattr(pty.terminal, &settings)
        return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    }

    func type(_ keys: String) {
        let count = write(pty.terminal, keys, keys.utf8.count)
        precondition(count == keys.utf8.count, "the terminal takes a few keys at once")
    }

    func send(_ signal: Int32) { kill(program, signal) }

    func resize(columns: Int32, rows: Int32) {
        pty_resize(pty.terminal, columns, rows)
    }

    /// Whether a signal that was sent has not been taken yet.
    func hasPending(_ signal: Int32) -> Bool {
        // A program that has ended has no signals either.
        let status = (try? String(contentsOfFile: "/proc/\(program)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("ShdPnd:") }
        let mask = line.flatMap { UInt64($0.split(separator: "\t").last ?? "", radix: 16) } ?? 0
        return mask & (1 << UInt64(signal - 1)) != 0
    }

    /// Hangs up, as a closed window or a lost connection does.
    ///
    /// - Parameter isTold: whether the program gets the signal for it too.
    func hangUp(isTold: Bool) {
        close(pty.terminal)
        pty.terminal = -1
        if isTold { kill(program, SIGHUP) }
    }

    /// Reads until the text stands in what came since `start`; returns the place behind it.
    @discardableResult
    func expect(_ wanted: String, from start: Int = 0) throws -> Int {
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        let pattern = Array(wanted.utf8)
        var unseen = min(start, bytes.count)
        while true {
            if let found = bytes[unseen...].firstRange(of: pattern) { return found.upperBound }
            unseen = max(unseen, bytes.count - pattern.count)
            guard try readSome(until: deadline) else {
                throw Timeout(wanted: wanted, seen: text)
            }
        }
    }

    /// Reads what is there without waiting.
    func drain() throws {
        while try readSome(until: ContinuousClock.now) {}
    }

    /// Waits until the program ends or stops, reading meanwhile.
    func end() throws -> Event {
        let (kind, value) = try event()
        if pty.terminal >= 0 { try drain() }
        switch Int(kind) {
        case pty_exited: return .exited(value)
        case pty_signalled: return .signalled(value)
        default: return .stopped(value)
        }
    }

    private func readSome(until deadline: ContinuousClock.Instant) throws -> Bool {
        guard Self.poll([pty.terminal], until: deadline) == 0 else { return false }
        var part = [UInt8](repeating: 0, count: 65_536)
        let count = read(pty.terminal, &part, part.count)
        guard count > 0 else { return false }
        bytes += part[..<count]
        return true
    }

    private func event() throws -> (Int32, Int32) {
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        let watched = [pty.events] + (pty.terminal >= 0 ? [pty.terminal] : [])
        while true {
            switch Self.poll(watched, until: deadline) {
            case 0:
                var pair: [Int32] = [0, 0]
                guard read(pty.events, &pair, 8) == 8 else {
                    throw Timeout(wanted: "an event", seen: text)
                }
                return (pair[0], pair[1])
            // A program that cannot write would never end.
            case 1: _ = try readSome(until: deadline)
            default: throw Timeout(wanted: "the end of the program", seen: text)
            }
        }
    }

    /// Returns which of the descriptors is ready first; nil at the deadline.
    private static func poll(
        _ descriptors: [Int32], until deadline: ContinuousClock.Instant
    ) -> Int? {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let left = ContinuousClock.now.duration(to: deadline)
        let milliseconds = max(
            0,
            left.components.seconds * 1000
                + left.components.attoseconds / 1_000_000_000_000_000)
        guard Glibc.poll(&polled, nfds_t(polled.count), Int32(milliseconds)) > 0 else { return nil }
        return polled.firstIndex { $0.revents != 0 }
    }

    /// The folder in which tests and the probe were built.
    private static func folder() throws -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        guard length > 0 else { throw Timeout(wanted: "the tests' own path", seen: "") }
        let bytes = path[..<length].map { UInt8(bitPattern: $0) }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
    }
}
