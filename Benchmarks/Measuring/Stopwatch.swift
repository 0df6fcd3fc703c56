import Dispatch

/// Times by the machine's monotonic clock.
enum Stopwatch {
    /// Nanoseconds that only go forward.
    static func now() -> UInt64 {
        DispatchTime.now().uptimeNanoseconds
    }

    /// Returns the seconds since a moment that `now` gave.
    static func seconds(since begun: UInt64) -> Double {
        Double(now() - begun) / 1e9
    }

    /// Returns how many seconds `body` takes.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let begun = now()
        try body()
        return seconds(since: begun)
    }

    /// Returns the median seconds of several runs of `body`, after one that does not count.
    static func median(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
        try body()
        var samples = Samples()
        for _ in 0..<runs { samples.add(try seconds(body)) }
        return samples.median
    }
}
