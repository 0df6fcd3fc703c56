import Learning
import Store
import Testing

@Suite struct ApplyingTests {
    private let temporary: TemporaryStore
    private let child: Int64
    private var store: Store { temporary.store }

    init() throws {
        temporary = try TemporaryStore()
        try temporary.store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
        child = try temporary.store.addChild(node: "c1", name: "shop", tier: "edge", at: 5).id
        for id in ["q1", "q2"] {
            var question = temporary.question(id)
            question.goesUp = true
            _ = try temporary.store.takeQuestions([.waiting(question)], from: child, upTo: 1)
        }
    }

    private func fed(
        _ id: String, _ className: String?, via: StoredAnswer.Via = .expert, by: String = "hq",
        hops: Int = 1, at: Int64 = 20, weight: Double? = 1.5
    ) -> FedAnswer {
        FedAnswer(
            questionID: id, task: "digits", className: className, confidence: 0.8, by: by,
            via: via, hops: hops, at: at, routeAbove: "[\"hq\"]", exampleWeight: weight)
    }

    private func apply(_ items: NewDelivery..., upTo: Int64 = 1) throws -> [WordOutcome] {
        try store.applyFeed(items, upTo: upTo)
    }

    private var examples: [StoredExample] {
        get throws { try temporary.allExamples() }
    }

    @Test func anAnswerFromAboveIsLearnedAndGoesOn() throws {
        let outcomes = try apply(.answer(fed("q1", "two")), upTo: 3)

        #expect(
            outcomes == [
                WordOutcome(questionID: "q1", task: "digits", result: .answered, exampleID: 1)
            ])
        let question = try store.question("q1")
        #expect(question.answer?.answer.classIndex == 2)
        #expect(question.answer?.answer.hops == 1)
        #expect(question.escalation == nil)
        #expect(try examples.map(\.source) == [.above])
        #expect(try examples.map(\.weight) == [1.5])
        #expect(try store.uplink()?.applied == 3)
        #expect(try store.route("q1") == ("[]", "[\"hq\"]"))
        #expect(try store.outbox(limit: 9, at: 0).count == 1)
        let down = try store.feed(child: child, after: 0, limit: 9)
        var passed = fed("q1", "two", weight: nil)
        passed.routeUp = "[]"
        #expect(down == [FeedEntry(sequence: 1, item: .answer(passed))])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func theSameAgainByAnyWayChangesNothing() throws {
        _ = try apply(.answer(fed("q1", "two")))
        let again = try apply(.answer(fed("q1", "two", hops: 3)), .answer(fed("q1", "two")))

