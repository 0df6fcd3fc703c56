import Foundation
import Link
import NIOCore
import NIOPosix
import Testing

/// A connection on which bytes are written and read as they are, for callers that behave badly.
struct RawConnection: Sendable {
    private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

    static func open(
        _ address: ListenAddress, _ body: (inout RawExchange) async throws -> Void
    ) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            var exchange = RawExchange(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            try await body(&exchange)
        }
    }

    /// Sends text on a connection of its own, and returns the first reply.
    static func exchange(_ text: String, with address: ListenAddress) async throws -> RawReply {
        var reply: RawReply?
        try await open(address) { connection in
            try await connection.send(text)
            reply = try await connection.reply()
        }
        return try #require(reply)
    }
}

/// A reply as it came.
struct RawReply: Equatable {
    var status: Int
    var head: String
    var body: String

    func header(_ name: String) -> String? {
        head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
}

struct RawExchange {
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var read = ""

    init(
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound
        self.outbound = outbound
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// Reads until the text comes; nil when the connection ends before.
    mutating func until(_ mark: String) async throws -> String? {
        while !read.contains(mark) {
            guard let more = try await inbound.next(isolation: #isolation) else { return nil }
            read += String(buffer: more)
        }
        guard let range = read.range(of: mark) else { return nil }
        let text = String(read[..<range.upperBound])
        read = String(read[range.upperBound...])
        return text
    }

    /// Reads one reply with a length.
    mutating func reply() async throws -> RawReply {
        let head = try #require(try await until("\r\n\r\n"), "the connection ended")
        let status = try #require(Int(head.split(separator: " ").dropFirst().first ?? ""))
        var reply = RawReply(status: status, head: head, body: "")
        let length = Int(reply.header("content-length") ?? "0") ?? 0
        while read.utf8.count < length, let more = try await inbound.next(isolation: #isolation) {
            read += String(buffer: more)
        }
        reply.body = String(read.prefix(length))
        read = String(read.dropFirst(reply.body.count))
        return reply
    }

    /// Waits for the other side to end the connection.
    mutating func end() async throws {
        do {
            while try await inbound.next(isolation: #isolation) != nil {}
        } catch is IOError {
            // Cut off is ended too,
        } catch is ChannelError {
            // and so is closed while it was read.
        }
    }
}
