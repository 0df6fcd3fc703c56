import Store
import Testing

@Suite struct LabelTests {
    @Test func labelAnswersTeachesAndIsNoted() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        _ = try store.escalate(temporary.question("q1", guess: 0.4))

        let outcome = try store.label(temporary.label("q1", .known("two")))

        #expect(outcome.classIndex == 2)
        #expect(outcome.guess == Guess(classIndex: 0, probability: 0.4))
        let question = try store.question("q1")
        #expect(question.state == .answered)
        #expect(question.answer?.answer.by == "anna")
        #expect(question.answer?.answer.via == .human)
        let example = try #require(try temporary.allExamples().first)
        #expect(example.id == outcome.exampleID)
        #expect(example.source == .human)
        #expect(example.questionID == "q1")
        #expect(try store.audit(limit: 1).first?.audit.verb == "label")
        #expect(try store.checkIntegrity() == [])
    }
}
