import Store
import Testing

@Suite struct FeedTests {
    private let temporary: TemporaryStore
    private let child: Int64
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
        child = try temporary.store.addChild(node: "c1", name: "shop", tier: "edge", at: 5).id
    }

    private func ask(_ ids: String...) throws {
        var batch: [ChildQuestion] = []
        for id in ids {
            var question = temporary.question(id)
            question.route = "[\"shop\",\"here\"]"
            batch.append(.waiting(question))
        }
        _ = try store.takeQuestions(batch, from: child, upTo: 1)
    }

    private func lines(after: Int64 = 0, limit: Int = 99) throws -> [String] {
        try store.feed(child: child, after: after, limit: limit).map {
            switch $0.item {
            case .answer(let answer):
                "\($0.sequence) \(answer.questionID)=\(answer.className ?? "-")"
            case .retraction(let word):
                "\($0.sequence) \(word.questionID) by \(word.by) \(word.at) at \(word.retractedAt)"
            case .offer(let task, let body): "\($0.sequence) \(task): \(body)"
            case .refusal(let id, let reason): "\($0.sequence) \(id) refused: \(reason)"
            }
        }
    }

    @Test func anAnswerGoesDownWithItsNamesAndRoutes() throws {
        try ask("q1")
        var answer = temporary.answer(2, via: .model, by: "here v3", hops: 1)
        answer.version = "abc"
        answer.ranked = "[7]"
        _ = try store.answerWaiting("q1", answer, exampleWeight: 1)

        let entry = try #require(try store.feed(child: child, after: 0, limit: 1).first)

        #expect(
            entry
                == FeedEntry(
                    sequence: 1,
                    item: .answer(
                        FedAnswer(
                            questionID: "q1", task: "digits", className: "two", ranked: "[7]",
                            confidence: 0.9, by: "here v3", via: .model, hops: 1,
                            version: "abc", at: 5, routeUp: "[\"shop\",\"here\"]"))))
    }

    @Test func aCorrectionIsToldAfterWhatItCorrects() throws {
        try ask("q1", "q2")
        _ = try store.answerWaiting("q1", temporary.answer(0))
        _ = try store.answerWaiting("q2", temporary.answer(1))
        _ = try store.answerWaiting("q1", temporary.answer(2, via: .expert))
        _ = try store.answerWaiting("q1", temporary.answer(1, via: .model))

        #expect(try lines() == ["1 q1=zero", "2 q2=one", "3 q1=two"])
        #expect(try lines(after: 1, limit: 1) == ["2 q2=one"])
        #expect(try lines(after: 3) == [])
    }

    @Test func takingALabelBackGoesDownWithWhatStandsAgain() throws {
        try ask("q1")
        _ = try store.answerWaiting("q1", temporary.answer(0))
        _ = try store.label(temporary.label("q1", .newClass("nine")))
        try store.applied(child: child, upTo: 2)

        _ = try store.undoLabel(1, by: "bert", at: 30)

        #expect(try lines(after: 2) == ["3 q1 by anna 10 at 30", "4 q1=zero"])
        // What was told before its class went is told as what became of it.
        #expect(try lines(after: 1, limit: 1) == ["2 q1 by anna 10 at 30"])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func theNewestOfferTakesThePlaceOfThoseOnTheirWay() throws {
        try store.offer(child: child, task: "digits", body: "v1")
        try store.offer(child: child, task: "helpdesk", body: "h1")
        try store.applied(child: child, upTo: 2)
        try store.offer(child: child, task: "digits", body: "v2")
        try store.offer(child: child, task: "digits", body: "v3")

        #expect(try lines() == ["2 helpdesk: h1", "3 digits: v3", "4 digits: v3"])
    }

    @Test func theCursorIsWhatTheChildSays() throws {
        try ask("q1")
        _ = try store.answerWaiting("q1", temporary.answer(0))

        try store.applied(child: child, upTo: 9)
        #expect(try store.child(node: "c1")?.applied == 1)
        try store.applied(child: child, upTo: 0)
        #expect(try store.child(node: "c1")?.applied == 0)
    }

    @Test func aFeedIsNumberedAnewAboveWhatTheChildApplied() throws {
        try ask("q1", "q2", "q3", "q4")
        for id in ["q1", "q2", "q3"] { _ = try store.answerWaiting(id, temporary.answer(0)) }
        try store.applied(child: child, upTo: 1)

        for conversation in ["one", "other"] {
            _ = try store.meet(
                child: child, ChildGreeting(applied: 4, confirmed: 0, conversation: "unknown"),
                in: conversation, at: 9)
        }
        _ = try store.answerWaiting("q4", temporary.answer(2))

        #expect(try lines(after: 4) == ["7 q2=zero", "8 q3=zero", "9 q4=two"])
        #expect(try store.child(node: "c1")?.fed == 9)
        #expect(try store.child(node: "c1")?.applied == 6)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatWasToldIsKeptFromTheTrimUntilItIsApplied() throws {
        try ask("q1", "q2")
        for id in ["q1", "q2"] { _ = try store.answerWaiting(id, temporary.answer(0)) }
        try store.applied(child: child, upTo: 1)

        #expect(try store.trimAnswered(olderThan: .max, keepAtMost: 0) == 1)
        #expect(try lines() == ["2 q2=zero"])

        try store.applied(child: child, upTo: 2)
        #expect(try store.trimAnswered(olderThan: .max, keepAtMost: 0) == 1)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func readingAFeedNeedsNoScan() throws {
        try store.close()

        let plan = try sqlitePlan(
            temporary.folder.path,
            "SELECT kind FROM feed WHERE child = 1 AND sequence > 5 ORDER BY sequence LIMIT 9")

        #expect(plan == ["SEARCH feed USING PRIMARY KEY (child=? AND sequence>?)"])
    }
}
