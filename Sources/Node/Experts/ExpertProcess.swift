internal import Foundation
internal import Synchronization

/// A program that runs beside the node, with a thread of its own that writes to it and reads it.
///
/// It sees the end of its input when the node closes it and when the node dies in whatever way:
/// no other process has the writing end. Whatever it started is killed with it.
final class ExpertProcess: Sendable {
    /// A line longer than this is garbage, and the rest of the stream with it.
    static let longestLine = 1 << 20
    /// How long a program may take to end by itself once its input has ended.
    static let graceSeconds = 1.0

    private struct State {
        var outgoing: [UInt8] = []
        var isClosing = false
        var isOver = false
    }

    let streams: ProcessStreams
    private let state = Mutex(State())
    private let over = DispatchSemaphore(value: 0)

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - declaration: says what to run, and where.
    ///   - hears: takes each line that it writes; the program waits meanwhile.
    ///   - ended: takes a sentence on how it ended, once, last.
    /// - Throws: `NodeError` when it cannot be started.
    init(
        _ declaration: ExpertDeclaration, hears: @escaping @Sendable (String) -> Void,
        ended: @escaping @Sendable (String) -> Void
    ) throws {
        streams = try ProcessStreams(spawning: declaration.command, in: declaration.folder)
        let thread = Thread { [self] in
            let how = run(hears)
            ended(how)
            over.signal()
        }
        thread.name = "expert"
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// Hands lines to the program without waiting for it to read them.
    func write(_ lines: [String]) {
        state.withLock { $0.outgoing += Array((lines.joined(separator: "\n") + "\n").utf8) }
        streams.wake()
    }

    /// Kills the program and all it started; its end is told as any other.
    func kill() {
        state.withLock { state in
            guard !state.isOver else { return }
            streams.killGroup()
        }
    }

    /// Ends its input, waits for its end, and helps where it takes too long.
    func stop() {
        state.withLock { $0.isClosing = true }
        streams.wake()
        guard over.wait(timeout: .now() + Self.graceSeconds) == .timedOut else { return }
        kill()
        over.wait()
    }

    private func run(_ hears: (String) -> Void) -> String {
        streams.ignoreBrokenPipes()
        var lines = LineBuffer()
        var complaints = Complaints()
        while let events = streams.wait(
            hasOutgoing: hasOutgoing, complains: !complaints.haveEnded)
        {
            if events.canWrite { writeSome() }
            if events.complained { complaints.take(streams.complaint()) }
            guard events.said else { continue }
            guard let bytes = streams.said() else { break }
            for line in lines.take(bytes) { hears(line) }
            if lines.isLonger(than: Self.longestLine) { break }
        }
        let status = finish()
        guard !lines.isLonger(than: Self.longestLine) else {
            return "was killed: it wrote a line of more than 1 MB"
        }
        return ProcessStreams.words(status, lastWords: complaints.last)
    }

    /// The last line of its standard error, which says why it ended if anything does.
    private struct Complaints {
        private var lines = LineBuffer()
        private(set) var last = ""
        private(set) var haveEnded = false

        mutating func take(_ bytes: [UInt8]?) {
            guard let bytes else {
                haveEnded = true
                return
            }
            last = lines.take(bytes).last ?? last
            // A line that never ends must not fill memory.
            if lines.isLonger(than: 4096) { lines = LineBuffer() }
        }
    }

    private var hasOutgoing: Bool {
        state.withLock { state in
            if state.isClosing, state.outgoing.isEmpty { streams.closeInput() }
            return !state.outgoing.isEmpty
        }
    }

    private func writeSome() {
        state.withLock { state in
            let written = streams.write(state.outgoing)
            state.outgoing.removeFirst(min(written, state.outgoing.count))
        }
    }

    /// Reaps the program under the lock, so that nobody kills another one of its number.
    private func finish() -> Int32 {
        streams.killGroup()
        streams.awaitEnd()
        return state.withLock { state in
            state.isOver = true
            return streams.reap()
        }
    }
}
