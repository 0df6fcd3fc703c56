import Learning
import Store
import Testing

@Suite struct LabelTests {
    @Test func labelAnswersTeachesAndIsNoted() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1", guess: 0.4))

        let outcome = try store.label(temporary.label("q1", .known("two")))

        #expect(
            outcome
                == LabelOutcome(
                    id: 1, questionID: "q1", task: "digits", classIndex: 2, className: "two",
                    createdClass: false, guess: Guess(classIndex: 0, probability: 0.4),
                    exampleID: 1))
        let question = try store.question("q1")
        #expect(question.state == .answered)
        #expect(question.answer?.answer.by == "anna")
        #expect(question.answer?.answer.via == .human)
        let example = try #require(try temporary.allExamples().first)
        #expect(example.source == .human)
        #expect(example.questionID == "q1")
        #expect(example.payload == Array("payload of q1".utf8))
        #expect(
            try store.audit(limit: 9).map(\.audit) == [
                Audit(at: 10, by: "anna", verb: "label", object: "q1", reason: "two")
            ])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aSecondHumanIsToldWhoWasFirst() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .known("two")))

        let error = try storeError {
            _ = try store.label(temporary.label("q1", .known("one"), by: "bert"))
        }

        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the question q1 was answered before: anna said two at 1970-01-01 00:00:00 UTC; \
                undo that label first
                """)
        #expect(try store.answers("q1").count == 1)
        #expect(try store.audit(limit: 9).count == 1)
    }

    @Test func aLabelCorrectsTheModelVisibly() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.recordAnswered([
            AnsweredQuestion(question: temporary.question("q1"), answer: temporary.answer(0))
        ])

        _ = try store.label(temporary.label("q1", .known("one")))

        #expect(try store.answers("q1").map(\.answer.by) == ["box v1", "anna"])
        #expect(try store.answers("q1").map(\.isFinal) == [false, true])
        #expect(try temporary.allExamples().map(\.classIndex) == [1])
    }

    @Test func aNewClassComesWithItsLabel() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.escalate(temporary.question("q2"))

        let first = try store.label(temporary.label("q1", .newClass("nine")))
        let second = try store.label(temporary.label("q2", .newClass("nine")))

        #expect(first.classIndex == 3)
        #expect(first.createdClass)
        #expect(second.classIndex == 3)
        #expect(!second.createdClass)
        #expect(try store.task("digits").task.classes == ["zero", "one", "two", "nine"])
    }

    @Test func aClassThatIsNotThereIsRefused() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        let error = try storeError {
            _ = try temporary.store.label(temporary.label("q1", .known("nine")))
        }

        #expect(error.kind == .invalid)
        #expect(
            error.message == """
                the task digits has no class nine; choose one that it has, or label with a new \
                class
                """)
        #expect(try temporary.store.question("q1").state == .waiting)
    }

    @Test func unanswerableTeachesNothing() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))

        let outcome = try temporary.store.label(temporary.label("q1", .unanswerable))

        #expect(outcome.exampleID == nil)
        #expect(try temporary.store.question("q1").state == .unanswerable)
        #expect(try temporary.store.exampleCount(task: "digits") == 0)
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func aQuestionThatIsNotThereIsRefused() throws {
        let temporary = try TemporaryStore()

        let error = try storeError {
            _ = try temporary.store.label(temporary.label("q9", .known("one")))
        }

        #expect(error.kind == .notFound)
        #expect(
            error.message
                == "there is no question q9 in this data folder; it may have been trimmed")
    }

    @Test func aFailedLabelLeavesNothingBehind() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))
        var label = temporary.label("q1", .newClass("nine"))
        label.weight = -1  // Refused by the schema, after the answer and the class were written.

        let error = try storeError { _ = try temporary.store.label(label) }

        #expect(error.kind == .invalid)
        #expect(try temporary.store.question("q1").state == .waiting)
        #expect(try temporary.store.task("digits").task.classes.count == 3)
        #expect(try temporary.store.labels(question: "q1").isEmpty)
    }

    @Test func labelsOfTheDayAreCounted() throws {
        let temporary = try TemporaryStore()
        for number in 1...4 {
            _ = try temporary.store.escalate(temporary.question("q\(number)"))
            _ = try temporary.store.label(
                temporary.label("q\(number)", .known("one"), at: Int64(number)))
        }
        _ = try temporary.store.undoLabel(4, by: "anna", at: 9)

        #expect(try temporary.store.labelCount(since: 2) == 2)
    }
}
