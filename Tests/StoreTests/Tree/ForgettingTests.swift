import Store
import Testing

/// Three nodes in a row, `edge` under `shop` under `hq`, of which one goes back to a copy: what any
/// of them still knows comes back to all.
@Suite struct ForgettingTests {
    private let hq: TreeNode
    private let shop: TreeNode
    private let edge: TreeNode

    init() throws {
        hq = try TreeNode("hq")
        shop = try TreeNode("shop")
        edge = try TreeNode("edge")
        try shop.join(hq)
        try edge.join(shop)
    }

    private func settle() throws {
        for _ in 0..<5 {
            for (node, parent) in [(edge, shop), (shop, hq)] {
                try node.dial(parent)
                try node.sendUp(parent)
                try node.fetch(parent)
            }
        }
    }

    private func expect(
        _ answer: String?, _ id: String, examples: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for node in [hq, shop, edge] {
            #expect(
                try node.answer(id) == answer, "at \(node.name)", sourceLocation: sourceLocation)
            #expect(
                try node.examples().filter { $0.contains(" for \(id) ") }.count == examples,
                "at \(node.name)", sourceLocation: sourceLocation)
            #expect(try node.store.checkIntegrity() == [], sourceLocation: sourceLocation)
            #expect(
                try node.store.outbox(limit: 9, at: TemporaryStore.time) == [],
                "at \(node.name)", sourceLocation: sourceLocation)
        }
    }

    /// Its own model answers a question that waits at the edge.
    private func answerAtEdge(_ id: String) throws {
        _ = try edge.store.answerWaiting(
            id,
            NewAnswer(classIndex: 0, confidence: 0.9, by: "edge v1", via: .model, at: 45))
    }

    private func answerAtTop(_ id: String) throws {
        _ = try hq.store.answerWaiting(
            id, NewAnswer(classIndex: 1, confidence: 1, by: "oracle", via: .expert, at: 60),
            exampleWeight: 1)
    }

    @Test func whatAboveFoundIsHeardThoughTheQuestionWasForgottenOnTheWay() throws {
        try settle()
        let backup = try shop.backUp()
        try edge.ask("q1")
        try edge.sendUp(shop, receiptsAreLost: true)
        try shop.dial(hq)
        try shop.sendUp(hq)
        // Whether it went up is not known here.
        try answerAtEdge("q1")
        #expect(try edge.store.outbox(limit: 9, at: TemporaryStore.time) == [])
        try answerAtTop("q1")

        try shop.restore(backup)
        try settle()

        for node in [hq, shop, edge] {
            #expect(try node.store.question("q1").answer?.answer.by == "oracle", "at \(node.name)")
        }
    }

    @Test func whatNeverWentUpIsOverOnceItIsAnswered() throws {
        try settle()
        try edge.ask("q1")
        try edge.ask("q2")

        try answerAtEdge("q1")
        #expect(try edge.store.question("q1").escalation == nil)
        // What waited when it stopped may have gone up, but is not asked for again.
        try edge.restart()
        try answerAtEdge("q2")
        try settle()

        for id in ["q1", "q2"] {
            #expect(throws: StoreError.self) { try shop.store.question(id) }
        }
    }

    @Test func whatIsAskedForAgainIsAskedForUntilItIsHeard() throws {
        try edge.ask("q1")
        try settle()
        let backup = try hq.backUp()
        try answerAtTop("q1")
        try settle()

        try hq.restore(backup)
        try shop.dial(hq, welcomeIsLost: true)
        try settle()

        try expect("one", "q1")
    }

    @Test func whatTwoForgotComesToBothFromBelow() throws {
        try settle()
        let backup = try hq.backUp()
        try edge.ask("q1")
        try edge.sendUp(shop)
        let backupWithQuestion = try shop.backUp()
        try settle()
        try answerAtTop("q1")
        try settle()

        try hq.restore(backup)
        try shop.restore(backupWithQuestion)
        try edge.dial(shop)
        try edge.sendUp(shop)
        try settle()

        try expect("one", "q1")
    }

    @Test func aParentThatTellsWhatIsOverHearsWhatStands() throws {
        try edge.ask("q1")
        try settle()
        try answerAtTop("q1")
        try shop.fetch(hq)
        let (backupOfTop, backup) = (try hq.backUp(), try shop.backUp())
        try edge.fetch(shop)
        try shop.label("q1", "two", at: 70)
        try settle()

        try hq.restore(backupOfTop)
        try shop.restore(backup)
        try edge.dial(shop)
        // Told again before the edge has passed anything up again.
        try edge.fetch(shop)
        try settle()

        try expect("two", "q1")
    }

    @Test func aNodeThatForgotItsOwnWordHearsItFromAbove() throws {
        try edge.ask("q1")
        try settle()
        let backup = try shop.backUp()
        try edge.label("q1", "one", by: "anna", at: 50)
        try shop.label("q1", "two", by: "bert", at: 60)
        try settle()

        try shop.restore(backup)
        try settle()

        try expect("two", "q1")
    }

    @Test func aNodeThatForgotAWordWhichNobodyAboveKnowsHearsItFromBelow() throws {
        try edge.ask("q1")
        try edge.ask("q2")
        try settle()
        _ = try shop.store.answerWaiting(
            "q1", NewAnswer(classIndex: 0, confidence: 1, by: "expert", via: .expert, at: 30),
            exampleWeight: 1)
        try settle()
        let backup = try shop.backUp()
        try edge.ask("q3")
        try settle()
        for id in ["q1", "q2", "q3"] { try shop.label(id, "two", at: 60) }
        try edge.fetch(shop)

        try shop.restore(backup)
        try settle()

        for id in ["q1", "q2", "q3"] { try expect("two", id) }
    }

    @Test func aQuestionAnsweredBelowIsAskedAgainOfAParentThatForgotIt() throws {
        try settle()
        let backup = try shop.backUp()
        try edge.ask("q1")
        try settle()
        try answerAtEdge("q1")
        #expect(try edge.store.question("q1").escalation == nil)

        try shop.restore(backup)
        try hq.label("q1", "two", at: 60)
        try settle()

        try expect("two", "q1")
    }

    @Test func aQuestionAnsweredByAModelAboveComesBackToAParentThatForgotIt() throws {
        try settle()
        let backup = try shop.backUp()
        try edge.ask("q1")
        try settle()
        _ = try shop.store.answerWaiting(
            "q1", NewAnswer(classIndex: 0, confidence: 0.9, by: "shop v1", via: .model, at: 45))
        try settle()

        try shop.restore(backup)
        try hq.label("q1", "two", at: 60)
        // The shop hears of it before it is told of the question.
        try shop.dial(hq)
        try shop.fetch(hq)
        try settle()

        try expect("two", "q1")
    }

    @Test func anAnswerThatCameBeforeItsQuestionCameBackIsToldAgain() throws {
        try settle()
        let backup = try shop.backUp()
        try edge.ask("q1")
        try settle()
        try hq.label("q1", "two", at: 60)

        try shop.restore(backup)
        let talk = Talk(shop, hq)
        try talk.open()
        // The shop does not know the question yet, and headquarters have not noted what it applied.
        for step in [Talk.Step.feed, .hearDown] { #expect(try talk.take(step)) }
        try edge.dial(shop)
        try edge.sendUp(shop)
        for step in [Talk.Step.load, .hearUp, .hearUp, .feed, .hearDown, .hearDown] {
            #expect(try talk.take(step))
        }

        #expect(try shop.answer("q1") == "two")
    }

    @Test func aNodeThatForgotThatItTookAWordBackHearsItFromBelow() throws {
        try edge.ask("q1")
        try settle()
        try shop.label("q1", "two", at: 60)
        try settle()
        let backup = try shop.backUp()
        _ = try shop.store.undoLabel(1, by: "anna", at: 70)
        // Those above never hear of it.
        try edge.fetch(shop)

        try shop.restore(backup)
        try settle()

        for node in [hq, shop, edge] { #expect(try node.answer("q1") == nil, "at \(node.name)") }
        #expect(try shop.store.checkIntegrity() == [])
        let error = #expect(throws: StoreError.self) {
            try shop.store.undoLabel(1, by: "anna", at: 80)
        }
        #expect(error?.kind == .conflict)
    }

    @Test func aNodeThatForgotThatItTookAWordBackHearsItFromAbove() throws {
        try edge.ask("q1")
        try settle()
        try edge.label("q1", "two", at: 60)
        try settle()
        let backup = try edge.backUp()
        _ = try edge.store.undoLabel(1, by: "anna", at: 70)
        try settle()

        try edge.restore(backup)
        try settle()

        for node in [hq, shop, edge] {
            #expect(try node.answer("q1") == nil, "at \(node.name)")
            #expect(try node.examples() == [], "at \(node.name)")
        }
    }

    @Test func aQuestionThatGaveUpItsContentsHoldsNothingUp() throws {
        _ = try edge.store.escalate(
            NewQuestion(
                id: "q1", task: "digits", askedAt: 1, preview: "q1",
                payload: [UInt8](repeating: 7, count: 10_000), fingerprint: Array("q1".utf8),
                route: "[\"edge\"]", goesUp: true))
        try settle()
        try hq.label("q1", "one", at: 50)
        try settle()
        _ = try edge.store.keepWithin(questionBytes: 3000, at: 100)
        #expect(try edge.store.questionInput("q1").payload == [])

        _ = try hq.store.undoLabel(1, by: "anna", at: 60)
        try settle()
        try edge.ask("q2")
        try settle()
        #expect(try edge.answer("q1") == nil)
        #expect(try hq.store.question("q2").state == .waiting)
        try hq.label("q1", "two", at: 70)
        try settle()

        for node in [hq, shop, edge] {
            #expect(try node.answer("q1") == "two", "at \(node.name)")
            #expect(try node.store.checkIntegrity() == [], "at \(node.name)")
        }
    }

    @Test func whatAWordOvertookIsNotForgottenWhenBothSidesGoBack() throws {
        let hqBackup = try hq.backUp()
        try edge.ask("q1")
        try settle()
        try hq.label("q1", "two", at: 60)
        try settle()
        let shopBackup = try shop.backUp()

        try hq.restore(hqBackup)
        try edge.ask("q2")
        try edge.sendUp(shop)
        try shop.label("q2", "one", at: 70)
        try shop.dial(hq)
        // The word goes first: its number is above that of q1, which never came.
        try shop.sendUp(hq, limit: 1)
        try shop.restore(shopBackup)
        try settle()

        try expect("two", "q1")
        try expect("one", "q2")
    }

    @Test func nobodyIsAskedAgainForWhatWasAnswered() throws {
        try settle()
        let backups = [hq: try hq.backUp(), shop: try shop.backUp()]
        try edge.ask("q1")
        try settle()
        try hq.label("q1", "two", at: 60)
        try settle()

        for (node, backup) in backups { try node.restore(backup) }
        try settle()

        #expect(try hq.store.waiting().count == 0)
        try expect("two", "q1")
    }

    @Test func aParentThatSaysLessIsTaught() throws {
        try edge.ask("q1")
        try settle()
        let backup = try hq.backUp()
        try hq.label("q1", "two", by: "bert", at: 60)
        try settle()

        try hq.restore(backup)
        // Its clock went back too.
        try hq.label("q1", "one", by: "anna", at: 50)
        try settle()

        try expect("two", "q1")
    }

    @Test func whatARestoredParentSaysBeforeItsChildIsBackIsHeard() throws {
        try edge.ask("q1")
        try edge.ask("q2")
        try settle()
        let backup = try shop.backUp()
        try shop.label("q1", "one", at: 50)
        try edge.ask("q3")
        try settle()

        try shop.restore(backup)
        // Under the number under which the edge heard of the other.
        try shop.label("q2", "two", at: 60)
        try settle()
        try hq.label("q3", "one", at: 70)
        try settle()

        try expect("two", "q2")
        try expect("one", "q1")
    }

    @Test func whatIsAnsweredBeforeItsReceiptCameIsToldAgainToo() throws {
        let backup = try shop.backUp()
        try edge.ask("q1")
        try edge.dial(shop)
        try edge.sendUp(shop, receiptsAreLost: true)
        try shop.label("q1", "two", at: 60)
        try edge.fetch(shop)

        try shop.restore(backup)
        try settle()

        try expect("two", "q1")
    }

    @Test func whatItsOwnModelAnsweredBeforeTheReceiptCameIsToldAgainToo() throws {
        let backup = try shop.backUp()
        try edge.ask("q1")
        try edge.dial(shop)
        try edge.sendUp(shop, receiptsAreLost: true)
        try answerAtEdge("q1")
        try shop.label("q1", "two", at: 60)
        try edge.fetch(shop)

        try shop.restore(backup)
        try settle()

        try expect("two", "q1")
    }

    @Test func whatWasNeverPassedUpNeedNotGoOnceItIsAnswered() throws {
        try edge.ask("q1")
        try answerAtEdge("q1")

        try settle()

        #expect(throws: StoreError.self) { try shop.store.question("q1") }
    }

    @Test func anotherParentIsNotToldOfWhatWasAnswered() throws {
        try edge.ask("q1")
        try settle()
        try hq.label("q1", "two", at: 60)
        try settle()
        let office = try TreeNode("office")

        try edge.join(office)
        try edge.dial(office)
        try edge.sendUp(office)

        #expect(throws: StoreError.self) { try office.store.question("q1") }
    }

    @Test func whatTheDiskHasNoRoomForIsNotToldAgain() throws {
        try edge.ask("q1")
        try settle()
        try hq.label("q1", "two", at: 60)
        try settle()
        _ = try edge.store.keepWithin(questionBytes: 0, at: TemporaryStore.time)

        try edge.store.settle(received: 0, isStrange: true, conversation: nil)

        #expect(try edge.store.outbox(limit: 9, at: TemporaryStore.time).isEmpty)
        #expect(try edge.store.checkIntegrity() == [])
    }
}

extension TreeNode: Hashable {
    static func == (left: TreeNode, right: TreeNode) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
