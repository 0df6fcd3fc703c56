import Store
import Testing

@Suite struct ChildrenTests {
    private let temporary: TemporaryStore
    private let child: Int64
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
        child = try temporary.store.addChild(node: "c1", name: "shop", tier: "edge", at: 5).id
    }

    private func question(_ id: String, task: String = "digits") -> NewQuestion {
        temporary.question(id, task: task)
    }

    /// The child's feed as `sequence id=class`.
    private func feed(_ child: Int64) throws -> [String] {
        try store.feed(child: child, after: 0, limit: 99).map {
            guard case .answer(let answer) = $0.item else { return "\($0.sequence) other" }
            return "\($0.sequence) \(answer.questionID)=\(answer.className ?? "-")"
        }
    }

    @Test func aChildIsKnownByItsNode() throws {
        try store.heardFrom(child: child, at: 8, report: "{}")
        try store.heardFrom(child: child, at: 9)
        try store.setHeld(child: child, true)
        let again = try store.addChild(node: "c1", name: "shop 2", tier: "far edge", at: 6)

        #expect(
            again
                == StoredChild(
                    id: child, node: "c1", name: "shop 2", tier: "far edge", addedAt: 5,
                    isHeld: true, heardAt: 9, report: "{}"))
        #expect(try store.child(node: "c1") == again)
        #expect(try store.child(node: "c2") == nil)
        _ = try store.addChild(node: "c2", name: "box", tier: "edge", at: 7)
        #expect(try store.children().map(\.node) == ["c1", "c2"])
    }

    @Test func aBatchIsTakenWithItsNumber() throws {
        let outcomes = try store.takeQuestions(
            [
                .waiting(question("q1")),
                .answered(
                    AnsweredQuestion(question: question("q2"), answer: temporary.answer(1))),
            ], from: child, upTo: 7)

        #expect(outcomes.map { $0?.isNew } == [true, true])
        #expect(outcomes.map { $0?.question.state } == [.waiting, .answered])
        #expect(outcomes.map { $0?.question.child } == ["shop", "shop"])
        #expect(try store.received(child: child) == 7)
        #expect(try feed(child) == ["1 q2=one"])
        #expect(try store.exampleCount(task: "digits") == 0)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func anAnswerToAnotherQuestionOfTheSameIDIsRefused() throws {
        _ = try store.escalate(question("q1"))
        var foreign = question("q1")
        foreign.fingerprint = Array("other".utf8)
        let answer = FedAnswer(
            questionID: "q1", task: "digits", className: "one", confidence: 1, by: "carl",
            via: .human, hops: 0, at: 9, exampleWeight: 2)

        let outcomes = try store.takeAnswered(
            [ChildAnswer(question: foreign, answer: answer)], from: child)

        #expect(outcomes.map(\.result) == [.refused("its id is that of another question")])
        #expect(try store.question("q1").state == .waiting)
        #expect(try store.exampleCount(task: "digits") == 0)
        #expect(try feed(child) == [])
    }

    @Test func theReceivedNumberNeverFalls() throws {
        _ = try store.takeQuestions([], from: child, upTo: 7)
        _ = try store.takeQuestions([.waiting(question("q1"))], from: child, upTo: 3)

        #expect(try store.received(child: child) == 7)
    }

    @Test func anIdOfAnotherTaskIsRefusedAlone() throws {
        _ = try store.escalate(question("q1"))

        let outcomes = try store.takeQuestions(
            [.waiting(question("q1", task: "helpdesk")), .waiting(question("q2"))], from: child,
            upTo: 2)

        #expect(outcomes.map { $0?.question.id } == [nil, "q2"])
        #expect(try store.question("q1").child == nil)
    }

    @Test func nothingOfABatchStaysWhenOneCannotBeKept() throws {
        let error = try storeError {
            _ = try store.takeQuestions(
                [.waiting(question("q1")), .waiting(question("q2", task: "other"))],
                from: child, upTo: 2)
        }

        #expect(error.kind == .notFound)
        #expect(try store.waiting().count == 0)
        #expect(try store.received(child: child) == 0)
    }

    @Test func everyChildThatAskedIsTold() throws {
        let other = try store.addChild(node: "c2", name: "box", tier: "edge", at: 5).id
        for row in [child, other, child] {
            _ = try store.takeQuestions([.waiting(question("q1"))], from: row, upTo: 1)
        }
        _ = try store.takeQuestions([.waiting(question("q2"))], from: other, upTo: 2)

        _ = try store.answerWaiting("q1", temporary.answer(2, via: .expert))
        _ = try store.label(temporary.label("q2", .unanswerable))

        #expect(try feed(child) == ["1 q1=two"])
        #expect(try feed(other) == ["1 q1=two", "2 q2=-"])
        #expect(try store.question("q1").child == "shop")
    }

    @Test func whatWasAskedHereFirstIsToldToAChildThatAsksLater() throws {
        _ = try store.recordAnswered([
            AnsweredQuestion(question: question("q1"), answer: temporary.answer(0))
        ])

        let outcomes = try store.takeQuestions(
            [.waiting(question("q1"))], from: child, upTo: 1)

        #expect(outcomes[0]?.isNew == false)
        #expect(try feed(child) == ["1 q1=zero"])
    }

    @Test func anAnswerIsToldAgainOnceTheChildHadIt() throws {
        let batch = [
            ChildQuestion.answered(
                AnsweredQuestion(question: question("q1"), answer: temporary.answer(1)))
        ]
        for _ in 1...3 { _ = try store.takeQuestions(batch, from: child, upTo: 1) }
        #expect(try feed(child) == ["1 q1=one"])

        try store.applied(child: child, upTo: 1)
        _ = try store.takeQuestions(batch, from: child, upTo: 1)

        #expect(try feed(child) == ["1 q1=one", "2 q1=one"])
        #expect(try store.answers("q1").count == 1)
    }

    @Test func whatWaitsIsAnsweredOnceTheModelKnowsIt() throws {
        _ = try store.takeQuestions([.waiting(question("q1"))], from: child, upTo: 1)

        let outcomes = try store.takeQuestions(
            [
                .answered(
                    AnsweredQuestion(question: question("q1"), answer: temporary.answer(1)))
            ], from: child, upTo: 2)

        #expect(outcomes[0]?.question.state == .answered && outcomes[0]?.isNew == false)
        #expect(try feed(child) == ["1 q1=one"])
        #expect(try store.waiting().count == 0)
        #expect(try store.exampleCount(task: "digits") == 0)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func batchesForAChildAreEscalatedAndRecordedToo() throws {
        var one = question("q1")
        one.child = child
        var two = question("q2")
        two.child = child
        two.route = "[1,2]"

        _ = try store.escalate([one])
        _ = try store.recordAnswered([
            AnsweredQuestion(question: two, answer: temporary.answer(2))
        ])

        #expect(try feed(child) == ["1 q2=two"])
        #expect(try store.question("q1").child == "shop")
        #expect(try store.route("q2") == ("[1,2]", "[]"))
    }
}
