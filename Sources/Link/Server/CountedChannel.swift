internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// A connection that is counted by where it comes from, and closed when there are too many.
struct CountedChannel<Base: ServerChildChannel>: ServerChildChannel {
    private let base: Base
    private let connections: ConnectionCount

    init(_ base: Base, _ connections: ConnectionCount) {
        self.base = base
        self.connections = connections
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        let address = channel.remoteAddress?.ipAddress
        let isWelcome = connections.begin(from: address)
        channel.closeFuture.whenComplete { [connections] _ in connections.end(from: address) }
        return base.setup(channel: channel, logger: logger).always { _ in
            // A connection too many is set up all the same: to fail here would fail the listener.
            if !isWelcome { channel.close(promise: nil) }
        }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
