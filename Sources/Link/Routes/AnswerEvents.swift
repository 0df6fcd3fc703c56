internal import Foundation
internal import Wire

/// What becomes of a question, as events: `waiting` now, `answered` at the end, and a sign of life
/// in between.
struct AnswerEvents: AsyncSequence, Sendable {
    typealias Element = Data

    let host: any NodeHost
    let caller: Caller
    let first: AskReply
    let beat: Duration
    let json: APIJSON

    func makeAsyncIterator() -> Iterator {
        Iterator(events: self)
    }

    struct Iterator: AsyncIteratorProtocol {
        let events: AnswerEvents
        private var hasBegun = false
        private var isOver = false

        init(events: AnswerEvents) {
            self.events = events
        }

        mutating func next() async throws -> Data? {
            guard !isOver else { return nil }
            guard hasBegun else {
                hasBegun = true
                return try told(events.first)
            }
            let reply = try await events.host.collect(
                events.first.id, wait: events.beat / .seconds(1), for: events.caller)
            return reply.isFinal ? try told(reply) : ServerSentEvent.beat
        }

        private mutating func told(_ reply: AskReply) throws -> Data {
            isOver = reply.isFinal
            return ServerSentEvent.bytes(
                reply.isFinal ? "answered" : "waiting", try events.json.encode(reply))
        }
    }
}
