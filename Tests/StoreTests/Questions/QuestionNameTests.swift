import Store
import Testing

@Suite struct QuestionNameTests {
    @Test(arguments: ["q0abcdefghij7f3k9", "q-7f3k9", "7f3k9", "f3k9", "ij7f3k9", "9"])
    func anUnambiguousEndIsEnough(name: String) throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q0abcdefghij7f3k9"))
        _ = try temporary.store.escalate(temporary.question("q0abcdefghij7f3k8"))

        #expect(try temporary.store.question(name).id == "q0abcdefghij7f3k9")
    }

    @Test func anAmbiguousEndListsWhatFits() throws {
        let temporary = try TemporaryStore()
        for number in 1...7 {
            _ = try temporary.store.escalate(temporary.question("q\(number)abcdef"))
        }

        let error = try storeError { _ = try temporary.store.question("q-bcdef") }

        let ids = ["q7abcdef", "q6abcdef", "q5abcdef", "q4abcdef", "q3abcdef"]
        #expect(error.kind == .ambiguous(ids))
        #expect(
            error.message == """
                q-bcdef fits 7 questions: q7abcdef, q6abcdef, q5abcdef, q4abcdef, q3abcdef, …; \
                type more of the id
                """)
    }

    @Test func theOnlyOneThatWaitsIsMeant() throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1abcdef"))
        _ = try temporary.store.escalate(temporary.question("q2abcdef"))
        _ = try temporary.store.answerWaiting("q2abcdef", temporary.answer(1))

        #expect(try temporary.store.question("q-bcdef").id == "q1abcdef")
    }

    @Test func anAnsweredQuestionIsFoundWhenNoneWaits() throws {
        let temporary = try TemporaryStore()
        for id in ["q1abcdef", "q2abcdef", "q3xyz"] {
            _ = try temporary.store.escalate(temporary.question(id))
            _ = try temporary.store.answerWaiting(id, temporary.answer(1))
        }

        #expect(try temporary.store.question("q-xyz").id == "q3xyz")
        let error = try storeError { _ = try temporary.store.question("q-bcdef") }
        #expect(error.kind == .ambiguous(["q2abcdef", "q1abcdef"]))
    }

    @Test(arguments: ["", "q-", "nothing", "%", "_"])
    func whatFitsNothingIsNotFound(name: String) throws {
        let temporary = try TemporaryStore()
        _ = try temporary.store.escalate(temporary.question("q1abcdef"))

        let error = try storeError { _ = try temporary.store.question(name) }

        #expect(error.kind == .notFound)
        #expect(
            error.message == """
                there is no question \(name) in this data folder; `tideline questions` lists them
                """)
    }
}
