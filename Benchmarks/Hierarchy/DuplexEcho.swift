import AsyncHTTPClient
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// A bare duplex stream over HTTP/1.1 on loopback: 64 bytes go up in a chunk and come back in one.
enum DuplexEcho {
    /// Returns the median microseconds of a round.
    static func median(rounds: Int) async throws -> Double {
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        let router = Router()
        router.post("echo") { request, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for try await piece in request.body { try await writer.write(piece) }
                    try await writer.finish(nil)
                })
        }
        let quiet = Logger(label: "echo") { _ in SwiftLogNoOpLogHandler() }
        let server = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in opened.yield(channel.localAddress?.port ?? 0) },
            logger: quiet)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], logger: quiet))
        let running = Task { try await group.run() }
        var port = 0
        for await opened in ports {
            port = opened
            break
        }
        let median = try await talk(port: port, rounds: rounds)
        await group.triggerGracefulShutdown()
        try await running.value
        return median
    }

    private static func talk(port: Int, rounds: Int) async throws -> Double {
        let (pieces, up) = AsyncStream.makeStream(of: ByteBuffer.self)
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/echo")
        request.method = .POST
        request.body = .stream(pieces, length: .unknown)
        let piece = ByteBuffer(repeating: 0x61, count: 64)
        up.yield(piece)
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        var down = response.body.makeAsyncIterator()
        _ = try await down.next()
        var samples = Samples()
        for _ in 0..<rounds * 5 {
            let begun = Stopwatch.now()
            up.yield(piece)
            _ = try await down.next()
            samples.add(Stopwatch.seconds(since: begun) * 1e6)
        }
        up.finish()
        while try await down.next() != nil {}
        return samples.median
    }
}
