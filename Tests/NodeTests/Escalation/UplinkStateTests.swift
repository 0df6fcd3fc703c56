import Learning
import Node
import Testing
import Wire

@Suite struct UplinkStateTests {
    private let welcome = Welcome(
        node: NodeID("p"), name: "cloud", tier: "cloud", received: 0, fed: 0, beatSeconds: 2,
        tasks: [])

    private func makeState() -> UplinkState {
        UplinkState(
            pace: LinkPace(beat: 3),
            backoff: Backoff(first: 0.25, longest: 30, generator: SeededGenerator(seed: 1)))
    }

    /// Connected, with nothing in the outbox.
    private func makeOpen(applied: Int64 = 0) -> UplinkState {
        var state = makeState()
        _ = state.update(.start(isHeld: false))
        _ = state.update(.greeted(applied: applied))
        _ = state.update(.heard(.welcome(welcome)))
        _ = state.update(.loaded([]))
        return state
    }

    private func question(_ sequence: Int64) -> EscalatedQuestion {
        EscalatedQuestion(
            sequence: sequence, id: QuestionID("q\(sequence)"), task: "desk", fields: [:],
            askedAt: Timestamp(milliseconds: 0), priority: 4, route: [])
    }

    private func retraction(_ sequence: Int64) -> Delivery {
        Delivery(sequence: sequence, item: .refusal(question: QuestionID("q"), reason: ""))
    }

