internal import Logging
internal import ServiceLifecycle
package import Wire

/// A server from its start to its orderly end, for a program that has other things to do meanwhile.
package final class ServerRun: Sendable {
    /// Where it listens, with the ports that the system chose.
    package let addresses: [ListenAddress]
    /// What carries out what comes down from the parent.
    package let router: APIRouter
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    private init(
        addresses: [ListenAddress], router: APIRouter, group: ServiceGroup,
        running: Task<Void, any Error>
    ) {
        self.addresses = addresses
        self.router = router
        self.group = group
        self.running = running
    }

    /// Starts to serve a node, and returns once it listens everywhere.
    ///
    /// - Parameters:
    ///   - host: the node.
    ///   - addresses: where to listen on the network; off loopback with a certificate only.
    ///   - socket: the path of a Unix socket.
    ///   - certificate: what is shown at the addresses; nil for no TLS.
    ///   - drainSeconds: how long requests under way may go on once it is to stop.
    /// - Returns: the server, which is to be stopped.
    /// - Throws: `NodeError` where it cannot listen.
    package static func start(
        _ host: any NodeHost, addresses: [ListenAddress], socket: String?,
        certificate: ServerCertificate?, drainSeconds: Double
    ) async throws -> ServerRun {
        for address in addresses { try address.checkExposure(hasTLS: certificate != nil) }
        // The node tells by its own events what matters.
        let logger = Logger(label: "tideline.server") { _ in SwiftLogNoOpLogHandler() }
        let server = Server(
            host: host,
            options: Server.Options(
                addresses: addresses, socket: socket, tls: certificate),
            logger: logger)
        var configuration = ServiceGroupConfiguration(services: [server], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(drainSeconds)
        let group = ServiceGroup(configuration: configuration)
        let running = Task { try await group.run() }
        let open = await server.whenOpen()
        guard open.count == addresses.count else {
            try await running.value
            throw NodeError(.unavailable, "the server ended before it listened everywhere")
        }
        return ServerRun(
            addresses: open, router: server.router, group: group, running: running)
    }

    /// Takes nothing new, ends what is under way in the time that was given for it, and returns.
    package func stop() async {
        await group.triggerGracefulShutdown()
        // Why it could not end in order is nothing that anybody could still act on.
        try? await running.value
    }
}
