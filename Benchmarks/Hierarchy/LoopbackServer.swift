import Link
import Logging
import ServiceLifecycle
import Wire

/// A node served on loopback for a while, without a limit on its rate.
enum LoopbackServer {
    static func with<Result: Sendable>(
        _ host: any NodeHost, streaming: [StreamingRoute] = [],
        _ body: @Sendable (Int) async throws -> Result
    ) async throws -> Result {
        var limits = ServerLimits()
        limits.rate = TokenBucket.Rate(perSecond: 1e9, burst: 1e9)
        let server = Server(
            host: host,
            options: Server.Options(
                addresses: [ListenAddress(host: "127.0.0.1", port: 0)], limits: limits),
            streaming: streaming)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server], logger: .init(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        )
        let running = Task { try await group.run() }
        let open = await server.whenOpen()
        guard let port = open.first?.port else {
            throw BenchError("the server does not listen")
        }
        do {
            let result = try await body(port)
            await group.triggerGracefulShutdown()
            try await running.value
            return result
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
    }
}