    @Test func dialsGreetsAndLooksIntoTheOutbox() {
        var state = makeState()

        #expect(state.update(.start(isHeld: false)) == [.breathe(seconds: 3), .dial])
        #expect(state.update(.greeted(applied: 7)) == [])
        #expect(
            state.update(.heard(.welcome(welcome))) == [
                .breathe(seconds: 2), .settle(welcome), .announce(.connected(welcome)),
                .report(isWhole: true), .load(limit: 256),
            ])
        #expect(state.link == .connected)
    }

    @Test func oneBatchIsUnderWayAndTheNextFollowsItsReceipts() {
        var state = makeOpen()

        #expect(state.update(.outboxChanged) == [.load(limit: 256)])
        #expect(state.update(.outboxChanged) == [])
        let frame = UpFrame.questions(batch: [question(1), question(2)])
        #expect(state.update(.loaded([frame])) == [.send(frame)])
        #expect(state.update(.outboxChanged) == [])
        let first = [Receipt(sequence: 1)]
        #expect(state.update(.heard(.receipts(batch: first))) == [.acknowledge(first)])
        let second = [Receipt(sequence: 2, refusal: "no")]
        #expect(
            state.update(.heard(.receipts(batch: second))) == [
                .acknowledge(second), .load(limit: 256),
            ])
    }

    @Test func whatIsStoredWhileTheOutboxIsReadIsNotMissed() {
        var state = makeOpen()
        _ = state.update(.outboxChanged)

        #expect(state.update(.outboxChanged) == [])
        #expect(state.update(.loaded([])) == [.load(limit: 256)])
        #expect(state.update(.loaded([])) == [])
    }

    @Test func theFeedIsAppliedInOrderAndOnce() {
        var state = makeOpen(applied: 5)

        #expect(
            state.update(.heard(.deliveries(batch: [retraction(5), retraction(6)]))) == [
                .apply([retraction(6)])
            ])
        #expect(state.update(.applied(upTo: 6)) == [.send(.applied(upTo: 6))])
        #expect(
            state.update(.heard(.deliveries(batch: [retraction(6)]))) == [
                .send(.applied(upTo: 6))
            ])
    }

    @Test func aLeapOfTheFeedHasAllThatWaitsAskedForAgain() {
        var state = makeOpen(applied: 5)

        #expect(
            state.update(.heard(.deliveries(batch: [retraction(9)]))) == [
                .resend, .apply([retraction(9)]), .load(limit: 256),
            ])
    }

    @Test func aLostLinkIsToldOnceAndTriedEverMoreSlowly() throws {
        var state = makeOpen()
        let error = NodeError(.unavailable, "gone")

        let first = state.update(.lost(error))
        #expect(first.prefix(2) == [.hangUp, .announce(.lost(error))])
        #expect(state.link == .lost)
        var rests: [Double] = []
        for _ in 0..<12 {
            #expect(state.update(.rested) == [.breathe(seconds: 3), .dial])
            let effects = state.update(.lost(error))
            #expect(effects.count == 2 && effects[0] == .hangUp)
            guard case .rest(let seconds) = effects[1] else { return #expect(Bool(false)) }
            rests.append(seconds)
        }
        #expect(rests.allSatisfy { $0 >= 0 && $0 < 30 })
        #expect(rests.prefix(3).allSatisfy { $0 < 2 } && rests.contains { $0 > 5 })
    }

    @Test func aWelcomeStartsTheRestsOver() {
        var state = makeOpen()
        for _ in 0..<10 {
            _ = state.update(.lost(NodeError(.unavailable, "gone")))
            _ = state.update(.rested)
        }
        _ = state.update(.greeted(applied: 0))
        _ = state.update(.heard(.welcome(welcome)))

        let effects = state.update(.lost(NodeError(.unavailable, "gone")))

        guard case .rest(let seconds)? = effects.last else { return #expect(Bool(false)) }
        #expect(seconds < 0.25)
    }

    @Test func threeMissedBeatsEndTheConversation() {
        var state = makeOpen()

        for _ in 0..<3 { #expect(state.update(.tick) == [.report(isWhole: false)]) }
        _ = state.update(.heard(.beat))
        for _ in 0..<3 { #expect(state.update(.tick) == [.report(isWhole: false)]) }
        let effects = state.update(.tick)

        #expect(
            effects.prefix(2) == [
                .hangUp,
                .announce(.lost(NodeError(.unavailable, "nothing was heard for 3 beats"))),
            ])
    }

    @Test func aBatchThatIsNeverConfirmedEndsTheConversation() {
        var state = makeOpen()
        _ = state.update(.outboxChanged)
        _ = state.update(.loaded([.questions(batch: [question(1)])]))

        for _ in 0..<20 {
            _ = state.update(.heard(.beat))
            #expect(state.update(.tick) == [.report(isWhole: false)])
        }
        _ = state.update(.heard(.beat))

        #expect(state.update(.tick).first == .hangUp)
        #expect(state.phase == .resting)
    }

    @Test func aLinkHeldHereIsNotDialledUntilItIsJoined() {
        var state = makeState()

        #expect(state.update(.start(isHeld: true)) == [])
        #expect(state.link == .held)
        #expect(state.update(.rested) == [] && state.update(.outboxChanged) == [])
        #expect(state.update(.join) == [.breathe(seconds: 3), .dial])
    }

    @Test func holdingAnOpenLinkHangsUp() {
        var state = makeOpen()

        #expect(state.update(.hold) == [.hangUp])
        #expect(state.update(.lost(NodeError(.unavailable, "ended"))) == [])
        #expect(state.link == .held)
    }

    @Test func aLinkHeldAboveIsTriedSlowlyAndSaysSo() {
        var state = makeState()
        _ = state.update(.start(isHeld: false))
        _ = state.update(.greeted(applied: 0))
        let held = NodeError(.busy, "held")

        let effects = state.update(.heard(.refused(held)))

        #expect(effects.prefix(2) == [.hangUp, .announce(.refused(held))])
        guard case .rest(let seconds)? = effects.last else { return #expect(Bool(false)) }
        #expect((1.5...3).contains(seconds))
        #expect(state.link == .held)
        _ = state.update(.rested)
        _ = state.update(.greeted(applied: 0))
        #expect(state.update(.heard(.refused(held))).count == 2)
    }

    @Test func aRefusalThatOnlyPeopleCanMendIsTriedRarely() {
        var state = makeState()
        _ = state.update(.start(isHeld: false))

        let effects = state.update(.lost(NodeError(.forbidden, "revoked")))

        guard case .rest(let seconds)? = effects.last else { return #expect(Bool(false)) }
        #expect((15...30).contains(seconds))
    }

    @Test func aStoppedUplinkDoesNothingMore() {
        var state = makeOpen()

        #expect(state.update(.stop) == [.hangUp])
        #expect(state.update(.rested) == [] && state.update(.start(isHeld: false)) == [])
    }
}
