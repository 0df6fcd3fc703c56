import Store
import Testing

@Suite struct BudgetTests {
    private let temporary: TemporaryStore
    private var store: Store { temporary.store }
    /// What one question of these tests takes, about.
    private static let each = 10_610

    init() throws {
        temporary = try TemporaryStore()
    }

    private func question(
        _ id: String, askedAt: Int64 = 1, priority: Int = 0, expiresAt: Int64? = nil
    ) -> NewQuestion {
        var question = temporary.question(id, askedAt: askedAt)
        question.payload = Array(repeating: 7, count: 10_000)
        question.priority = priority
        question.expiresAt = expiresAt
        return question
    }

    private func ask(_ id: String, askedAt: Int64 = 1, priority: Int = 0) throws {
        _ = try store.escalate(question(id, askedAt: askedAt, priority: priority))
    }

    private func recordAnswered(_ ids: [String]) throws {
        try store.recordAnswered(
            ids.enumerated().map {
                AnsweredQuestion(
                    question: question($1, askedAt: Int64($0)), answer: temporary.answer(1))
            })
    }

    private func keep(_ count: Int) throws -> KeepOutcome {
        // With the tenth that is made free beyond the budget.
        try store.keepWithin(questionBytes: (count * Self.each + 700) * 10 / 9, at: 100)
    }

    private func ids(_ states: [StoredQuestion.State]) throws -> [String] {
        try store.questionRows(QuestionListing(states: states, limit: 999)).rows.map(\.id).sorted()
    }

    private func full() throws -> [String] {
        try ids(StoredQuestion.State.allCases).filter {
            try !store.questionInput($0).payload.isEmpty
        }
    }

    @Test func withinTheBudgetAllStays() throws {
        try recordAnswered(["a1", "a2"])

        let outcome = try store.keepWithin(questionBytes: 2 * Self.each + 100, at: 100)

        #expect(outcome.emptied == 0)
        #expect(outcome.sentence == nil)
        #expect(try store.questionBytes() == outcome.questionBytes)
        #expect(try full() == ["a1", "a2"])
    }

    @Test func whatAnsweredQuestionsHoldGoesFirst() throws {
        try ask("w1")
        try recordAnswered(["a1", "a2", "a3"])

        let outcome = try keep(3)

        #expect(outcome.emptied == 1)
        #expect(outcome.answered + outcome.expired + outcome.waiting == 0)
        #expect(try full() == ["a2", "a3", "w1"])
        #expect(try store.question("a1").answer?.answer.classIndex == 1)
        #expect(try store.questionBytes() == outcome.questionBytes)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func answeredQuestionsGoBeforeThoseThatWait() throws {
        try ask("w1")
        try recordAnswered((0..<40).map { "a\($0)" })

        let outcome = try keep(2)

        #expect(outcome.emptied == 40)
        #expect(outcome.answered > 20)
        #expect(outcome.waiting == 0)
        #expect(try ids([.waiting]) == ["w1"])
        #expect(try ids([.answered]).contains("a39"))
        #expect(try !ids([.answered]).contains("a0"))
        #expect(try store.checkIntegrity() == [])
    }

