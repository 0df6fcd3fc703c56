import Synchronization
import Wire

/// A parent that gives to each text the answer that it was told beforehand.
///
/// What a large model would say can so be decided once, outside of the measured loop.
final class KeyedParent: Uplink {
    /// The class that the parent says, by text.
    private let key: [String: String]
    private let task: FieldedTask
    private let asked = Mutex(0)

    static let id = NodeID("0000000000000000")

    /// What its child would have got for an invitation.
    var grant: JoinGrant {
        JoinGrant(
            token: "", credential: CredentialID(1), role: .node, name: "edge", node: Self.id,
            nodeName: "parent", nodeTier: "cloud", publicKey: "")
    }

    /// How many questions it was asked.
    var askedCount: Int { asked.withLock { $0 } }

    init(key: [String: String], task: FieldedTask) {
        self.key = key
        self.task = task
    }

    func converse(
        _ up: AsyncStream<UpFrame>
    ) async throws -> AsyncThrowingStream<DownFrame, any Error> {
        let (down, continuation) = AsyncThrowingStream.makeStream(of: DownFrame.self)
        let talk = Task {
            var fed: Int64 = 0
            for await frame in up {
                for reply in replies(to: frame, fed: &fed) { continuation.yield(reply) }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in talk.cancel() }
        return down
    }

    func parcel(
        _ id: ParcelID, from offset: Int
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        throw NodeError(.notFound, "this parent hands no versions down")
    }

    private func replies(to frame: UpFrame, fed: inout Int64) -> [DownFrame] {
        switch frame {
        case .hello(let hello):
            fed = hello.applied
            return [
                .welcome(
                    Welcome(
                        node: Self.id, name: "parent", tier: "cloud",
                        received: hello.sent, fed: fed, beatSeconds: 60, tasks: [task]))
            ]
        case .questions(let batch):
            asked.withLock { $0 += batch.count }
            var deliveries: [Delivery] = []
            for question in batch {
                guard case .text(let text) = question.fields["text"], let name = key[text] else {
                    continue
                }
                fed += 1
                deliveries.append(
                    Delivery(sequence: fed, item: .answer(answer(question, name))))
            }
            return [
                .receipts(batch: batch.map { Receipt(sequence: $0.sequence) }),
                .deliveries(batch: deliveries),
            ]
        case .words(let batch):
            return [.receipts(batch: batch.map { Receipt(sequence: $0.sequence) })]
        case .applied, .report, .relayed, .beat: return []
        }
    }

    private func answer(_ question: EscalatedQuestion, _ name: String) -> ReturnedAnswer {
        ReturnedAnswer(
            question: question.id, task: question.task,
            answer: Answer(
                name: name, ranked: [], confidence: 1, by: "parent v1", via: .model,
                at: question.askedAt),
            hops: 1)
    }
}
