import Link
import NIOCore
import NIOPosix
import Synchronization

/// A connection that says exactly what a test wants, and keeps to no rule of HTTP.
final class UnrulyConnection: Sendable {
    private let channel: any Channel
    private let heard: Heard

    static func open(_ address: ListenAddress) async throws -> UnrulyConnection {
        let group = MultiThreadedEventLoopGroup.singleton
        let heard = Heard(group.next())
        let channel = try await ClientBootstrap(group: group)
            .channelInitializer { $0.pipeline.addHandler(Listener(heard)) }
            .connect(host: address.host, port: address.port).get()
        return UnrulyConnection(channel, heard)
    }

    private init(_ channel: any Channel, _ heard: Heard) {
        self.channel = channel
        self.heard = heard
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    /// All that the other side says until it closes the connection; fails after 20 seconds.
    func untilClosed() async throws -> String {
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(20)) { [heard] in
            heard.over.fail(ChannelError.connectTimeout(.seconds(20)))
        }
        defer {
            deadline.cancel()
            channel.close(promise: nil)
        }
        return try await heard.over.futureResult.get()
    }

    private final class Heard: Sendable {
        let over: EventLoopPromise<String>
        let text = Mutex("")

        init(_ loop: any EventLoop) {
            over = loop.makePromise()
        }
    }

    private final class Listener: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private let heard: Heard

        init(_ heard: Heard) {
            self.heard = heard
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let more = String(buffer: unwrapInboundIn(data))
            heard.text.withLock { $0 += more }
        }

        func channelInactive(context: ChannelHandlerContext) {
            heard.over.succeed(heard.text.withLock { $0 })
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // A connection that is reset is closed; what was said before counts.
            context.close(promise: nil)
        }
    }
}

extension UnrulyConnection {
    /// Sends one request and returns the status line, headers and body of the reply.
    static func exchange(_ address: ListenAddress, _ request: String) async throws -> String {
        let connection = try await open(address)
        try await connection.send(request)
        return try await connection.untilClosed()
    }
}

extension String {
    /// The status of a raw reply; 0 when there is none.
    var status: Int {
        let words = split(separator: " ", maxSplits: 2)
        guard words.count > 1, words[0].hasPrefix("HTTP/1.") else { return 0 }
        return Int(words[1]) ?? 0
    }
}