        #expect(again.map(\.result) == [.known, .known])
        #expect(try store.answers("q1").count == 1)
        #expect(try examples.count == 1)
        #expect(try store.child(node: "c1")?.fed == 1)
    }

    @Test func aClassThatIsMissingIsAppendedByName() throws {
        let outcomes = try apply(
            .answer(fed("q1", "nine")), .answer(fed("q2", "nine")), upTo: 2)

        #expect(outcomes.map(\.changedClasses) == [true, false])
        #expect(try store.task("digits").task.classes == ["zero", "one", "two", "nine"])
        #expect(try examples.map(\.classIndex) == [3, 3])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aHumansWordFromAboveIsAHumansExample() throws {
        _ = try apply(.answer(fed("q1", "one", via: .human, by: "carl")))

        #expect(try examples.map(\.source) == [.human])
        // It came from there: nobody above is to be told.
        #expect(
            try store.outbox(limit: 9, at: 0).allSatisfy {
                if case .question = $0.item { true } else { false }
            })
    }

    @Test func aCorrectionReplacesTheExample() throws {
        _ = try apply(.answer(fed("q1", "one", via: .model)))
        let outcomes = try apply(.answer(fed("q1", "two", via: .human)))

        #expect(outcomes[0].result == .corrected(former: 1))
        #expect(outcomes[0].removedExampleIDs == [1])
        #expect(outcomes[0].exampleID == 3)
        #expect(try examples.map(\.classIndex) == [2])
        #expect(try store.child(node: "c1")?.fed == 2)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aWorseAnswerIsKeptAside() throws {
        _ = try apply(.answer(fed("q1", "two", via: .human)))
        let outcomes = try apply(.answer(fed("q1", "one", via: .expert, at: 99)))

        #expect(outcomes.map(\.result) == [.kept])
        #expect(try examples.map(\.classIndex) == [2])
        #expect(try store.child(node: "c1")?.fed == 1)
    }

    @Test func findingItUnanswerableTakesTheExampleAway() throws {
        _ = try store.addExamples([temporary.example("q1", 0)], task: "digits")
        _ = try apply(.answer(fed("q1", "one", via: .model)))
        let outcomes = try apply(.answer(fed("q1", nil, via: .human)))

        #expect(try store.question("q1").state == .unanswerable)
        #expect(outcomes[0].removedExampleIDs == [3])
        #expect(try examples.map(\.source) == [.import])
        #expect(try examples.map(\.classIndex) == [0])
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aRetractionRestoresWhatStoodBefore() throws {
        _ = try apply(.answer(fed("q1", "one", via: .model)))
        _ = try apply(.answer(fed("q1", "two", via: .human, by: "carl")))

        let word = FedRetraction(questionID: "q1", by: "carl", at: 20, retractedAt: 50)
        let outcomes = try apply(.retraction(word), .retraction(word))

        #expect(outcomes.map(\.result) == [.retracted(.answered), .known])
        #expect(try store.question("q1").answer?.answer.classIndex == 1)
        #expect(try examples.map(\.classIndex) == [1])
        #expect(try examples.map(\.source) == [.above])
        let down = try store.feed(child: child, after: 2, limit: 9)
        #expect(down.map(\.sequence) == [3, 4])
        #expect(down[0].item == .retraction(word))
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aRetractionLetsTheQuestionWaitAndGoUpAgain() throws {
        _ = try apply(.answer(fed("q1", "two", via: .human, by: "carl")))

        let outcomes = try apply(
            .retraction(FedRetraction(questionID: "q1", by: "carl", at: 20, retractedAt: 50)))

        #expect(outcomes.map(\.result) == [.retracted(.waiting)])
        #expect(try store.question("q1").escalation == .queued)
        #expect(try examples.isEmpty)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func aWordThatComesAfterItsRetractionDoesNotStand() throws {
        let word = FedRetraction(questionID: "q1", by: "carl", at: 20, retractedAt: 50)
        let outcomes = try apply(
            .retraction(word), .answer(fed("q1", "two", via: .human, by: "carl")))

        #expect(outcomes.map(\.result) == [.retracted(.waiting), .known])
        #expect(try store.question("q1").state == .waiting)
        #expect(try examples.isEmpty)
    }

    @Test func aRefusedQuestionWaitsHere() throws {
        let outcomes = try apply(.refusal(questionID: "q1", reason: "no space at hq"))

        #expect(outcomes.map(\.result) == [.refused("no space at hq")])
        #expect(try store.question("q1").escalation == .refused("no space at hq"))
        #expect(try store.question("q1").state == .waiting)
        #expect(try store.outbox(limit: 9, at: 0).count == 1)
    }

    @Test func whatIsNotKnownHereIsPassedOver() throws {
        let outcomes = try apply(
            .answer(fed("gone", "two")),
            .retraction(FedRetraction(questionID: "gone", by: "carl", at: 1, retractedAt: 2)),
            .refusal(questionID: "gone", reason: "r"), .answer(fed("q1", "two")), upTo: 4)

        #expect(outcomes.map(\.result) == [.unknown, .unknown, .unknown, .answered])
        #expect(try store.uplink()?.applied == 4)
    }

    @Test(arguments: [
        ("the answer by hq names a class without a name", ""),
        ("the answer by hq names no class, and only experts and humans may say so", "model"),
        ("the answer by hq has no number for a confidence", "confidence"),
        ("the answer by hq is to count for 0.0 in training", "weight"),
        ("the answer is for a question of the task helpdesk, here it is one of digits", "task"),
    ])
    func whatMakesNoSenseIsRefusedAlone(message: String, flaw: String) throws {
        var bad = fed("q1", "two")
        switch flaw {
        case "model": (bad.className, bad.via) = (nil, .model)
        case "confidence": bad.confidence = .nan
        case "weight": bad.exampleWeight = 0
        case "task": bad.task = "helpdesk"
        default: bad.className = ""
        }

        let outcomes = try apply(.answer(bad), .answer(fed("q2", "one")), upTo: 2)

        #expect(outcomes.map(\.result) == [.refused(message), .answered])
        #expect(try store.question("q1").state == .waiting)
    }

    @Test func anAnswerWithoutWeightTeachesNothing() throws {
        _ = try apply(.answer(fed("q1", "two", weight: nil)))

        #expect(try examples.isEmpty)
        #expect(try store.question("q1").state == .answered)
    }

    @Test func aLabelIsRefusedWhereAHumanAboveSpoke() throws {
        _ = try apply(.answer(fed("q1", "two", via: .human, by: "carl", at: 61_000)))

        let error = try storeError { _ = try store.label(temporary.label("q1", .known("one"))) }

        #expect(error.kind == .conflict)
        #expect(
            error.message == """
                the question q1 was answered before: carl said two at 1970-01-01 00:01:01 UTC; \
                that was at another node, and only there can it be undone
                """)
    }
}
