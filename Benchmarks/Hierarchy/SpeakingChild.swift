import Link
import Node
import Wire

/// A child as its parent sees it, without a store: says hello, passes questions up, and hears.
final class SpeakingChild {
    private let up: AsyncStream<UpFrame>.Continuation
    private var down: AsyncThrowingStream<DownFrame, any Error>.AsyncIterator
    private var sequence: Int64 = 0
    private let name: String

    /// Joins the parent and waits to be welcome.
    init(_ number: Int, of parent: Node, at address: ListenAddress) async throws {
        name = "child-\(number)"
        let digits = String(number, radix: 16)
        let id = NodeID(String(repeating: "c", count: 16 - digits.count) + digits)
        let invitation = try await parent.invite(
            InvitationRequest(role: .node, name: name, validFor: 3600), by: "bench")
        let grant = try await parent.redeem(
            JoinRequest(secret: invitation.secret, node: id, name: name, tier: "far edge"))
        let uplink = try RemoteUplink(
            address: NodeAddress(host: address.host, port: address.port, trust: .plain),
            token: grant.token)
        let (frames, up) = AsyncStream.makeStream(of: UpFrame.self)
        self.up = up
        let tasks = try await parent.tasks().map { FieldedTask(name: $0.name, fields: $0.fields) }
        up.yield(
            .hello(
                Hello(node: id, name: name, tier: "far edge", tasks: tasks, applied: 0, sent: 0)))
        down = try await uplink.converse(frames).makeAsyncIterator()
        while let frame = try await down.next(isolation: #isolation) {
            if case .welcome = frame { return }
        }
        throw BenchError("\(name) was not welcome")
    }

    /// Passes one question up and waits for its answer.
    func ask(_ text: String, task: String) async throws {
        sequence += 1
        let id = QuestionID("q\(name)\(sequence)")
        up.yield(
            .questions(batch: [
                EscalatedQuestion(
                    sequence: sequence, id: id, task: task, fields: ["text": .text(text)],
                    askedAt: Timestamp(milliseconds: 0), priority: 4, route: [])
            ]))
        while let frame = try await down.next(isolation: #isolation) {
            guard case .deliveries(let batch) = frame else { continue }
            for delivery in batch {
                guard case .answer(let answer) = delivery.item, answer.question == id else {
                    continue
                }
                up.yield(.applied(upTo: delivery.sequence))
                return
            }
        }
        throw BenchError("the parent of \(name) left")
    }

    func leave() {
        up.finish()
    }
}
