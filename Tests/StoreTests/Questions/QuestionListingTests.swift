import Store
import Testing

@Suite struct QuestionListingTests {
    /// Waiting a…d (b skipped twice, c once, later), answered e, unanswerable f; d is helpdesk's.
    private func filled() throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let store = temporary.store
        for (place, name) in ["a", "b", "c", "d", "e", "f"].enumerated() {
            _ = try store.escalate(
                temporary.question(
                    "q-\(name)", content: "content \(name)",
                    task: name == "d" ? "helpdesk" : "digits",
                    askedAt: Int64(place), guess: name == "a" ? nil : Double(place) / 10,
                    client: "till \(place)"))
        }
        try store.skip("q-b", by: "anna", at: 50)
        try store.skip("q-b", by: "anna", at: 51)
        try store.skip("q-c", by: "anna", at: 52)
        _ = try store.answerWaiting("q-e", temporary.answer(2))
        _ = try store.answerWaiting("q-f", temporary.answer(nil, via: .human))
        return temporary
    }

    private func names(_ page: StoredQuestionPage) -> String {
        page.rows.map { String($0.id.suffix(1)) }.joined()
    }

    @Test(arguments: [
        (QuestionListing.Order.oldest, "adbc"), (.newest, "dcba"), (.uncertain, "abcd"),
    ])
    func whatWaitsIsListedInOrder(order: QuestionListing.Order, expected: String) throws {
        let temporary = try filled()

        let page = try temporary.store.questionRows(QuestionListing(order: order))

        #expect(names(page) == expected)
        #expect(page.total == 4)
    }

    @Test(arguments: [
        (QuestionListing.Order.oldest, "aefbc"), (.newest, "fecba"), (.uncertain, "abcef"),
    ])
    func statesAreMergedInOrder(order: QuestionListing.Order, expected: String) throws {
        let temporary = try filled()
        let listing = QuestionListing(
            task: "digits", states: StoredQuestion.State.allCases, order: order)

        #expect(names(try temporary.store.questionRows(listing)) == expected)

        for offset in 0...5 {
            var page = listing
            (page.offset, page.limit) = (offset, 2)
            let found = try temporary.store.questionRows(page)
            #expect(names(found) == String(expected.dropFirst(offset).prefix(2)))
            #expect(found.total == 5)
        }
    }

    @Test(arguments: [
        ("content", "adbcef"), ("CONTENT b", "b"), ("till 3", "d"), ("q-c", "c"), ("two", "e"),
        ("zero content", "bcef"), ("password", "d"), ("nowhere", ""), ("%", ""), ("con_ent", ""),
        ("'", ""),
    ])
    func everySearchedWordMustBeThere(search: String, expected: String) throws {
        let temporary = try filled()

        let page = try temporary.store.questionRows(
            QuestionListing(states: StoredQuestion.State.allCases, search: search))

        #expect(Set(names(page)) == Set(expected))
        #expect(page.total == expected.count)
    }

    @Test func aSearchCountsWhatItFindsBeyondThePage() throws {
        let temporary = try filled()

        let page = try temporary.store.questionRows(
            QuestionListing(search: "content", offset: 1, limit: 2))

        #expect(names(page) == "db")
        #expect(page.total == 4)
    }

    @Test func aListOfNoStateIsEmpty() throws {
        let temporary = try filled()

        let page = try temporary.store.questionRows(QuestionListing(states: []))

        #expect(page == StoredQuestionPage(rows: [], total: 0))
    }

    @Test(arguments: [(-5, 2, "ad"), (0, -1, ""), (0, Int.max, "adbc"), (Int.max, Int.max, "")])
    func oddPagesAreCutToSize(offset: Int, limit: Int, expected: String) throws {
        let temporary = try filled()

        let page = try temporary.store.questionRows(
            QuestionListing(offset: offset, limit: limit))

        #expect(names(page) == expected)
    }
}
