/// All that a node asks of its parent: one long conversation, and the bytes of versions.
///
/// Implemented by a parent in the same process and by one behind a network; the child is known to
/// it before the conversation begins, by its credential.
package protocol Uplink: Sendable {
    /// Begins a conversation: frames go up while `up` lasts, frames come down until either side
    /// ends it or fails.
    ///
    /// The first frame up is `.hello`, the first one down `.welcome` or `.refused`. Throws
    /// `NodeError`, as does the stream.
    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error>

    /// The parcel that an offer names, from byte `offset` on, in pieces of any size.
    ///
    /// Throws `.notFound` when it is not offered to this child any more.
    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error>
}
