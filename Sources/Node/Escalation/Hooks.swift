internal import Synchronization
internal import Wire

/// What others add to the conversations: whoever hands versions down, and the program.
final class Hooks: Sendable {
    struct Hung: Sendable {
        /// Keeps an offer durably before it returns; may be told of one offer more than once.
        var takeOffer: @Sendable (VersionOffer) throws -> Void = { _ in }
        /// What became of the offers so far.
        var adoptions: @Sendable () -> [Adoption] = { [] }
        /// What an answer takes here, p50 in microseconds, by task.
        var answerMicros: @Sendable () -> [String: Double] = { [:] }
        /// What is served and is to be served here; blocking, may read the store.
        var standings: (@Sendable () throws -> [VersionStanding])?
        /// What a child's report says of itself; blocking, may write to the store.
        var childReported: @Sendable (_ child: NodeID, NodeReport) throws -> Void = { _, _ in }
        /// A child that has these tasks as they are here said hello with this budget; blocking,
        /// may write to the store.
        var childCame: @Sendable (_ child: NodeID, _ tasks: Set<String>, Budget?) throws -> Void = {
            _, _, _ in
        }
        /// The bytes that an offer to the child names.
        var parcel:
            @Sendable (ParcelID, _ offset: Int, _ child: NodeID) async throws ->
                AsyncThrowingStream<[UInt8], any Error> = { id, _, _ in
                    throw NodeError(.notFound, "no parcel \(id) is offered to this child")
                }
        /// Carries out what came down for this node.
        var relay: @Sendable (RelayedRequest) async -> RelayedReply = { _ in
            RelayedReply(
                status: 503,
                body: #"{"code":"unavailable","message":"this node takes no requests"}"#)
        }
    }

    private let hung = Mutex(Hung())

    var now: Hung {
        hung.withLock { $0 }
    }

    func change(_ body: @Sendable (inout Hung) -> Void) {
        hung.withLock { body(&$0) }
    }
}
