import Console
import Foundation

/// A console on a full store while it is used and while it is left alone.
struct OpenConsole {
    private let terminal: WatchedTerminal
    private let size: Size

    private static let keys = 200
    private static let idleSeconds = 5.0
    /// So long nothing comes when a frame and what it asked for are through.
    private static let quiet = 15

    init(arguments: [String], home: String, size: Size) throws {
        self.size = size
        terminal = try WatchedTerminal(
            arguments, home: home, columns: size.columns, rows: size.rows)
        _ = try terminal.wait(for: FullStore.mark)
        try terminal.drain(quietMilliseconds: 100)
    }

    func measure(_ report: Report) throws {
        // The pane of questions, and its first row.
        try terminal.type("3g")
        try terminal.drain(quietMilliseconds: 100)
        try move(report)
        try stay(report)
        try idle(report)
        try terminal.end()
    }

    /// Moves the selection down and up again and again.
    private func move(_ report: Report) throws {
        var times = Samples()
        var counts = Samples()
        for key in 0..<(Self.keys + 20) {
            try terminal.drain(quietMilliseconds: Self.quiet)
            let begun = Stopwatch.now()
            try terminal.type(key.isMultiple(of: 2) ? "j" : "k")
            guard let frame = try terminal.frame(withinMilliseconds: 1000) else {
                throw BenchError("a key that moves the selection painted nothing")
            }
            guard key >= 20 else { continue }
            times.add(Double(frame.at - begun) / 1e6)
            counts.add(Double(frame.count))
        }
        try add("key to paint, p50", times.percentile(0.5), .milliseconds, 5, report)
        try add("key to paint, p95", times.percentile(0.95), .milliseconds, 5, report)
        try add("selection moved", counts.median, .bytes, nil, report)
    }

    /// Presses a key that changes nothing; what ticks meanwhile is left out by the median.
    private func stay(_ report: Report) throws {
        var counts = Samples()
        try terminal.type("g")
        for _ in 0..<20 {
            try terminal.drain(quietMilliseconds: Self.quiet)
            try terminal.type("g")
            counts.add(Double(try terminal.drain(quietMilliseconds: 2 * Self.quiet)))
        }
        try add("unchanged frame", counts.median, .bytes, 0, report)
    }

    /// Leaves the console alone.
    private func idle(_ report: Report) throws {
        try terminal.drain(quietMilliseconds: 100)
        let before = try ProcessFigures(of: terminal.program)
        let begun = Stopwatch.now()
        let chunks = try terminal.watch(seconds: Self.idleSeconds)
        let seconds = Stopwatch.seconds(since: begun)
        let after = try ProcessFigures(of: terminal.program)
        let frames = Samples(Self.frames(chunks))
        let bytes = chunks.reduce(0) { $0 + $1.bytes.count }
        try add("clock tick", frames.values.isEmpty ? 0 : frames.median, .bytes, nil, report)
        try add("idle, sent", Double(bytes) / seconds, .bytesPerSecond, 1000, report)
        let share = Double(after.busy - before.busy) / 1e9 / seconds * 100
        try add("idle, of a core", share, .percent, 0.2, report)
        let waits = Double(after.waits(since: before)) / seconds
        try add("idle, wake-ups", waits, .eachSecond, nil, report)
        try add("resident memory", Double(after.residentBytes) / 1e6, .megabytes, 80, report)
    }

    /// The bytes of what came within 20 ms of one another.
    private static func frames(_ chunks: [WatchedTerminal.Chunk]) -> [Double] {
        var counts: [Double] = []
        var last: UInt64 = 0
        for chunk in chunks {
            if counts.isEmpty || chunk.at - last > 20_000_000 { counts.append(0) }
            counts[counts.count - 1] += Double(chunk.bytes.count)
            last = chunk.at
        }
        return counts
    }

    private func add(
        _ name: String, _ value: Double, _ unit: Unit, _ limit: Double?, _ report: Report
    ) throws {
        try report.add("\(name), \(size.columns)×\(size.rows)", value, unit, limit: limit)
    }
}
