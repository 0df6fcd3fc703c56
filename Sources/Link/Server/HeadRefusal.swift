internal import Foundation
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import Wire

/// Says why to those whose head is too large: the server beneath says 400 and nothing more.
///
/// The watch stands behind what reads requests and sees why it gave up; the word travels outwards
/// to where replies are bytes, and the bare one that follows gives its place to a whole one.
final class HeadWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    struct Oversized: Sendable {}

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if case .headerOverflow? = error as? HTTPParserError {
            context.triggerUserOutboundEvent(Oversized(), promise: nil)
        }
        context.fireErrorCaught(error)
    }
}

private final class HeadRefusal: ChannelOutboundHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let reply: ByteBuffer
    private var isDue = false

    init(reply: ByteBuffer) {
        self.reply = reply
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
    ) {
        if event is HeadWatch.Oversized { isDue = true }
        context.triggerUserOutboundEvent(event, promise: promise)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isDue, case .byteBuffer(let bytes) = unwrapOutboundIn(data),
            bytes.readableBytesView.starts(with: Self.bare)
        else { return context.write(data, promise: promise) }
        isDue = false
        context.write(wrapOutboundOut(.byteBuffer(reply)), promise: promise)
    }

    private static let bare = Array("HTTP/1.1 400 ".utf8)
}

/// A connection of HTTP whose oversized heads are refused with a sentence.
struct WordedChannel<Base: ServerChildChannel>: ServerChildChannel {
    private let base: Base
    private let reply: ByteBuffer

    init(_ base: Base, headBytes: Int) {
        self.base = base
        reply = Self.reply(headBytes: headBytes)
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(HeadRefusal(reply: reply))
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }

    private static func reply(headBytes: Int) -> ByteBuffer {
        let error = NodeError(
            .invalid,
            "the head of the request is larger than \(headBytes) bytes, the most that is read, or "
                + "has too many fields; send what is long in the body")
        // Two strings can always be encoded.
        let body = (try? APIJSON().encode(error)) ?? Data()
        var reply = ByteBuffer(
            string: [
                "HTTP/1.1 431 Request Header Fields Too Large", "connection: close",
                "content-type: application/json", "content-length: \(body.count)", "", "",
            ].joined(separator: "\r\n"))
        reply.writeBytes(body)
        return reply
    }
}
