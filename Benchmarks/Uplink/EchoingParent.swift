import Synchronization
import Wire

/// A parent that confirms whatever it is sent at once: what is left is the way there and back.
struct EchoingParent: Uplink {
    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        let (down, continuation) = AsyncThrowingStream.makeStream(of: DownFrame.self)
        let echoing = Task {
            for await frame in up {
                guard case .questions(let batch) = frame else { continue }
                continuation.yield(
                    .receipts(batch: batch.map { Receipt(sequence: $0.sequence) }))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in echoing.cancel() }
        return down
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        throw NodeError(.notFound, "nothing is offered here")
    }
}

extension DoNothingNode: NodeHost {
    func ask(_ request: AskRequest, for caller: Caller) async throws -> AskReply {
        try await ask(request)
    }

    func collect(
        _ id: QuestionID, wait seconds: Double, for caller: Caller
    ) async throws -> AskReply {
        try await collect(id, wait: seconds)
    }

    func caller(token: String) async throws -> Caller? {
        Caller(
            credential: CredentialID(1), role: .node, name: "bench",
            node: NodeID("0123456789abcdef"))
    }

    func isStanding(_ caller: Caller) async -> Bool { true }

    func redeem(_ request: JoinRequest) async throws -> JoinGrant {
        throw NodeError(.forbidden, "nobody joins here")
    }

    func uplink(for caller: Caller) async throws -> any Uplink { EchoingParent() }

    func counts() async -> QuestionCounts { QuestionCounts() }

    func note(_ access: Access) async {}
}
