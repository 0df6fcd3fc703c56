internal import CPseudoTerminal
internal import Foundation
internal import Glibc

/// A program on a terminal of its own, and the one who looks at it and types.
///
/// Every reading waits for what is expected, up to a deadline that only a failure reaches.
package final class PseudoTerminal {
    /// How the program left or stopped.
    package enum Event: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case stopped(Int32)
    }

    package struct Timeout: Error, CustomStringConvertible {
        package let wanted: String
        package let seen: String

        package var description: String { "\(wanted) did not come; what came:\n\(seen)" }
    }

    private var pty = CPseudoTerminal.pty()
    package private(set) var program: Int32 = 0
    /// All that the program sent.
    package private(set) var bytes: [UInt8] = []
    /// What a person would see now.
    package private(set) var screen: EmulatedScreen
    private static let patience = Duration.seconds(30)

    /// Starts a program; what stands in `environment` goes over a plain 256-colour terminal's.
    ///
    /// - Parameters:
    ///   - path: the program's absolute path.
    ///   - arguments: without the program's own name.
    ///   - environment: variables to set; nothing is inherited.
    ///   - columns: the terminal's width.
    ///   - rows: the terminal's height.
    /// - Throws: `Timeout` when the program did not start.
    package init(
        program path: String, arguments: [String] = [], environment: [String: String] = [:],
        columns: Int32, rows: Int32
    ) throws {
        screen = EmulatedScreen(columns: Int(columns), rows: Int(rows))
        var values = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        // Swift's backtracer would take its time and ask questions.
        values["SWIFT_BACKTRACE"] = "enable=no"
        values.merge(environment) { $1 }
        var argv = ([path] + arguments).map { strdup($0) } + [nil]
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

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The line settings as the program left them.
    package var settings: [UInt32] {
        var settings = termios()
        tcgetattr(pty.terminal, &settings)
        return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    }

    package func type(_ keys: String) {
        let count = write(pty.terminal, keys, keys.utf8.count)
        precondition(count == keys.utf8.count, "the terminal takes a few keys at once")
    }

    package func send(_ signal: Int32) { kill(program, signal) }

    package func resize(columns: Int32, rows: Int32) {
        pty_resize(pty.terminal, columns, rows)
        screen.resize(columns: Int(columns), rows: Int(rows))
    }

    /// Whether a signal that was sent has not been taken yet.
    package func hasPending(_ signal: Int32) -> Bool {
        // A program that has ended has no signals either.
        let status = (try? String(contentsOfFile: "/proc/\(program)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("ShdPnd:") }
        let mask = line.flatMap { UInt64($0.split(separator: "\t").last ?? "", radix: 16) } ?? 0
        return mask & (1 << UInt64(signal - 1)) != 0
    }

    /// Hangs up, as a closed window or a lost connection does.
    ///
    /// - Parameter isTold: whether the program gets the signal for it too.
    package func hangUp(isTold: Bool) {
        close(pty.terminal)
        pty.terminal = -1
        if isTold { kill(program, SIGHUP) }
    }
}

// MARK: Looking

extension PseudoTerminal {
    /// Reads until the text stands in what came since `start`; returns the place behind it.
    @discardableResult
    package func expect(_ wanted: String, from start: Int = 0) throws -> Int {
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        let pattern = Array(wanted.utf8)
        var unseen = min(start, bytes.count)
        while true {
            if let found = bytes[unseen...].firstRange(of: pattern) { return found.upperBound }
            unseen = max(unseen, bytes.count - pattern.count)
            guard try readSome(until: deadline) else {
                throw Timeout(wanted: wanted, seen: text.debugDescription)
            }
        }
    }

    /// Reads until the screen fulfils `isThere`; the error shows the screen as it was instead.
    package func wait(_ wanted: String, until isThere: (EmulatedScreen) -> Bool) throws {
        let deadline = ContinuousClock.now.advanced(by: Self.patience)
        while screen.isUpdating || !isThere(screen) {
            guard try readSome(until: deadline) else {
                throw Timeout(wanted: wanted, seen: screen.description)
            }
        }
    }

    /// Reads what is there without waiting.
    package func drain() throws {
        while try readSome(until: ContinuousClock.now) {}
    }

    /// Waits until the program ends or stops, reading meanwhile.
    package func end() throws -> Event {
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
        screen.feed(part[..<count])
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
                    throw Timeout(wanted: "an event", seen: screen.description)
                }
                return (pair[0], pair[1])
            // A program that cannot write would never end.
            case 1: _ = try readSome(until: deadline)
            default: throw Timeout(wanted: "the end of the program", seen: screen.description)
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
}