    @Test func amongThoseThatWaitTheExpiredGoFirstThenTheLeastUrgentAndOldest() throws {
        _ = try store.escalate([
            question("w1", askedAt: 9, priority: 5), question("w2", askedAt: 8),
            question("w3", askedAt: 7), question("w4", askedAt: 99, priority: 9, expiresAt: 100),
            question("w5", askedAt: 1, priority: 5), question("w6", askedAt: 1, expiresAt: 101),
        ])

        var left: [[String]] = []
        for count in [5, 4, 3, 2, 1] {
            _ = try keep(count)
            left.append(try ids([.waiting]))
        }

        #expect(
            left == [
                ["w1", "w2", "w3", "w5", "w6"], ["w1", "w2", "w3", "w5"], ["w1", "w2", "w5"],
                ["w1", "w5"], ["w1"],
            ])
    }

    @Test func theOutcomeSaysWhatWent() throws {
        try recordAnswered(["a1"])
        _ = try store.escalate([
            question("w1"), question("w2", expiresAt: 3), question("w3", priority: 1),
        ])

        let outcome = try keep(1)

        #expect(outcome.emptied == 1)
        #expect(outcome.answered == 1)
        #expect(outcome.expired == 1)
        #expect(outcome.waiting == 1)
        #expect(try ids([.waiting]) == ["w3"])
        #expect(
            outcome.sentence == """
                1 answered ones keep their answer but not what was asked, 1 answered ones are \
                gone, 1 waiting ones whose time to live was over are gone, 1 waiting ones are \
                gone unanswered
                """)
    }

    @Test func aLabelNeverGoes() throws {
        try recordAnswered(["a1", "a2"])
        try ask("w1")
        try ask("w2")
        _ = try store.label(temporary.label("a1", .known("two")))
        _ = try store.label(temporary.label("w1", .unanswerable))
        _ = try store.label(temporary.label("w2", .known("one")))
        _ = try store.undoLabel(3, by: "anna", at: 20)
        let child = try store.addChild(node: "c", name: "c", tier: "edge", at: 1).id
        _ = try store.takeWords(
            [
                NewWord(
                    sequence: 1, questionID: "below", task: "digits", payload: [1],
                    fingerprint: [2], preview: "", className: "two", by: "dora", at: 3)
            ], from: child)

        let outcome = try keep(0)

        #expect(outcome.emptied == 1)
        #expect(outcome.answered == 1)
        #expect(try ids(StoredQuestion.State.allCases) == ["a1", "below", "w1", "w2"])
        #expect(try full() == ["a1", "below", "w1", "w2"])
        #expect(try store.labels(question: "a1").count == 1)
    }

    @Test func whatAChildWaitsForGoesLastAndItIsTold() throws {
        let child = try store.addChild(node: "c", name: "c", tier: "edge", at: 1).id
        _ = try store.takeQuestions(
            [
                .waiting(question("c1")),
                .answered(
                    AnsweredQuestion(question: question("c2"), answer: temporary.answer(1))),
            ], from: child, upTo: 2)
        try ask("w1", priority: 9)
        #expect(try keep(2).waiting == 1)
        #expect(try ids(StoredQuestion.State.allCases) == ["c1", "c2"])

        #expect(try keep(1).waiting == 1)
        #expect(try ids(StoredQuestion.State.allCases) == ["c2"])
        #expect(try keep(0).answered == 1)

        let reason = "it was given up above: the disk budget there was spent"
        #expect(
            try store.feed(child: child, after: 0, limit: 9) == [
                FeedEntry(sequence: 1, item: .refusal(questionID: "c2", reason: reason)),
                FeedEntry(sequence: 2, item: .refusal(questionID: "c1", reason: reason)),
            ])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aQuestionThatGaveUpItsContentsLearnsFromItsExample() throws {
        try ask("w1")
        try recordAnswered(["a1"])
        var answer = temporary.answer(0, via: .expert)
        answer.hops = 1
        _ = try store.answerWaiting("w1", answer, exampleWeight: 1)
        _ = try store.keepWithin(questionBytes: 3000, at: 100)
        #expect(try full() == [])

        _ = try store.answerWaiting(
            "w1", temporary.answer(2, via: .human, by: "carl", hops: 1), exampleWeight: 2)
        _ = try store.answerWaiting(
            "a1", temporary.answer(2, via: .human, by: "carl", hops: 1), exampleWeight: 2)

        let examples = try temporary.allExamples()
        #expect(examples.map(\.classIndex) == [2])
        #expect(examples.map(\.payload.count) == [10_000])
        #expect(try store.question("a1").answer?.answer.by == "carl")
    }

    @Test func theSpaceGoesBackToTheDisk() throws {
        try recordAnswered((0..<300).map { "a\($0)" })
        try store.close()
        let again = try TemporaryStore.open(temporary.folder.path)
        let before = again.fileBytes()

        _ = try again.keepWithin(questionBytes: 300_000, at: 100)
        try again.close()

        #expect(again.fileBytes() * 3 < before)
    }
}
