import Store
import Testing

/// Questions that were answered at once, many in a transaction.
@Suite struct AnsweredQuestionTests {
    @Test func answeredQuestionsComeInBatches() throws {
        let temporary = try TemporaryStore()
        let batch = (1...3).map {
            AnsweredQuestion(question: temporary.question("q\($0)"), answer: temporary.answer(1))
        }
        _ = try temporary.store.escalate(temporary.question("q2"))

        #expect(try temporary.store.recordAnswered(batch) == 2)

        #expect(try temporary.store.question("q1").answer?.answer == temporary.answer(1))
        #expect(try temporary.store.question("q2").state == .waiting)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func whatABatchHoldsIsCountedOnce() throws {
        let temporary = try TemporaryStore()
        var batch = (1...3).map {
            AnsweredQuestion(question: temporary.question("q\($0)"), answer: temporary.answer(1))
        }
        batch[1].answer = NewAnswer(
            classIndex: nil, confidence: 1, by: "expert", via: .expert, at: 1)
        batch[2].question.id = "q1"

        #expect(try temporary.store.recordAnswered(batch) == 2)
        #expect(try temporary.store.recordAnswered(batch) == 0)

        for state in [StoredQuestion.State.answered, .unanswerable] {
            let page = try temporary.store.questionRows(QuestionListing(states: [state]))
            #expect(page.total == 1)
        }
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func aBatchKeepsWhatItsQuestionsHold() throws {
        let temporary = try TemporaryStore()
        var question = temporary.question("q-ä")
        question.client = nil
        question.payload = []
        question.preview = "größer \u{1F30A}"
        question.route = "[\"ä\"]"
        question.guess = Guess(classIndex: 1, probability: 0.75)
        var answer = temporary.answer(1)
        answer.ranked = "[1]"

        try temporary.store.recordAnswered([AnsweredQuestion(question: question, answer: answer)])

        let stored = try temporary.store.question(question.id)
        #expect(stored.preview == question.preview)
        #expect(stored.client == nil)
        #expect(stored.guess == question.guess)
        #expect(stored.runnerUp == nil)
        #expect(stored.answer?.answer == answer)
        #expect(try temporary.store.questionInput(question.id).payload == [])
        #expect(try temporary.store.questionInput(question.id).fingerprint == question.fingerprint)
        #expect(try temporary.store.route(question.id).up == question.route)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func aBatchWithARowThatCannotBeKeptIsNotKept() throws {
        let temporary = try TemporaryStore()
        var batch = (1...3).map {
            AnsweredQuestion(question: temporary.question("q\($0)"), answer: temporary.answer(1))
        }
        batch[1].answer.classIndex = 999

        let error = try storeError { try temporary.store.recordAnswered(batch) }
        #expect(error.kind == .invalid)
        #expect(error.message.hasSuffix("refused a row: FOREIGN KEY constraint failed"))
        #expect(try temporary.store.checkIntegrity() == [])

        batch[1].answer.classIndex = 1
        #expect(try temporary.store.recordAnswered(batch) == 3)
    }
}
