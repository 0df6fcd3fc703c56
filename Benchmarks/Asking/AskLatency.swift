import Wire

/// How long asking takes, call by call.
struct AskLatency {
    /// Microseconds, each the median of the runs.
    private(set) var p50: Double
    private(set) var p99: Double

    private static let asks = 20_000
    private static let runs = 5

    /// Asks the requests in turn, after a round that does not count.
    init(of node: any NodeAPI, _ requests: [AskRequest]) async throws {
        for request in requests { _ = try await node.ask(request) }
        var halves = Samples()
        var tails = Samples()
        for _ in 0..<Self.runs {
            let times = try await Self.times(of: node, requests)
            halves.add(times.percentile(0.5))
            tails.add(times.percentile(0.99))
        }
        (p50, p99) = (halves.median, tails.median)
    }

    private static func times(
        of node: any NodeAPI, _ requests: [AskRequest]
    ) async throws -> Samples {
        var times: [Double] = []
        times.reserveCapacity(asks)
        for place in 0..<asks {
            let request = requests[place % requests.count]
            let begun = Stopwatch.now()
            _ = try await node.ask(request)
            times.append(Double(Stopwatch.now() - begun) / 1000)
        }
        return Samples(times)
    }
}
