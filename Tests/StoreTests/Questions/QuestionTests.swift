import Store
import Testing

@Suite struct QuestionTests {
    @Test func anEscalatedQuestionWaits() throws {
        let temporary = try TemporaryStore()
        var question = temporary.question("q1", askedAt: 7, guess: 0.6, client: "till-3")
        question.runnerUp = Guess(classIndex: 2, probability: 0.3)
        question.reason = "{}"

        let (stored, isNew) = try temporary.store.escalate(question)

        #expect(isNew)
        #expect(
            stored
                == StoredQuestion(
                    id: "q1", task: "digits", state: .waiting, askedAt: 7, client: "till-3",
                    preview: "q1", guess: Guess(classIndex: 0, probability: 0.6),
                    runnerUp: Guess(classIndex: 2, probability: 0.3), reason: "{}", answer: nil,
                    skips: 0))
        #expect(
            try temporary.store.questionInput("q1")
                == QuestionInput(payload: question.payload, fingerprint: question.fingerprint))
    }

    @Test func escalatingAgainReturnsThePresentState() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))
        _ = try temporary.store.answerWaiting("q1", temporary.answer(1))

        let (stored, isNew) = try temporary.store.escalate(temporary.question("q1", askedAt: 99))

        #expect(!isNew)
        #expect(stored.state == .answered)
        #expect(stored.askedAt == 1)
        #expect(try temporary.store.waiting().count == 0)
    }

    @Test func manyEscalateTogetherOrNotAtAll() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q2"))

        let outcomes = try store.escalate(["q1", "q2", "q3"].map { temporary.question($0) })
        #expect(outcomes.map(\.question.id) == ["q1", "q2", "q3"])
        #expect(outcomes.map(\.isNew) == [true, false, true])

        let error = try storeError {
            _ = try store.escalate([
                temporary.question("q4"), temporary.question("q1", task: "helpdesk"),
            ])
        }
        #expect(error.kind == .conflict)
        #expect(try store.waiting().count == 3)
    }

    @Test func anIdIsNotSharedByTasks() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        let error = try storeError {
            _ = try temporary.store.escalate(temporary.question("q1", task: "helpdesk"))
        }

        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the question q1 was asked of the task digits before, not of helpdesk; give each \
                question an id of its own
                """)
    }

    @Test func anIdIsNotSharedByQuestions() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        let error = try storeError {
            _ = try temporary.store.escalate(temporary.question("q1", content: "another"))
        }

        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the question q1 was asked with other fields before; give each question an id of \
                its own
                """)
    }

    @Test func aQuestionKeepsTheCredentialThatItWasAskedWith() throws {
        let temporary = try TemporaryStore()
        let (store, question) = (temporary.store, temporary.question("q1"))
        try store.addInvitation(
            NewInvitation(
                secret: Array(repeating: 1, count: 32), role: .client, name: "till",
                invitedBy: "anna", at: 1, expiresAt: 9))
        let credential = try store.redeem(
            Redemption(
                secret: Array(repeating: 1, count: 32), token: Array(repeating: 2, count: 32),
                at: 2)
        ).credential
        var asked = question
        asked.credential = credential.id

        _ = try store.escalate(asked)
        // Whoever asks again does not become the asker.
        _ = try store.escalate(question)

        #expect(try store.known("q1")?.question.credential == credential.id)
        #expect(try store.known("q1")?.fingerprint == question.fingerprint)
        #expect(try store.known("1") == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func aGuessThatIsNoNumberIsNone(probability: Double) throws {
        let temporary = try TemporaryStore()

        let (stored, _) = try temporary.store.escalate(
            temporary.question("q1", guess: probability))

        #expect(stored.guess == nil)
    }

    @Test func aGuessABitTooCertainIsCertain() throws {
        let temporary = try TemporaryStore()

        let (stored, _) = try temporary.store.escalate(temporary.question("q1", guess: 1.0000001))

        #expect(stored.guess?.probability == 1)
    }

    @Test func anAnswerWithoutConfidenceIsRefused() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))
        var answer = temporary.answer(1)
        answer.confidence = .nan

        let error = try storeError { _ = try temporary.store.answerWaiting("q1", answer) }

        #expect(error.kind == .invalid)
        #expect(try temporary.store.question("q1").state == .waiting)
    }

    @Test func theFirstAnswerStandsAndAnEqualOneIsKept() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))

        #expect(try store.answerWaiting("q1", temporary.answer(1, hops: 1)) == .answered)
        #expect(try store.answerWaiting("q1", temporary.answer(2, hops: 1)) == .kept)

        #expect(try store.question("q1").answer?.answer.classIndex == 1)
        #expect(try store.answers("q1").map(\.answer.classIndex) == [2, 1])
        #expect(try store.answers("q1").map(\.isFinal) == [false, true])
    }

    @Test(arguments: [
        (StoredAnswer.Via.human, 0, StoredAnswer.Via.expert, 2, true),
        (.expert, 0, .model, 2, true), (.model, 1, .model, 0, true), (.model, 0, .memory, 5, true),
        (.model, 0, .model, 1, false), (.human, 0, .model, 9, true),
        (.memory, 3, .model, 0, false),
    ])
    func betterAnswersCorrectWorseOnes(
        via: StoredAnswer.Via, hops: Int, presentVia: StoredAnswer.Via, presentHops: Int,
        corrects: Bool
    ) throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.answerWaiting(
            "q1", temporary.answer(1, via: presentVia, by: "a", hops: presentHops))

        let outcome = try store.answerWaiting(
            "q1", temporary.answer(2, via: via, by: "b", hops: hops))

        let answers = try store.answers("q1")
        #expect(answers.count == 2)
        #expect(answers.last?.answer.by == (corrects ? "b" : "a"))
        #expect(outcome == (corrects ? .corrected(former: answers[0].id) : .kept))
        #expect(try store.checkIntegrity() == [])
    }

    @Test func theSameAnswerDeliveredAgainIsLearnedOnce() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        let answer = temporary.answer(1, via: .human, by: "hq", hops: 2)

        let outcomes = try (1...3).map { _ in
            try store.answerWaiting("q1", answer, exampleWeight: 2)
        }

        #expect(outcomes == [.answered, .known, .known])
        #expect(try store.answers("q1").count == 1)
        let examples = try temporary.allExamples()
        #expect(examples.map(\.source) == [.human])
        #expect(examples.map(\.weight) == [2])
        #expect(examples.map(\.questionID) == ["q1"])
        #expect(try store.sourceCounts(task: "digits") == [.human: 1])
    }

    @Test func anUnanswerableQuestionTeachesNothing() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        _ = try temporary.store.answerWaiting(
            "q1", temporary.answer(nil, via: .expert), exampleWeight: 1)

        #expect(try temporary.store.question("q1").state == .unanswerable)
        #expect(try temporary.store.exampleCount(task: "digits") == 0)
    }

    @Test func onlyExpertsAndHumansFindUnanswerable() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        let error = try storeError {
            _ = try temporary.store.answerWaiting("q1", temporary.answer(nil, via: .model))
        }

        #expect(error.kind == .invalid)
    }

    @Test func skippingIsNotedAndRefusedOnceAnswered() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))

        try store.skip("q1", by: "anna", at: 3)
        try store.skip("q1", by: "anna", at: 4)
        #expect(try store.question("q1").skips == 2)
        #expect(try store.audit(limit: 9).map(\.audit.verb) == ["skip", "skip"])

        _ = try store.answerWaiting("q1", temporary.answer(1, at: 61_000))
        let error = try storeError { try store.skip("q1", by: "anna", at: 5) }
        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the question q1 does not wait any more: box v1 said one at 1970-01-01 00:01:01 \
                UTC
                """)
    }

    @Test func whatWaitsIsCountedByTaskWithTheOldest() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        #expect(try store.waiting() == WaitingQuestions(count: 0, oldestAskedAt: nil))
        _ = try store.escalate(temporary.question("q1", askedAt: 30))
        _ = try store.escalate(temporary.question("q2", askedAt: 20))
        _ = try store.escalate(temporary.question("q3", task: "helpdesk", askedAt: 10))
        try store.skip("q2", by: "anna", at: 99)

        #expect(try store.waiting() == WaitingQuestions(count: 3, oldestAskedAt: 10))
        #expect(
            try store.waiting(task: "digits") == WaitingQuestions(count: 2, oldestAskedAt: 20))
    }
}
