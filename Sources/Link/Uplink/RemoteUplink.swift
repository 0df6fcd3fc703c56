internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
package import Wire

/// A parent behind a network.
///
/// The conversation is one request over HTTP/1.1 whose body and response flow at the same time,
/// both in chunks, a frame a line. Whoever reads the stream of frames sets the pace: what is not
/// read stays in the socket, and so does what the parent does not take.
package final class RemoteUplink: Uplink {
    private let caller: LinkCaller
    private let coding = FrameCoding()

    /// Creates an uplink that nothing is said on yet.
    ///
    /// - Parameters:
    ///   - address: where the parent listens and how it is known.
    ///   - token: this node's credential there.
    ///   - silence: after so many seconds without a word the connection is given up.
    /// - Throws: `.unavailable` when the kept certificate cannot be read.
    package init(
        address: NodeAddress, token: String, silence: Double = 30
    ) throws(NodeError) {
        caller = try LinkCaller(address: address, token: token, silence: silence)
    }

    package func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        var request = caller.request(.POST, "/v1/uplink")
        request.headers.add(name: "Content-Type", value: "application/x-ndjson")
        request.body = .stream(FrameBytes(frames: up, coding: coding), length: .unknown)
        let response = try await caller.response(to: request)
        let reader = FrameReader(response.body, coding: coding, caller: caller)
        return AsyncThrowingStream { try await reader.next() }
    }

    package func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard ParcelRoute.isDigest(id.digest) else {
            throw NodeError(
                .invalid, "the parent offers a parcel whose name is no SHA-256; it is not fetched")
        }
        var request = caller.request(.GET, "/v1/parcels/\(id.digest)")
        if offset > 0 { request.headers.add(name: "Range", value: "bytes=\(offset)-") }
        let response = try await caller.response(to: request)
        let begun = response.headers.first(name: ParcelRoute.offsetHeader).flatMap { Int($0) }
        guard begun == offset else {
            throw NodeError(
                .unavailable,
                "\(caller.url) sent parcel \(id) from another byte than the one asked for")
        }
        let reader = PieceReader(response.body, caller: caller)
        return AsyncThrowingStream { try await reader.next() }
    }
}

/// Frames as they go out.
private struct FrameBytes: AsyncSequence, Sendable {
    let frames: AsyncStream<UpFrame>
    let coding: FrameCoding

    func makeAsyncIterator() -> Iterator {
        Iterator(frames: frames.makeAsyncIterator(), coding: coding)
    }

    struct Iterator: AsyncIteratorProtocol {
        var frames: AsyncStream<UpFrame>.Iterator
        let coding: FrameCoding

        mutating func next() async throws -> ByteBuffer? {
            guard let frame = await frames.next(isolation: #isolation) else { return nil }
            return try coding.line(frame)
        }
    }
}

/// Frames as they come in.
///
/// Proof for the compiler, which cannot see it: the stream that owns it has one reader, which asks
/// for the next frame once it has the last.
private final class FrameReader: @unchecked Sendable {
    private var pieces: HTTPClientResponse.Body.AsyncIterator
    private var lines = FrameLines()
    private let coding: FrameCoding
    private let caller: LinkCaller

    init(_ body: HTTPClientResponse.Body, coding: FrameCoding, caller: LinkCaller) {
        pieces = body.makeAsyncIterator()
        self.coding = coding
        self.caller = caller
    }

    func next() async throws -> DownFrame? {
        do {
            while true {
                if let line = try lines.next() {
                    return try coding.frame(DownFrame.self, from: line)
                }
                guard let piece = try await pieces.next() else { return nil }
                lines.append(piece)
            }
        } catch {
            throw caller.nodeError(error)
        }
    }
}

/// The pieces of a parcel as they come in; the same proof as above.
private final class PieceReader: @unchecked Sendable {
    private var pieces: HTTPClientResponse.Body.AsyncIterator
    private let caller: LinkCaller

    init(_ body: HTTPClientResponse.Body, caller: LinkCaller) {
        pieces = body.makeAsyncIterator()
        self.caller = caller
    }

    func next() async throws -> [UInt8]? {
        do {
            return try await pieces.next().map { Array($0.readableBytesView) }
        } catch {
            throw caller.nodeError(error)
        }
    }
}
