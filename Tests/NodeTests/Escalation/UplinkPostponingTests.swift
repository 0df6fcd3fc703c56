import Learning
import Node
import Testing
import Wire

@Suite struct UplinkPostponingTests {
    /// Connected, with nothing in the outbox.
    private func makeOpen(applied: Int64 = 0) -> UplinkState {
        let welcome = Welcome(
            node: NodeID("p"), name: "cloud", tier: "cloud", received: 0, fed: 0, beatSeconds: 2,
            tasks: [])
        var state = UplinkState(
            pace: LinkPace(beat: 3),
            backoff: Backoff(first: 0.25, longest: 30, generator: SeededGenerator(seed: 1)))
        _ = state.update(.start(isHeld: false))
        _ = state.update(.greeted(applied: applied))
        _ = state.update(.heard(.welcome(welcome)))
        _ = state.update(.loaded([]))
        return state
    }

    @Test func receiptsAreNotedAndApplyingIsSaidAMomentLater() {
        var state = makeOpen(applied: 5)
        let receipts = [Receipt(sequence: 1)]

        #expect(state.update(.heard(.receipts(batch: receipts))) == [.linger])
        #expect(state.update(.applied(upTo: 6)) == [])
        #expect(state.update(.applied(upTo: 7)) == [])
        #expect(
            state.update(.lingered) == [.acknowledge(receipts), .send(.applied(upTo: 7))])
        #expect(state.update(.lingered) == [])
        #expect(state.update(.applied(upTo: 70)) == [.linger])
        #expect(state.update(.applied(upTo: 71)) == [.send(.applied(upTo: 71))])
    }

    @Test func receiptsAreNotedBeforeTheConversationIsGivenUp() {
        var state = makeOpen()
        let receipts = [Receipt(sequence: 1)]
        _ = state.update(.heard(.receipts(batch: receipts)))

        #expect(
            state.update(.lost(NodeError(.unavailable, "gone"))).prefix(2) == [
                .acknowledge(receipts), .hangUp,
            ])
    }
}
