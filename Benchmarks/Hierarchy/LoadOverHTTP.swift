import Foundation
import Synchronization

/// Keeps a few connections busy for a while and counts.
struct LoadOverHTTP {
    var port: Int
    var request: [UInt8]
    var connections = 4
    var seconds = 3.0

    struct Outcome {
        var perSecond: Double
        /// In microseconds.
        var latencies: Samples
    }

    /// Each connection has a thread of its own, as each client would be a program of its own.
    ///
    /// Not one of Dispatch's, which the server's tasks run on: callers that wait would take them
    /// from it.
    func run() throws -> Outcome {
        let collected = Mutex<(samples: [Double], failure: (any Error)?)>(([], nil))
        let begun = Stopwatch.now()
        let group = DispatchGroup()
        for _ in 0..<connections {
            group.enter()
            Thread.detachNewThread { [self] in
                defer { group.leave() }
                do {
                    let own = try busy(since: begun)
                    collected.withLock { $0.samples += own }
                } catch {
                    collected.withLock { $0.failure = error }
                }
            }
        }
        group.wait()
        let (samples, failure) = collected.withLock { $0 }
        if let failure { throw failure }
        return Outcome(
            perSecond: Double(samples.count) / Stopwatch.seconds(since: begun),
            latencies: Samples(samples))
    }

    private func busy(since begun: UInt64) throws -> [Double] {
        let connection = try RawConnection(port: port)
        var samples: [Double] = []
        while Stopwatch.seconds(since: begun) < seconds {
            let start = Stopwatch.now()
            let status = try connection.roundTrip(request)
            guard status == 200 else { throw BenchError("the server replied \(status)") }
            samples.append(Stopwatch.seconds(since: start) * 1e6)
        }
        return samples
    }
}
