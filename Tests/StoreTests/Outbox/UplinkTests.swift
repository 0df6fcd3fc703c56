import Store
import Testing

@Suite struct UplinkTests {
    private let parent = StoredUplink(
        node: "00000000000000aa", name: "hq", tier: "cloud", address: "https://hq:8443",
        token: "secret", certificate: "PEM", publicKey: "key")

    private func question(_ temporary: TemporaryStore, _ id: String) -> NewQuestion {
        var question = temporary.question(id)
        question.goesUp = true
        return question
    }

    private func unsent(_ store: Store) throws -> [Int64] {
        try store.outbox(limit: 9, at: 0).map(\.sequence)
    }

    @Test func theParentIsKept() throws {
        let temporary = try TemporaryStore()
        #expect(try temporary.store.uplink() == nil)

        try temporary.store.setUplink(parent)
        try temporary.store.setHeld(uplink: true)

        var held = parent
        held.isHeld = true
        #expect(try temporary.store.uplink() == held)
        try temporary.store.clearUplink()
        #expect(try temporary.store.uplink() == nil)
    }

    @Test func theCursorStaysWithTheParent() throws {
        let temporary = try TemporaryStore()
        try temporary.store.setUplink(parent)
        _ = try temporary.store.applyFeed([], upTo: 7)
        _ = try temporary.store.applyFeed([], upTo: 5)

        var renamed = parent
        renamed.token = "new secret"
        try temporary.store.setUplink(renamed)
        #expect(try temporary.store.uplink()?.applied == 7)
        #expect(try temporary.store.uplink()?.token == "new secret")

        renamed.node = "00000000000000bb"
        try temporary.store.setUplink(renamed)
        #expect(try temporary.store.uplink()?.applied == 0)
    }

    @Test func whatWaitsGoesUpToAFirstParent() throws {
        let temporary = try TemporaryStore()
        for id in ["q1", "q2"] { _ = try temporary.store.escalate(temporary.question(id)) }
        _ = try temporary.store.answerWaiting("q1", temporary.answer(1))

        try temporary.store.setUplink(parent)

        #expect(try unsent(temporary.store) == [1])
        #expect(try temporary.store.question("q2").escalation == .queued)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func anotherParentIsToldAllAnew() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        try store.setUplink(parent)
        for id in ["q1", "q2", "q3"] { _ = try store.escalate(question(temporary, id)) }
        _ = try store.label(temporary.label("q3", .known("two")))
        try store.acknowledge([(1, nil), (2, "no"), (4, nil)], at: 1)
        #expect(try unsent(store) == [])

        var other = parent
        other.node = "00000000000000bb"
        try store.setUplink(other)

        #expect(try unsent(store) == [5, 6, 7])
        #expect(try store.outboxState().confirmed == 0)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func withoutAParentOnlyWordsAreKeptForOne() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        try store.setUplink(parent)
        for id in ["q1", "q2"] { _ = try store.escalate(question(temporary, id)) }
        _ = try store.label(temporary.label("q2", .known("two")))

        try store.clearUplink()

        #expect(try unsent(store) == [3])
        #expect(try store.question("q1").escalation == nil)
        let error = try storeError { _ = try store.applyFeed([], upTo: 1) }
        #expect(error.kind == .conflict)
        #expect(
            error.message == "this node has no parent any more; what came down is not kept")
    }
}
