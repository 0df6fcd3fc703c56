internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Wire

/// One place where a server listens.
struct Listener: Sendable {
    enum Place: Sendable {
        case network(ListenAddress, tls: ServerCertificate?)
        case socket(path: String)
    }

    private let place: Place
    private let service: any Service

    init(
        place: Place, reception: Reception, limits: ServerLimits, logger: Logger,
        whenOpen: @escaping @Sendable (ListenAddress) -> Void
    ) throws {
        self.place = place
        try place.check()
        let base = HTTPServerBuilder { responder in
            let http = WordedChannel(
                HTTP1Channel(
                    responder: responder,
                    configuration: .init(
                        additionalChannelHandlers: [HeadWatch()],
                        idleTimeout: TimeAmount(limits.idle),
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: limits.headerBytes,
                            maxHeaderListSize: limits.headerBytes))),
                headBytes: limits.headerBytes)
            guard case .network(_, let tls?) = place else {
                return CountedChannel(http, reception.connections)
            }
            return CountedChannel(
                try TLSChannel(http, tlsConfiguration: tls.configuration), reception.connections)
        }
        service = try base.buildServer(
            configuration: ServerConfiguration(
                address: place.bindAddress,
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger,
            responder: { request, writer, channel in
                try await reception.respond(
                    to: request, with: writer, on: channel, from: place.door(channel))
            },
            onServerRunning: { channel in whenOpen(place.opened(channel)) })
    }

    /// Listens until it is told to stop.
    func run() async throws {
        defer { place.cleanUp() }
        do {
            try await service.run()
        } catch let error as IOError {
            throw place.refusal(error)
        }
    }
}

extension Listener.Place {
    var bindAddress: BindAddress {
        switch self {
        case .network(let address, _): .hostname(address.host, port: address.port)
        case .socket(let path): .unixDomainSocket(path: path)
        }
    }

    func check() throws {
        guard case .socket(let path) = self, path.utf8.count > 107 else { return }
        throw NodeError(
            .invalid,
            "\(path) is too long for a socket (107 bytes at most); use a data folder with a "
                + "shorter path")
    }

    func door(_ channel: any Channel) -> RequestHead.Door {
        guard case .network(let address, let tls) = self else { return .socket }
        let remote = channel.remoteAddress
        let name = remote.map { "\($0.ipAddress ?? "unknown"):\($0.port ?? 0)" } ?? "unknown"
        return .network(address: name, isPlainLoopback: tls == nil && address.isLoopback)
    }

    /// Sees to it that nobody else may open the socket, and returns the address in force.
    func opened(_ channel: any Channel) -> ListenAddress {
        switch self {
        case .network(let address, _):
            return ListenAddress(
                host: address.host, port: channel.localAddress?.port ?? address.port)
        case .socket(let path):
            chmod(path, 0o600)
            return ListenAddress(host: path, port: 0)
        }
    }

    func cleanUp() {
        guard case .socket(let path) = self else { return }
        unlink(path)
    }

    func refusal(_ error: IOError) -> NodeError {
        let name =
            switch self {
            case .network(let address, _): address.description
            case .socket(let path): path
            }
        let reason =
            switch error.errnoCode {
            case EADDRINUSE: "another program listens there; stop it, or give another address"
            case EACCES: "the system does not allow it; take a port above 1023"
            case EADDRNOTAVAIL: "this machine does not have that address"
            default: "\(error)"
            }
        return NodeError(.unavailable, "cannot listen at \(name): \(reason)")
    }
}
