import AsyncHTTPClient
import Hummingbird
import HummingbirdCore
import Link
import NIOCore
import NIOHTTP1

/// The same two libraries with nothing of ours between them: bytes go up and the same come down.
enum BareDuplex {
    static let path = "/v1/bare-duplex"

    static var route: StreamingRoute {
        StreamingRoute(path, for: .everybody, "Echo.") { request, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    for try await piece in request.body { try await writer.write(piece) }
                    try await writer.finish(nil)
                })
        }
    }

    /// Returns the microseconds of each round of that many bytes.
    static func rounds(
        _ count: Int, of bytes: Int, at address: ListenAddress
    ) async throws -> Samples {
        var configuration = HTTPClient.Configuration()
        configuration.httpVersion = .http1Only
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: configuration)
        let (pieces, up) = AsyncStream.makeStream(of: ByteBuffer.self)
        var request = HTTPClientRequest(url: "http://\(address)\(path)")
        request.method = .POST
        request.body = .stream(pieces, length: .unknown)
        let response = try await client.execute(request, timeout: .seconds(10))
        var down = response.body.makeAsyncIterator()
        var times = Samples()
        for _ in 0..<count {
            let begun = Stopwatch.now()
            up.yield(ByteBuffer(repeating: 97, count: bytes))
            var left = bytes
            while left > 0, let piece = try await down.next() { left -= piece.readableBytes }
            times.add(Double(Stopwatch.now() - begun) / 1000)
        }
        up.finish()
        while try await down.next() != nil {}
        try await client.shutdown()
        return times
    }
}
