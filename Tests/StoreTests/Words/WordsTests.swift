import Store
import Testing

@Suite struct WordsTests {
    private let temporary: TemporaryStore
    private let child: Int64
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
        child = try temporary.store.addChild(node: "c1", name: "shop", tier: "edge", at: 5).id
    }

    private func join() throws {
        try store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
    }

    private func word(
        _ id: String, _ className: String?, sequence: Int64 = 1, by: String = "dora",
        at: Int64 = 20, retractedAt: Int64? = nil
    ) -> NewWord {
        NewWord(
            sequence: sequence, questionID: id, task: "digits",
            payload: Array("payload of \(id)".utf8), fingerprint: Array(id.utf8), preview: id,
            className: className, by: by, at: at, retractedAt: retractedAt, weight: 2)
    }

    private func take(_ words: NewWord...) throws -> [WordOutcome] {
        try store.takeWords(words, from: child)
    }

    private func ask(_ id: String, from row: Int64) throws {
        var question = temporary.question(id)
        question.goesUp = true
        _ = try store.takeQuestions([.waiting(question)], from: row, upTo: 1)
    }

    private func wordsUp() throws -> [StoredWord] {
        try store.outbox(limit: 99, at: 0).compactMap {
            guard case .word(let word) = $0.item else { return nil }
            return word
        }
    }

    @Test func aWordAnswersTheQuestionAndGoesOn() throws {
        try join()
        let other = try store.addChild(node: "c2", name: "box", tier: "edge", at: 5).id
        for row in [child, other] { try ask("q1", from: row) }

        let outcomes = try take(word("q1", "nine", sequence: 8))

        #expect(
            outcomes == [
                WordOutcome(
                    questionID: "q1", task: "digits", result: .answered, exampleID: 1,
                    changedClasses: true)
            ])
        #expect(try store.question("q1").answer?.answer.by == "dora")
        #expect(try temporary.allExamples().map(\.source) == [.human])
        #expect(try store.received(child: child) == 8)
        // Its own word too: it may go back to a copy that does not have it.
        #expect(try store.feed(child: child, after: 0, limit: 9).count == 1)
        #expect(try store.feed(child: other, after: 0, limit: 9).count == 1)
        #expect(try wordsUp().map(\.className) == ["nine"])
        #expect(try store.outboxState().unsent == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aWordOnWhatNobodyPassedUpIsAnExampleOnce() throws {
        let outcomes = try (1...3).map { try take(word("q1", "two", sequence: $0))[0].result }

        #expect(outcomes == [.answered, .known, .known])
        let examples = try temporary.allExamples()
        #expect(examples.map(\.classIndex) == [2])
        #expect(examples.map(\.source) == [.human])
        #expect(examples.map(\.weight) == [2])
        #expect(try store.waiting().count == 0)
        #expect(try store.solvedExample(question: "q1")?.id == examples[0].id)
        #expect(try wordsUp() == [])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatClimbsAfterItsWordIsAnsweredAtOnce() throws {
        _ = try take(word("q1", "two"))

        try ask("q1", from: child)

        #expect(try store.question("q1").state == .answered)
        #expect(try store.feed(child: child, after: 0, limit: 9).count == 1)
        #expect(try store.outbox(limit: 9, at: 0).isEmpty)
    }

    @Test func takingItBackRestoresWhatStood() throws {
        try join()
        try ask("q1", from: child)
        _ = try store.answerWaiting("q1", temporary.answer(0, via: .expert), exampleWeight: 1)
        _ = try take(word("q1", "two"))
        #expect(try temporary.allExamples().map(\.classIndex) == [2])

        let outcomes = try take(word("q1", nil, sequence: 2, retractedAt: 40))

        #expect(outcomes.map(\.result) == [.retracted(.answered)])
        #expect(try store.question("q1").answer?.answer.via == .expert)
        #expect(try temporary.allExamples().map(\.classIndex) == [0])
        #expect(try wordsUp().map(\.retractedAt) == [40])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aWordThatWasTakenBackBeforeItCameDoesNothingAtTheTop() throws {
        let outcomes = try take(word("q1", "two", retractedAt: 40))

        #expect(outcomes.map(\.result) == [.unknown])
        #expect(try temporary.allExamples().isEmpty)
        #expect(try store.waiting().count == 0)
    }

    @Test func aRetractionOfWhatIsForgottenHereStillGoesUp() throws {
        try join()

        _ = try take(word("q1", "two", retractedAt: 40))

        #expect(try wordsUp().map(\.retractedAt) == [40])
        #expect(try temporary.allExamples().isEmpty)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func twoWordsRankByTimeThenName() throws {
        try join()
        try ask("q1", from: child)
        let outcomes = try take(
            word("q1", "one", at: 20), word("q1", "two", sequence: 2, by: "emil", at: 20),
            word("q1", "zero", sequence: 3, by: "fred", at: 19))

        #expect(outcomes.map(\.result) == [.answered, .corrected(former: 1), .kept])
        #expect(try store.question("q1").answer?.answer.by == "emil")
        // Those above may know another one: every word goes up.
        #expect(try wordsUp().map(\.by) == ["dora", "emil", "fred"])
    }

    @Test(arguments: [
        ("there is no task other here", "task"),
        ("the word of dora names a class without a name", "class"),
        ("the word of dora is to count for -1.0 in training", "weight"),
        ("the word lacks the question, what was asked or who gave it", "payload"),
        (
            "the word of dora is on a question of the task helpdesk, here q1 is one of digits",
            "question"
        ),
    ])
    func whatMakesNoSenseIsRefusedAlone(message: String, flaw: String) throws {
        try ask("q1", from: child)
        var bad = word("q1", "two")
        switch flaw {
        case "task": bad.task = "other"
        case "class": bad.className = ""
        case "weight": bad.weight = -1
        case "payload": bad.payload = []
        default: bad.task = "helpdesk"
        }

        let outcomes = try take(bad, word("q2", "one", sequence: 2))

        #expect(outcomes.map(\.result) == [.refused(message), .answered])
        #expect(try store.question("q1").state == .waiting)
    }

    @Test func aWordFromBelowIsNeverTrimmed() throws {
        _ = try take(word("q1", "two"))

        #expect(try store.trimAnswered(olderThan: .max, keepAtMost: 0) == 0)
    }
}
