import Learning
import Store
import Testing

@Suite struct UndoTests {
    @Test func theQuestionWaitsAgainAndItsExampleIsGone() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        let label = try store.label(temporary.label("q1", .known("two")))

        let undone = try store.undoLabel(label.id, by: "bert", at: 70_000)

        #expect(
            undone
                == UndoOutcome(
                    questionID: "q1", task: "digits", state: .waiting,
                    removedExampleID: label.exampleID, removedClass: nil))
        #expect(try store.question("q1").state == .waiting)
        #expect(try store.waiting().count == 1)
        #expect(try store.exampleCount(task: "digits") == 0)
        #expect(try store.audit(limit: 9).map(\.audit.verb) == ["undo label", "label"])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatWasUndoneStaysReadable() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .known("two")))
        _ = try store.undoLabel(1, by: "bert", at: 70_000)
        _ = try store.label(temporary.label("q1", .known("one"), by: "carl", at: 80_000))

        #expect(try store.answers("q1").map(\.isUndone) == [true, false])
        let labels = try store.labels(question: "q1")
        #expect(labels.map(\.className) == ["two", "one"])
        #expect(labels.map(\.undoneBy) == ["bert", nil])
    }

    @Test func undoingTwiceIsRefused() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1"))
        _ = try temporary.store.label(temporary.label("q1", .known("two")))
        _ = try temporary.store.undoLabel(1, by: "bert", at: 70_000)

        let error = try storeError { _ = try temporary.store.undoLabel(1, by: "carl", at: 1) }

        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the label 1 on the question q1 was undone before, by bert at 1970-01-01 00:01:10 \
                UTC
                """)
        let unknown = try storeError { _ = try temporary.store.undoLabel(2, by: "carl", at: 1) }
        #expect(unknown.message == "there is no label 2 in this data folder")
    }

    @Test func theFormerAnswerStandsAgain() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.recordAnswered([
            AnsweredQuestion(question: temporary.question("q1"), answer: temporary.answer(0))
        ])
        _ = try store.label(temporary.label("q1", .known("one")))

        #expect(try store.undoLabel(1, by: "anna", at: 9).state == .answered)

        #expect(try store.question("q1").answer?.answer == temporary.answer(0))
        #expect(try store.checkIntegrity() == [])
    }

    @Test func anAnswerThatCameMeanwhileStands() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .known("one")))
        for via in [StoredAnswer.Via.memory, .expert, .model] {
            _ = try store.answerWaiting("q1", temporary.answer(2, via: via))
        }

        #expect(try store.undoLabel(1, by: "anna", at: 9).state == .answered)

        #expect(try store.question("q1").answer?.answer.via == .expert)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func theReplacedImportComesBackOnItsSide() throws {
        let temporary = try TemporaryStore { fingerprint, _, _ in fingerprint == Array("x".utf8) }
        let store = temporary.store
        _ = try store.addExamples([temporary.example("x", 0)], task: "digits")
        _ = try store.escalate(temporary.question("q1", content: "x"))
        _ = try store.label(temporary.label("q1", .known("two")))
        #expect(try temporary.allExamples().map(\.classIndex) == [2])

        _ = try store.undoLabel(1, by: "anna", at: 9)

        let example = try #require(try temporary.allExamples().first)
        #expect(example.classIndex == 0)
        #expect(example.source == .import)
        #expect(example.isHeldOut)
        #expect(try store.exampleCount(task: "digits") == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test(arguments: [[1, 2], [2, 1]])
    func twoLabelsOnEqualInputsShareTheirExample(order: [Int64]) throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for id in ["q1", "q2"] {
            _ = try store.escalate(temporary.question(id, content: "same"))
            _ = try store.label(temporary.label(id, .known("two")))
        }
        #expect(try store.exampleCount(task: "digits") == 1)

        let first = try store.undoLabel(order[0], by: "anna", at: 9)
        #expect(first.removedExampleID == nil)
        #expect(try store.exampleCount(task: "digits") == 1)

        let second = try store.undoLabel(order[1], by: "anna", at: 9)
        #expect(second.removedExampleID == 1)
        #expect(try store.exampleCount(task: "digits") == 0)
        #expect(try store.checkIntegrity() == [])
    }

    @Test(arguments: [[1, 2], [2, 1]])
    func theLastWordOnEqualInputsHoldsUntilUndone(order: [Int64]) throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("same", 0)], task: "digits")
        for (id, name) in [("q1", "one"), ("q2", "two")] {
            _ = try store.escalate(temporary.question(id, content: "same"))
            _ = try store.label(temporary.label(id, .known(name)))
        }
        #expect(try temporary.allExamples().map(\.classIndex) == [2])

        _ = try store.undoLabel(order[0], by: "anna", at: 9)
        #expect(try temporary.allExamples().map(\.classIndex) == (order[0] == 1 ? [2] : [1]))

        _ = try store.undoLabel(order[1], by: "anna", at: 9)
        let left = try temporary.allExamples()
        #expect(left.map(\.classIndex) == [0])
        #expect(left.map(\.source) == [.import])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func anExampleThatWasThereWithoutTheLabelStays() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("same", 1, .human)], task: "digits")
        _ = try store.escalate(temporary.question("q1", content: "same"))
        _ = try store.label(temporary.label("q1", .known("one")))

        #expect(try store.undoLabel(1, by: "anna", at: 9).removedExampleID == nil)

        #expect(try store.exampleCount(task: "digits") == 1)
    }

    @Test func anExampleThatWasThereComesBackAfterTwoUndos() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.addExamples([temporary.example("same", 1, .human)], task: "digits")
        for (id, name) in [("q1", "one"), ("q2", "two")] {
            _ = try store.escalate(temporary.question(id, content: "same"))
            _ = try store.label(temporary.label(id, .known(name)))
        }

        for label in [Int64(1), 2] {
            _ = try store.undoLabel(label, by: "anna", at: 9)
        }

        #expect(try temporary.allExamples().map(\.classIndex) == [1])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func anExampleThatComesBackIsOnItsSide() throws {
        // The split changes its mind with every example; the store must not.
        let temporary = try TemporaryStore { _, total, _ in total == 0 }
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .known("two")))
        #expect(try temporary.allExamples().map(\.isHeldOut) == [true])
        _ = try store.undoLabel(1, by: "anna", at: 9)
        _ = try store.addExamples([temporary.example("other", 2)], task: "digits")

        _ = try store.label(temporary.label("q1", .known("two")))

        let again = try temporary.allExamples().first { $0.questionID == "q1" }
        #expect(again?.isHeldOut == true)
    }

    @Test func aClassOfTheLabelAloneGoesWithIt() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.label(temporary.label("q1", .newClass("nine")))

        let undone = try store.undoLabel(1, by: "anna", at: 20)

        #expect(undone.removedClass == "nine")
        #expect(try store.task("digits").task == TemporaryStore.digits)
        #expect(try store.labels(question: "q1").map(\.className) == ["nine"])
        #expect(try store.checkIntegrity() == [])
        #expect(try store.appendClass("ten", task: "digits") == 3)
    }

    enum Use: CaseIterable {
        case label, example, version, job, laterClass, answer
    }

    @Test(arguments: Use.allCases)
    func aClassInUseStays(use: Use) throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1"))
        _ = try store.escalate(temporary.question("q2"))
        _ = try store.label(temporary.label("q1", .newClass("nine")))
        switch use {
        case .label: _ = try store.label(temporary.label("q2", .known("nine")))
        case .example: _ = try store.addExamples([temporary.example("x", 3)], task: "digits")
        case .version: _ = try store.saveVersion(temporary.version("d1", trainedAt: 15))
        case .job:
            _ = try store.enqueueJob(
                task: "digits", trigger: .examples, requestedBy: "box", at: 11)
        case .laterClass: _ = try store.appendClass("ten", task: "digits")
        case .answer: _ = try store.answerWaiting("q2", temporary.answer(3))
        }

        let undone = try store.undoLabel(1, by: "anna", at: 20)

        #expect(undone.removedClass == nil)
        #expect(try store.task("digits").task.classes[3] == "nine")
        #expect(try store.checkIntegrity() == [])
    }
}
