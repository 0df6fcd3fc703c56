import Store
import Testing

@Suite struct RetentionTests {
    /// Questions 0 to `count`, asked at the times of their numbers and answered at once.
    private func answered(_ count: Int) throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let batch = (0..<count).map {
            AnsweredQuestion(
                question: temporary.question("q\($0)", askedAt: Int64($0)),
                answer: temporary.answer(1))
        }
        try temporary.store.recordAnswered(batch)
        return temporary
    }

    private func ids(_ store: Store) throws -> [String] {
        let listing = QuestionListing(states: StoredQuestion.State.allCases, limit: 10_000)
        return try store.questionRows(listing).rows.map(\.id)
    }

    @Test func oldAnsweredQuestionsGo() throws {
        let temporary = try answered(10)

        #expect(try temporary.store.trimAnswered(olderThan: 4, keepAtMost: 100) == 4)

        #expect(try ids(temporary.store) == (4..<10).map { "q\($0)" })
        #expect(try temporary.store.checkIntegrity() == [])
    }

    @Test func whatIsBeyondTheNumberGoesOldestFirst() throws {
        let temporary = try answered(1234)

        #expect(try temporary.store.trimAnswered(olderThan: 0, keepAtMost: 30) == 1204)

        #expect(try ids(temporary.store) == (1204..<1234).map { "q\($0)" })
        #expect(try temporary.store.trimAnswered(olderThan: 0, keepAtMost: 30) == 0)
    }

    @Test func labelsAndWhatWaitsStay() throws {
        let temporary = try answered(5)
        let store = temporary.store
        _ = try store.label(temporary.label("q0", .known("two")))
        _ = try store.label(temporary.label("q1", .known("two")))
        _ = try store.undoLabel(2, by: "anna", at: 9)
        _ = try store.label(temporary.label("q2", .unanswerable))
        _ = try store.escalate(temporary.question("waiting", askedAt: 0))

        #expect(try store.trimAnswered(olderThan: 1_000, keepAtMost: 0) == 2)

        #expect(try Set(ids(store)) == ["q0", "q1", "q2", "waiting"])
        #expect(try store.exampleCount(task: "digits") == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func trimmedSpaceGoesBackToTheDisk() throws {
        let temporary = try TemporaryStore()
        let batch = (0..<2000).map { number in
            var question = temporary.question("q\(number)")
            question.payload = Array(repeating: 9, count: 3000)
            return AnsweredQuestion(question: question, answer: temporary.answer(1))
        }
        try temporary.store.recordAnswered(batch)
        try temporary.store.close()
        let store = try TemporaryStore.open(temporary.folder.path)
        let before = store.fileBytes()
        #expect(before > 6_000_000)

        _ = try store.trimAnswered(olderThan: .max, keepAtMost: 0)
        try store.close()

        print(
            "AV", try sqliteValues(temporary.folder.path, "PRAGMA auto_vacuum"),
            try sqliteValues(temporary.folder.path, "PRAGMA freelist_count"),
            try sqliteValues(temporary.folder.path, "PRAGMA page_count"))
        #expect(store.fileBytes() * 5 < before)
    }

    @Test func aBrokenRuleIsFound() throws {
        let temporary = try answered(3)
        try temporary.store.close()
        try sqlite(temporary.folder.path, "UPDATE answer SET is_final = 0 WHERE question = 1")
        let store = try TemporaryStore.open(temporary.folder.path)

        #expect(
            try store.checkIntegrity() == [
                "a waiting question has a final answer, or a settled one has none (1 times)"
            ])
    }

    @Test func theFilesSizesAreKnown() throws {
        let temporary = try answered(1)

        #expect(temporary.store.fileBytes() > 4096)
        #expect(temporary.store.freeBytes() > 0)
    }
}
