internal import HummingbirdCore
internal import NIOCore

/// Where the body of a response is written, from a task other than the one that responds.
///
/// Proof for the compiler: what is in the existential is Hummingbird's own writer, a Sendable
/// struct around a channel; the protocol only does not say so. One task at a time writes, in order.
struct Outlet: @unchecked Sendable {
    private let writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) {
        self.writer = writer
    }

    func write(_ bytes: ByteBuffer) async throws {
        nonisolated(unsafe) var writer = writer
        try await writer.write(bytes)
    }

    /// Ends the body; the one write after which there is none.
    func finish() async throws {
        nonisolated(unsafe) let writer = writer
        try await writer.finish(nil)
    }
}
