import Link
import Wire

/// What a frame costs over the network there and back, beside bytes that nobody reads.
struct UplinkBenchmark {
    private static let rounds = 3000
    private static let runs = 5
    /// A question with its frame; the bare peer sends as many bytes.
    private static let text = "the wifi in the meeting room on the third floor is down again"
    private static let bytes = 256

    func run(_ report: Report) async throws {
        let server = Server(
            host: DoNothingNode(),
            options: .init(addresses: [ListenAddress(host: "127.0.0.1", port: 0)]),
            streaming: [BareDuplex.route])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            guard let address = await server.whenOpen().first else {
                throw BenchError("the server did not open")
            }
            try await measure(address, report)
            group.cancelAll()
        }
    }

    private func measure(_ address: ListenAddress, _ report: Report) async throws {
        var (bare, ours) = ((Samples(), Samples()), (Samples(), Samples()))
        for _ in 0..<Self.runs {
            let peer = try await BareDuplex.rounds(Self.rounds, of: Self.bytes, at: address)
            let times = try await talk(address)
            bare.0.add(peer.percentile(0.5))
            bare.1.add(peer.percentile(0.99))
            ours.0.add(times.percentile(0.5))
            ours.1.add(times.percentile(0.99))
        }
        let name = "a bare duplex stream"
        try report.add(
            "a question up, its receipt down, p50", ours.0.median, .microseconds,
            beside: .init(name: name, value: bare.0.median), limit: 3 * bare.0.median)
        try report.add(
            "a question up, its receipt down, p99", ours.1.median, .microseconds,
            beside: .init(name: name, value: bare.1.median))
    }

    private func talk(_ address: ListenAddress) async throws -> Samples {
        let uplink = try RemoteUplink(
            address: NodeAddress(url: "http://\(address)", certificate: nil), token: "bench")
        let (frames, up) = AsyncStream.makeStream(of: UpFrame.self)
        var down = try await uplink.converse(frames).makeAsyncIterator()
        var times = Samples()
        for round in 1...Self.rounds {
            let begun = Stopwatch.now()
            up.yield(.questions(batch: [Self.question(round)]))
            guard try await down.next() != nil else { throw BenchError("the echo ended") }
            times.add(Double(Stopwatch.now() - begun) / 1000)
        }
        up.finish()
        while try await down.next() != nil {}
        return times
    }

    private static func question(_ number: Int) -> EscalatedQuestion {
        EscalatedQuestion(
            sequence: Int64(number), id: QuestionID("q0123456789abcdefghij"), task: "helpdesk",
            fields: ["text": .text(text)], askedAt: Timestamp(milliseconds: 1_790_000_000_000),
            priority: AskRequest.usualPriority, route: [])
    }
}
