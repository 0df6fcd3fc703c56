import Store
import Testing

/// What this node said, held against what came from above and from humans.
@Suite struct ProvenAnswerTests {
    private let temporary: TemporaryStore
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
        try temporary.store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
    }

    private func answered(
        _ id: String, _ classIndex: Int, via: StoredAnswer.Via = .model, isAudited: Bool = true
    ) throws {
        var question = temporary.question(id, guess: 0.9)
        question.route = "[\"box\"]"
        try store.recordAnswered([
            AnsweredQuestion(
                question: question,
                answer: NewAnswer(
                    classIndex: classIndex, confidence: 0.9, by: "box v1", via: via, at: 5),
                isAudited: isAudited)
        ])
    }

    private func apply(_ id: String, _ name: String?, at: Int64, via: StoredAnswer.Via = .expert)
        throws -> WordOutcome
    {
        try store.applyFeed(
            [
                .answer(
                    FedAnswer(
                        questionID: id, task: "digits", className: name, confidence: 0.8,
                        by: "hq", via: via, hops: 1, at: at, routeAbove: "[\"hq\"]",
                        exampleWeight: 1))
            ], upTo: at)[0]
    }

    @Test func whatIsAuditedGoesUpAndNothingElse() throws {
        try answered("q1", 1)
        try answered("q2", 1, isAudited: false)

        let entries = try store.outbox(limit: 9, at: 0)

        #expect(
            entries.map(\.item.questionID) == ["q1"])
        #expect(try store.checkIntegrity() == [])
        try store.acknowledge([(sequence: entries[0].sequence, refusal: nil)], at: 9)
        #expect(try store.outbox(limit: 9, at: 0) == [])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func nothingIsAuditedAtTheTop() throws {
        try store.clearUplink()
        try answered("q1", 1)

        #expect(try store.outbox(limit: 9, at: 0) == [])
    }

    @Test func aWordThatSaysTheSameConfirmsAndTeaches() throws {
        try answered("q1", 1)
        let outcome = try apply("q1", "one", at: 30)

        #expect(outcome.result == .confirmed(former: 1))
        #expect(outcome.exampleID != nil)
        #expect(
            outcome.own
                == .init(
                    guess: Guess(classIndex: 0, probability: 0.9), wasAnswer: true,
                    isRight: false))
        #expect(try store.question("q1").answer?.answer.by == "hq")
        #expect(try store.checkIntegrity() == [])
    }

    @Test func eachWordIsProvedByWhatStands() throws {
        try answered("q1", 1)
        try answered("q2", 2)
        try answered("q3", 1, via: .memory)
        try answered("q4", 1)
        var waiting = temporary.question("q5", guess: 0.4)
        waiting.reason = "{}"
        _ = try store.escalate(waiting)
        _ = try apply("q1", "one", at: 30)
        _ = try apply("q2", "one", at: 31)
        _ = try apply("q3", "one", at: 32)
        _ = try apply("q5", nil, at: 33)

        let proven = try store.provenAnswers(task: "digits", since: 0, limit: 9, routed: 1)

        #expect(proven.map(\.at) == [33, 32, 31, 30])
        #expect(proven.map(\.said) == [.guess, .memory, .model, .model])
        #expect(proven.map(\.guess) == [0, 1, 2, 1])
        #expect(proven.map(\.truth) == [nil, 1, 1, 1])
        #expect(proven.map(\.routes) == [["[]", "[\"hq\"]"], [], [], []])
        #expect(
            try store.provenAnswers(task: "digits", since: 32, limit: 9, routed: 0).count == 2)
        #expect(try store.provenAnswers(task: "digits", since: 0, limit: 3, routed: 0).count == 3)
        #expect(try store.provenAnswers(task: "helpdesk", since: 0, limit: 9, routed: 0) == [])
    }

    @Test func whatWasAskedIsReadFromEitherEnd() throws {
        for number in 1...5 {
            try store.recordAnswered([
                AnsweredQuestion(
                    question: temporary.question("q\(number)", askedAt: Int64(number)),
                    answer: temporary.answer(1))
            ])
        }
        _ = try store.escalate(temporary.question("q6", askedAt: 6))
        _ = try store.escalate(temporary.question("other", task: "helpdesk", askedAt: 7))

        let first = try store.askedInputs(task: "digits", since: 2, limit: 2, newest: false)
        let last = try store.askedInputs(task: "digits", since: 2, limit: 2, newest: true)

        #expect(first.map(\.askedAt) == [2, 3])
        #expect(last.map(\.askedAt) == [6, 5])
        #expect(first[0].payload == Array("payload of q2".utf8))
        #expect(try store.questionCount(task: "digits") == 6)
    }
}

extension OutboxEntry.Item {
    fileprivate var questionID: String? {
        if case .question(let question, _, _) = self { question.id } else { nil }
    }
}
