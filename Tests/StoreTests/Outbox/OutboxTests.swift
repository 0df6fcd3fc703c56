import Store
import Testing

@Suite struct OutboxTests {
    private let temporary: TemporaryStore
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
    }

    private func ask(_ id: String, priority: Int = 0, expiresAt: Int64? = nil) throws {
        var question = temporary.question(id)
        question.priority = priority
        question.expiresAt = expiresAt
        question.route = "[\"here\"]"
        question.goesUp = true
        _ = try store.escalate(question)
    }

    private func join() throws {
        try store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
    }

    /// The unsent as `sequence id`.
    private func unsent(limit: Int = 99, at: Int64 = 0) throws -> [String] {
        try store.outbox(limit: limit, at: at).map {
            switch $0.item {
            case .question(let question, _, _): "\($0.sequence) \(question.id)"
            case .word(let word):
                "\($0.sequence) \(word.questionID)=\(word.className ?? "-")"
                    + (word.retractedAt == nil ? "" : " undone")
            }
        }
    }

    private func acknowledge(_ sequences: Int64...) throws {
        try store.acknowledge(sequences.map { (sequence: $0, refusal: nil) }, at: 1)
    }

    @Test func whatWaitsGoesUpByPriorityThenInOrder() throws {
        try ask("q1")
        try ask("q2", priority: 5)
        try ask("q3")
        _ = try store.escalate(temporary.question("stays"))

        #expect(try unsent() == ["4 q2", "5 q1", "6 q3"])
        #expect(try unsent(limit: 2) == ["4 q2", "5 q1"])
        #expect(
            try store.outboxState()
                == OutboxState(
                    lastSequence: 6, confirmed: 0, unsent: 3, oldestUnsentAt: TemporaryStore.time))
        #expect(try store.question("q1").escalation == .queued)
        #expect(try store.question("stays").escalation == nil)
    }

    @Test func anEntryHasAllThatTellingTakes() throws {
        try ask("q1", priority: 2, expiresAt: TemporaryStore.time + 90)

        let entry = try #require(try store.outbox(limit: 1, at: 0).first)

        let question = try store.question("q1")
        #expect(
            entry
                == OutboxEntry(
                    sequence: 1,
                    item: .question(
                        question, payload: Array("payload of q1".utf8), route: "[\"here\"]"),
                    priority: 2, queuedAt: TemporaryStore.time))
        #expect(question.priority == 2)
        #expect(question.expiresAt == TemporaryStore.time + 90)
    }

    @Test func whatTheParentHasIsNotSentAgain() throws {
        for id in ["q1", "q2", "q3"] { try ask(id) }

        try store.acknowledge([(1, nil), (2, "there is no task digits at hq"), (99, nil)], at: 1)

        #expect(try unsent() == ["4 q3"])
        #expect(try store.question("q1").escalation == .passedUp)
        #expect(
            try store.question("q2").escalation == .refused("there is no task digits at hq"))
        #expect(try store.question("q2").state == .waiting)
        #expect(try store.outboxState().confirmed == 3)
        #expect(try store.outboxState().unsent == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatHasAnAnswerDoesNotGoUp() throws {
        try ask("q1")
        try ask("q2")
        _ = try store.answerWaiting("q1", temporary.answer(1))

        #expect(try unsent() == ["2 q2"])
        #expect(try store.question("q1").escalation == nil)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func numbersAreNeverUsedAgain() throws {
        try ask("q1")
        _ = try store.answerWaiting("q1", temporary.answer(1))
        try ask("q2")

        #expect(try unsent() == ["2 q2"])
    }

    @Test func askingAgainDoesNotSendAgain() throws {
        try ask("q1")
        try ask("q1")

        #expect(try unsent() == ["1 q1"])
        #expect(try store.outboxState().lastSequence == 1)
    }

    @Test func whatIsTooOldStaysHere() throws {
        try ask("q1", expiresAt: 50)
        try ask("q2", expiresAt: TemporaryStore.time + 1)

        #expect(try unsent(at: 49) == ["1 q1", "2 q2"])
        // By the store's clock its time is over, whether or not somebody looked.
        #expect(try store.question("q1").escalation == .expired)
        #expect(try unsent(at: 50) == ["2 q2"])
        #expect(try store.question("q1").escalation == .expired)
        #expect(try store.question("q1").state == .waiting)
        #expect(try store.outboxState().unsent == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aLabelGoesUpFirstAndItsQuestionNoMore() throws {
        try join()
        try ask("q1", priority: 1000)
        try ask("q2")

        _ = try store.label(temporary.label("q2", .known("two")))

        #expect(try unsent() == ["4 q2=two", "5 q1"])
        guard case .word(let word)? = try store.outbox(limit: 1, at: 0).first?.item else {
            Issue.record("no word")
            return
        }
        #expect(
            word
                == StoredWord(
                    questionID: "q2", task: "digits", payload: Array("payload of q2".utf8),
                    className: "two", by: "anna", at: 10))
    }

    @Test func aLabelAtTheTopGoesNowhere() throws {
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .known("two")))

        #expect(try unsent() == [])
    }

    @Test func takingALabelBackGoesUpAndTheQuestionAgain() throws {
        try join()
        try ask("q1")
        let label = try store.label(temporary.label("q1", .newClass("nine")))
        try acknowledge(2)

        _ = try store.undoLabel(label.id, by: "anna", at: 30)

        #expect(try unsent() == ["3 q1=- undone", "4 q1"])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aWordStaysForAParentThatLosesIt() throws {
        try join()
        try ask("q1")
        _ = try store.label(temporary.label("q1", .known("two")))
        try acknowledge(2)
        #expect(try unsent() == [])

        try store.settle(received: 0, isStrange: true, conversation: nil)

        #expect(try unsent() == ["2 q1=two"])
        #expect(try store.outboxState().confirmed == 0)
    }

    @Test func allIsSentAgainToAParentThatWentBackToACopy() throws {
        for id in ["q1", "q2", "q3", "q4"] { try ask(id) }
        for sequence in [1, 2, 3] { try acknowledge(Int64(sequence)) }

        try store.settle(received: 3, isStrange: false, conversation: nil)
        #expect(try unsent() == ["4 q4"])
        try store.settle(received: 2, isStrange: true, conversation: nil)

        // The 2 may have overtaken the 1.
        #expect(try unsent() == ["5 q1", "6 q2", "7 q3", "8 q4"])
    }

    @Test func whatWasOvertakenIsSentUnderAHigherNumber() throws {
        try ask("low")
        try ask("high", priority: 9)
        #expect(try unsent(limit: 1) == ["2 high"])
        try acknowledge(2)
        #expect(try unsent() == ["3 low"])
        #expect(try unsent() == ["3 low"])
        try acknowledge(3)

        // The parent was copied between the two.
        try store.settle(received: 2, isStrange: true, conversation: nil)

        #expect(try unsent() == ["4 high", "5 low"])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatIsLeftBehindByANewNumberGetsOneToo() throws {
        for id in ["q1", "q2", "q3"] { try ask(id) }
        try store.settle(received: 3, isStrange: false, conversation: nil)

        #expect(try unsent(limit: 2) == ["4 q1", "5 q2"])
        try acknowledge(4)
        try acknowledge(5)

        // Not under the 3 that the parent had seen before: copied now, it would not be missed.
        #expect(try unsent(limit: 2) == ["6 q3"])
    }

    @Test func whatTheParentHasWithoutAReceiptIsOvertakenToo() throws {
        try ask("q1")
        try ask("q2")
        try store.settle(received: 1, isStrange: false, conversation: nil)

        #expect(try unsent() == ["3 q1", "4 q2"])
        #expect(try store.outboxState().confirmed == 1)
    }

    @Test func aRestoredNodeCountsOnAboveWhatItsParentSaw() throws {
        try ask("q1")
        try acknowledge(1)

        try store.settle(received: 40, isStrange: false, conversation: nil)
        try ask("q2")

        #expect(try unsent() == ["42 q1", "43 q2"])
        #expect(try store.outboxState().confirmed == 40)
    }

    @Test func readingTheUnsentNeedsNoSortAndNoScan() throws {
        try ask("q1")
        try store.close()

        let details = try sqlitePlan(
            temporary.folder.path,
            """
            SELECT sequence FROM outbox INDEXED BY outbox_unsent WHERE state = 0
                ORDER BY priority DESC, sequence LIMIT 256
            """)
        #expect(details == ["SCAN outbox USING INDEX outbox_unsent"])
    }
}
