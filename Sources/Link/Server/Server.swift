internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
package import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization
package import Wire

/// Serves a node over HTTP, at addresses of the network and at a socket of this machine.
///
/// A request goes `Reception` (who, how often, how large) → `APIRouter` → the node.
package final class Server: Service {
    package struct Options: Sendable {
        package var addresses: [ListenAddress]
        /// The path of a Unix socket.
        package var socket: String?
        /// For the addresses; the socket needs none.
        package var tls: ServerCertificate?
        package var limits: ServerLimits

        package init(
            addresses: [ListenAddress] = [], socket: String? = nil, tls: ServerCertificate? = nil,
            limits: ServerLimits = ServerLimits()
        ) {
            self.addresses = addresses
            self.socket = socket
            self.tls = tls
            self.limits = limits
        }
    }

    /// What carries requests out; give `relayed` of it to the node's uplink.
    package let router: APIRouter
    private let options: Options
    private let reception: Reception
    private let readiness: Readiness
    private let logger: Logger
    private let openings: AsyncStream<ListenAddress>
    private let opened: AsyncStream<ListenAddress>.Continuation

    package init(
        host: any NodeHost, options: Options, authority: Authority? = nil,
        streaming: [StreamingRoute] = [], logger: Logger? = nil
    ) {
        // A console may own the terminal: nothing is written there unless somebody wants it.
        let logger =
            logger ?? Logger(label: "tideline.server") { _ in SwiftLogNoOpLogHandler() }
        self.options = options
        self.logger = logger
        readiness = Readiness(.starting)
        let meter = RequestMeter()
        let streaming = StreamingRoute.links(of: host) + streaming
        router = APIRouter(
            host: host, limits: options.limits.api, readiness: readiness, meter: meter,
            beside: streaming)
        reception = Reception(
            router: router, authority: authority ?? .credentials(of: host), streaming: streaming,
            limits: options.limits, meter: meter)
        (openings, opened) = AsyncStream.makeStream()
    }

    /// Serves until it is told to shut down gracefully: then it takes nothing new, ends what is
    /// under way and returns.
    package func run() async throws {
        defer { opened.finish() }
        let listeners = try makeListeners()
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for listener in listeners { group.addTask { try await listener.run() } }
                group.addTask { [reception] in await reception.sweep() }
                for _ in listeners { try await group.next() }
                group.cancelAll()
            }
        } onGracefulShutdown: { [readiness] in
            readiness.change(to: .draining)
        }
    }

    /// Waits until it listens everywhere, and returns the addresses with their ports; fewer when
    /// it ended before.
    package func whenOpen() async -> [ListenAddress] {
        let count = options.addresses.count + (options.socket == nil ? 0 : 1)
        var addresses: [ListenAddress] = []
        for await address in openings {
            addresses.append(address)
            if addresses.count == count { break }
        }
        return addresses.filter { $0.port != 0 }
    }

    private func makeListeners() throws -> [Listener] {
        for address in options.addresses { try address.checkExposure(hasTLS: options.tls != nil) }
        let left = Mutex(options.addresses.count + (options.socket == nil ? 0 : 1))
        let places =
            options.addresses.map { Listener.Place.network($0, tls: options.tls) }
            + (options.socket.map { [.socket(path: $0)] } ?? [])
        return try places.map { place in
            try Listener(
                place: place, reception: reception, limits: options.limits, logger: logger
            ) { [readiness, opened] address in
                let isLast = left.withLock { left in
                    left -= 1
                    return left == 0
                }
                if isLast { readiness.change(to: .open) }
                opened.yield(address)
            }
        }
    }
}
