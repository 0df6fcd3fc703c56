import CPseudoTerminal
import Foundation
import Glibc

/// A program on a pseudo-terminal that answers as a terminal does, and notes when bytes come.
final class WatchedTerminal {
    /// Bytes that came together.
    struct Chunk {
        /// By `Stopwatch`, when they were read.
        var at: UInt64
        var bytes: [UInt8]
    }

    private var pty = CPseudoTerminal.pty()
    private(set) var program: pid_t = 0
    /// When the program was asked for.
    let begun: UInt64
    private let frameEnd = Array("\u{1B}[?2026l".utf8)
    private let frameBegin = Array("\u{1B}[?2026h".utf8)
    /// What a terminal is asked before the first frame, and the answer: dark, and a VT220.
    private static let question = Array("\u{1B}[c".utf8)
    private static let answer = "\u{1B}]11;rgb:1010/1010/1010\u{1B}\\\u{1B}[?62;22c"
    private static let patience = 20.0

    init(_ arguments: [String], home: String, columns: Int, rows: Int) throws {
        let environment = [
            "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(home)",
            "USER=bench",
        ]
        var argv = arguments.map { strdup($0) } + [nil]
        var environ = environment.map { strdup($0) } + [nil]
        defer { (argv + environ).forEach { free($0) } }
        begun = Stopwatch.now()
        guard pty_start(&pty, &argv, &environ, Int32(columns), Int32(rows)) == 0 else {
            throw BenchError("no pseudo-terminal: \(String(cString: strerror(errno)))")
        }
        program = try event().value
    }

    deinit {
        kill(program, SIGKILL)
        kill(pty.leader, SIGKILL)
        close(pty.terminal)
        close(pty.events)
        waitpid(pty.leader, nil, 0)
    }

    func type(_ keys: String) throws {
        guard write(pty.terminal, keys, keys.utf8.count) == keys.utf8.count else {
            throw BenchError("the pseudo-terminal takes no keys: it is full or gone")
        }
    }

    /// Asks the program to end and waits until it has.
    func end() throws {
        kill(program, SIGTERM)
        try waitForEnd()
    }

    /// Waits for the program's end, reading what it still says.
    func waitForEnd() throws {
        let deadline = Stopwatch.now() + UInt64(Self.patience * 1e9)
        while true {
            guard let ready = Self.ready([pty.events, pty.terminal], until: deadline) else {
                throw BenchError("\(program) does not end")
            }
            if ready == 0 { break }
            _ = try chunk(until: deadline)
        }
        _ = try event()
    }

    /// Reads until the text has come; returns when its last byte was read.
    func wait(for text: String) throws -> UInt64 {
        let wanted = Array(text.utf8)
        var tail: [UInt8] = []
        let deadline = Stopwatch.now() + UInt64(Self.patience * 1e9)
        while let chunk = try chunk(until: deadline) {
            tail += chunk.bytes
            if tail.firstRange(of: wanted) != nil { return chunk.at }
            tail = Array(tail.suffix(8 * 1024))
        }
        throw BenchError("the console does not show \(text.debugDescription)")
    }

    /// Reads one frame; returns when its last byte was read and how many there were.
    ///
    /// A large frame says where it ends; a small one comes in one piece. Nil when none comes.
    func frame(withinMilliseconds milliseconds: Int) throws -> (at: UInt64, count: Int)? {
        let deadline = Stopwatch.now() + UInt64(milliseconds) * 1_000_000
        guard let first = try chunk(until: deadline) else { return nil }
        var (bytes, last) = (first.bytes, first.at)
        while bytes.starts(with: frameBegin), bytes.firstRange(of: frameEnd) == nil {
            let limit = Stopwatch.now() + UInt64(Self.patience * 1e9)
            guard let next = try chunk(until: limit) else { break }
            bytes += next.bytes
            last = next.at
        }
        return (last, bytes.count)
    }

    /// Reads until nothing comes for so long; returns how many bytes there were.
    @discardableResult
    func drain(quietMilliseconds: Int) throws -> Int {
        var count = 0
        while true {
            let deadline = Stopwatch.now() + UInt64(quietMilliseconds) * 1_000_000
            guard let chunk = try chunk(until: deadline) else { return count }
            count += chunk.bytes.count
        }
    }

    /// Reads what comes within so many seconds.
    func watch(seconds: Double) throws -> [Chunk] {
        let deadline = Stopwatch.now() + UInt64(seconds * 1e9)
        var chunks: [Chunk] = []
        while let chunk = try chunk(until: deadline) { chunks.append(chunk) }
        return chunks
    }

    /// Reads what is there next; nil at the deadline.
    private func chunk(until deadline: UInt64) throws -> Chunk? {
        guard Self.ready([pty.terminal], until: deadline) != nil else { return nil }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(pty.terminal, &bytes, bytes.count)
        guard count > 0 else { throw BenchError("the pseudo-terminal was closed") }
        bytes.removeLast(bytes.count - count)
        if bytes.firstRange(of: Self.question) != nil { try type(Self.answer) }
        return Chunk(at: Stopwatch.now(), bytes: bytes)
    }

    private func event() throws -> (kind: Int32, value: Int32) {
        var pair: [Int32] = [0, 0]
        guard read(pty.events, &pair, 8) == 8 else {
            throw BenchError("the pseudo-terminal's leader is gone")
        }
        return (pair[0], pair[1])
    }

    /// Returns the place of the first descriptor that can be read; nil at the deadline.
    private static func ready(_ descriptors: [Int32], until deadline: UInt64) -> Int? {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while true {
            let now = Stopwatch.now()
            let left = deadline > now ? (deadline - now + 999_999) / 1_000_000 : 0
            let count = poll(&polled, nfds_t(polled.count), Int32(left))
            if count > 0 { return polled.firstIndex { $0.revents != 0 } }
            if count == 0 || errno != EINTR { return nil }
        }
    }
}
