import Store
import Testing

/// Three nodes in a row, `edge` under `shop` under `hq`, and a second edge, `yard`, under `shop`.
@Suite struct TreeTests {
    private let hq: TreeNode
    private let shop: TreeNode
    private let edge: TreeNode
    private let yard: TreeNode

    init() throws {
        hq = try TreeNode("hq")
        shop = try TreeNode("shop")
        edge = try TreeNode("edge")
        yard = try TreeNode("yard")
        try shop.join(hq)
        for node in [edge, yard] { try node.join(shop) }
    }

    /// Lets everybody talk until nothing is new.
    private func settle() throws {
        for _ in 0..<4 {
            for (node, parent) in [(edge, shop), (yard, shop), (shop, hq)] {
                try node.dial(parent)
                try node.sendUp(parent)
                try node.fetch(parent)
            }
        }
    }

    private func expect(
        _ answer: String?, _ id: String, at nodes: [TreeNode],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for node in nodes {
            #expect(
                try node.answer(id) == answer, "at \(node.name)", sourceLocation: sourceLocation)
            #expect(try node.store.checkIntegrity() == [], sourceLocation: sourceLocation)
        }
    }

    @Test func anAnswerFromTheTopIsLearnedAtEveryHop() throws {
        try edge.ask("q1")
        try settle()
        #expect(try hq.store.question("q1").state == .waiting)
        #expect(try hq.store.question("q1").child == "shop")
        #expect(try hq.store.route("q1").up == "[\"edge\",\"shop\",\"hq\"]")
        #expect(try edge.store.question("q1").escalation == .passedUp)

        try hq.label("q1", "nine", at: 50)
        try settle()

        try expect("nine", "q1", at: [hq, shop, edge])
        for node in [hq, shop, edge] {
            #expect(try node.examples() == ["nine for q1 (human)"])
        }
        #expect(throws: StoreError.self) { try yard.store.question("q1") }
    }

    @Test func aWordInTheMiddleGoesBothWays() throws {
        try edge.ask("q1")
        try yard.ask("q1")
        try settle()

        try shop.label("q1", "two", at: 50)
        try settle()
        try expect("two", "q1", at: [hq, shop, edge, yard])

        _ = try shop.store.undoLabel(1, by: "anna", at: 60)
        try settle()
        try expect(nil, "q1", at: [hq, shop, edge, yard])
        for node in [hq, shop, edge, yard] { #expect(try node.examples() == []) }
    }

    @Test func wordsAtBothEndsComeToOneAnswerEverywhere() throws {
        try edge.ask("q1")
        try settle()
        try edge.label("q1", "one", by: "anna", at: 70)
        try hq.label("q1", "two", by: "bert", at: 71)
        try settle()
        try expect("two", "q1", at: [hq, shop, edge])

        _ = try hq.store.undoLabel(1, by: "bert", at: 90)
        try settle()

        try expect("one", "q1", at: [hq, shop, edge])
        for node in [hq, shop, edge] {
            #expect(try node.examples() == ["one for q1 (human)"])
        }
    }

    @Test func whatIsLostOnTheWayIsSaidAgain() throws {
        try edge.ask("q1")
        try edge.label("q1", "one", at: 9)
        try edge.ask("q2")
        for _ in 1...2 { try edge.sendUp(shop, receiptsAreLost: true) }
        try edge.restart()
        try settle()
        try shop.label("q2", "two", at: 20)
        try edge.dial(shop)
        try edge.fetch(shop, cursorIsLost: true)
        try edge.restart()
        try shop.restart()
        try settle()

        try expect("two", "q2", at: [hq, shop, edge])
        #expect(try hq.examples() == ["one for q1 (human)", "two for q2 (human)"])
        #expect(try edge.store.answers("q2").count == 1)
    }

    @Test func aParentThatWasRestoredIsToldAgain() throws {
        try edge.ask("q0")
        try settle()
        try hq.label("q0", "one", at: 5)
        try settle()
        let backup = try shop.backUp()
        for id in ["q1", "q2", "q3"] { try edge.ask(id) }
        try yard.ask("q4", priority: 7)
        try settle()
        try edge.label("q3", "two", at: 8)
        try hq.label("q1", "nine", at: 9)
        try settle()

        try shop.restore(backup)
        try hq.label("q2", "two", at: 10)
        try hq.label("q4", "zero", at: 11)
        try settle()

        try expect("one", "q0", at: [hq, shop, edge])
        try expect("nine", "q1", at: [hq, edge])
        try expect("two", "q2", at: [hq, shop, edge])
        try expect("two", "q3", at: [hq, shop, edge])
        try expect("zero", "q4", at: [hq, shop, yard])
        #expect(try edge.store.answers("q2").count == 1)
    }

    @Test func aChildThatWasRestoredIsToldAgain() throws {
        for id in ["q1", "q2"] { try edge.ask(id) }
        try settle()
        let backup = try edge.backUp()
        try hq.label("q1", "nine", at: 9)
        try settle()
        for id in ["q3", "q4", "q5"] { try edge.ask(id) }
        try settle()
        try hq.label("q4", "two", at: 10)
        try settle()

        try edge.restore(backup)
        #expect(try edge.answer("q1") == nil)
        try edge.ask("q6")
        try settle()
        try hq.label("q2", "one", at: 11)
        try hq.label("q6", "zero", at: 12)
        try settle()

        try expect("nine", "q1", at: [hq, shop, edge])
        try expect("one", "q2", at: [hq, shop, edge])
        try expect("zero", "q6", at: [hq, shop, edge])
        #expect(
            try edge.examples() == [
                "nine for q1 (human)", "one for q2 (human)", "zero for q6 (human)",
            ])
    }

    @Test func theTopThatWasRestoredIsToldAgain() throws {
        let backup = try hq.backUp()
        try edge.ask("q1")
        try edge.ask("q2")
        try settle()
        try hq.label("q1", "two", at: 5)
        try shop.label("q2", "nine", at: 6)
        try settle()

        try hq.restore(backup)
        try edge.ask("q3")
        try settle()
        #expect(try hq.examples() == ["nine for q2 (human)", "two for q1 (human)"])
        try hq.label("q3", "one", at: 7)
        try settle()

        try expect("one", "q3", at: [hq, shop, edge])
        try expect("two", "q1", at: [hq, shop, edge])
    }
}
