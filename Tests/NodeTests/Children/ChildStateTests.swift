import Node
import Testing
import Wire

@Suite struct ChildStateTests {
    private let hello = Hello(
        node: NodeID("c"), name: "edge", tier: "edge", tasks: [], applied: 4, sent: 0)
    private let welcome = Welcome(
        node: NodeID("p"), name: "cloud", tier: "cloud", received: 0, fed: 4, beatSeconds: 3,
        tasks: [])

    private func makeOpen() -> ChildState {
        var state = ChildState()
        _ = state.update(.heard(.hello(hello)))
        _ = state.update(.admitted(welcome, applied: 4))
        _ = state.update(.loaded([]))
        return state
    }

    private func deliveries(_ numbers: ClosedRange<Int64>) -> [Delivery] {
        numbers.map {
            Delivery(sequence: $0, item: .refusal(question: QuestionID("q"), reason: ""))
        }
    }

    @Test func admitsAndTellsWhatTheChildHasNotApplied() {
        var state = ChildState()

        #expect(state.update(.heard(.hello(hello))) == [.admit(hello)])
        // However long this node takes over it.
        for _ in 0..<9 { #expect(state.update(.tick) == []) }
        #expect(state.update(.fed(upTo: 9)) == [])
        #expect(
            state.update(.admitted(welcome, applied: 4)) == [
                .send(.welcome(welcome)), .tellAbove(isFirst: true), .load(after: 4, limit: 128),
            ])
        #expect(
            state.update(.loaded(deliveries(5...6))) == [
                .send(.deliveries(batch: deliveries(5...6)))
            ])
        #expect(state.update(.fed(upTo: 6)) == [])
        #expect(state.update(.fed(upTo: 7)) == [.load(after: 6, limit: 128)])
    }

    @Test func whatIsNotAllowedInIsToldWhy() {
        var state = ChildState()
        _ = state.update(.heard(.hello(hello)))
        let loop = NodeError(.conflict, "a circle")

        #expect(state.update(.refused(loop)) == [.send(.refused(loop)), .finish(loop)])
        #expect(state.update(.heard(.beat)) == [])
    }

    @Test func whoDoesNotSayHelloIsSentAway() {
        var state = ChildState()

        let effects = state.update(.heard(.beat))

        let error = NodeError(.invalid, "a conversation begins with a hello")
        #expect(effects == [.send(.refused(error)), .finish(error)])
    }

    @Test func receiptsFollowTheBatch() {
        var state = makeOpen()
        let batch = [
            EscalatedQuestion(
                sequence: 1, id: QuestionID("q1"), task: "desk", fields: [:],
                askedAt: Timestamp(milliseconds: 0), priority: 4, route: [])
        ]

        #expect(state.update(.heard(.questions(batch: batch))) == [.take(batch, applied: 4)])
        let receipts = DownFrame.receipts(batch: [Receipt(sequence: 1)])
        #expect(state.update(.served([receipts])) == [.send(receipts)])
    }

    @Test func looksForMoreWhereALoadWasFull() {
        var state = makeOpen()
        _ = state.update(.fed(upTo: 200))

        let full = deliveries(5...132)
        #expect(
            state.update(.loaded(full)) == [
                .send(.deliveries(batch: full)), .load(after: 132, limit: 128),
            ])
    }

    @Test func receiptsFollowTheAnswersToTheSameQuestions() {
        var state = makeOpen()
        _ = state.update(.heard(.questions(batch: [])))
        let receipts = DownFrame.receipts(batch: [Receipt(sequence: 1)])

        #expect(state.update(.fed(upTo: .max)) == [.load(after: 4, limit: 128)])
        #expect(state.update(.served([receipts])) == [])
        #expect(
            state.update(.loaded(deliveries(5...5))) == [
                .send(.deliveries(batch: deliveries(5...5))), .send(receipts),
            ])
    }

    @Test func whatTheChildAppliedIsNotedByTheNextBeat() {
        var state = makeOpen()
        _ = state.update(.fed(upTo: 6))
        _ = state.update(.loaded(deliveries(5...6)))

        #expect(state.update(.heard(.applied(upTo: 6))) == [])
        #expect(state.update(.tick) == [.confirm(upTo: 6), .tellAbove(isFirst: false)])
        #expect(state.update(.tick) == [.tellAbove(isFirst: false)])
    }

    @Test func noMoreIsUnderWayThanTheWindowHolds() {
        var state = makeOpen()
        _ = state.update(.fed(upTo: 999))
        var last: Int64 = 4
        for _ in 0..<4 {
            let batch = deliveries((last + 1)...(last + 128))
            last += 128
            _ = state.update(.loaded(batch))
        }

        #expect(state.update(.fed(upTo: 999)) == [])
        #expect(
            state.update(.heard(.applied(upTo: 74))) == [
                .confirm(upTo: 74), .load(after: 516, limit: 70),
            ])
    }

    @Test func whoSendsWithoutWaitingForReceiptsIsSentAway() {
        var state = makeOpen()
        for _ in 0..<8 {
            #expect(state.update(.heard(.words(batch: []))) == [.hear([], applied: 4)])
        }

        let effects = state.update(.heard(.words(batch: [])))

        let error = NodeError(
            .invalid, "too much at once: wait for receipts before sending more")
        #expect(effects == [.send(.refused(error)), .finish(error)])
    }

    @Test func aSilentChildIsGone() {
        var state = makeOpen()

        for _ in 0..<3 { #expect(state.update(.tick) == [.tellAbove(isFirst: false)]) }

        #expect(
            state.update(.tick) == [
                .finish(NodeError(.unavailable, "nothing was heard for 3 beats"))
            ])
    }

    @Test func relaysPassBothWays() {
        var state = makeOpen()
        let request = RelayedRequest(method: "GET", path: "/v1/status", by: "anna", role: .viewer)
        let reply = RelayedReply(status: 200, body: "{}")

        #expect(
            state.update(.relay(id: 3, to: NodeID("x"), request: request)) == [
                .send(.relay(id: 3, to: NodeID("x"), request: request))
            ])
        #expect(
            state.update(.heard(.relayed(id: 3, reply: reply))) == [.deliver(id: 3, reply: reply)])
    }
}
