internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import NIOFoundationCompat
internal import NIOHTTP1
internal import Wire

/// Reads the body of one request under the limits of size and time.
///
/// Not checked by the compiler: a request is read by the task that responds to it, first within its
/// route and then to discard the rest, never by two at once.
final class BodyReader: @unchecked Sendable {
    private let request: Request
    private let channel: any Channel
    private let watch: BodyWatch
    private let limits: ServerLimits
    private var iterator: RequestBody.AsyncIterator?
    private var isOver: Bool

    /// What is read and thrown away of a body that nobody wanted, to keep its connection.
    private static let discarded = 256 * 1024

    init(_ request: Request, channel: any Channel, watch: BodyWatch, limits: ServerLimits) {
        self.request = request
        self.channel = channel
        self.watch = watch
        self.limits = limits
        let length = request.headers[.contentLength]
        isOver = request.headers[.transferEncoding] == nil && (length == nil || length == "0")
    }

    /// Whether there is anything to read.
    var isExpected: Bool { !isOver }

    var apiBody: APIBody {
        APIBody { limit, take in try await self.read(upTo: limit, take) }
    }

    /// Leaves the body to somebody else.
    func handOver() {
        isOver = true
    }

    private func read(upTo limit: Int?, _ take: APIBody.Taking) async throws {
        guard !isOver else { return }
        if let limit, let length = declaredLength, length > limit {
            throw APIRefusal.tooLarge(limit: limit)
        }
        let key = beginWatch(isWhole: limit != nil)
        do {
            var count = 0
            while let piece = try await next() {
                count += piece.readableBytes
                if let limit, count > limit { throw APIRefusal.tooLarge(limit: limit) }
                watch.came(piece.readableBytes, of: key)
                try await take(
                    piece.getData(
                        at: piece.readerIndex, length: piece.readableBytes,
                        byteTransferStrategy: .noCopy) ?? Data())
            }
        } catch {
            try endWatch(key)
            throw error
        }
        try endWatch(key)
    }

    private var declaredLength: Int? { request.headers[.contentLength].flatMap { Int($0) } }

    private func beginWatch(isWhole: Bool) -> Int {
        let cut: @Sendable () -> Void = { [channel] in channel.close(mode: .input, promise: nil) }
        return isWhole
            ? watch.begin(seconds: limits.body / .seconds(1), cut: cut)
            : watch.begin(
                bytes: limits.streamBytes, everySeconds: limits.streamPause / .seconds(1),
                cut: cut)
    }

    private func endWatch(_ key: Int) throws {
        guard !watch.end(key) else { return }
        throw APIRefusal(
            408,
            NodeError(
                .invalid,
                "the body came too slowly: it has to be there within \(limits.body), and a "
                    + "stream has to move every \(limits.streamPause)"))
    }

    private func next() async throws -> ByteBuffer? {
        var iterator = self.iterator ?? request.body.makeAsyncIterator()
        defer { self.iterator = iterator }
        do {
            let piece = try await iterator.next()
            if piece == nil { isOver = true }
            return piece
        } catch {
            isOver = true
            throw APIRefusal.malformed("the body broke off: \(error)")
        }
    }

    /// Reads a little of what was not wanted, so that the connection can go on; closes it when
    /// there is more.
    func discardRest() async {
        guard !isOver else { return }
        let key = watch.begin(seconds: 2) { [channel] in channel.close(promise: nil) }
        defer { _ = watch.end(key) }
        var left = Self.discarded
        // A body that breaks off ends its connection by itself.
        while left > 0, let piece = try? await next() { left -= piece.readableBytes }
        if !isOver { channel.close(promise: nil) }
    }
}
