import Link
import Testing
import Wire

/// What listing, labelling and skipping mean, the same whichever way the node is reached.
@Suite struct QuestionContractTests {
    @Test(arguments: Way.allCases) func listsWhatTheQueryWants(way: Way) async throws {
        try await withNode(way) { node, desk in
            for text in ["printer & paper", "wifi=off", "100% ä"] { _ = try await node.ask(text) }
            let queries = [
                QuestionQuery(), QuestionQuery(search: "& PAPER"), QuestionQuery(search: "100%"),
                QuestionQuery(task: "desk", states: [.waiting, .answered], order: .newest),
                QuestionQuery(offset: 1, limit: 1), QuestionQuery(states: []),
                QuestionQuery(states: QuestionState.allCases, order: .uncertain, limit: 2),
            ]

            for query in queries {
                try await expectSame(node, desk.host) { try await $0.questions(query) }
            }
            #expect(try await node.questions(QuestionQuery(search: "ä")).total == 1)
        }
    }

    @Test(arguments: Way.allCases) func readsAllOfAQuestion(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, desk in
            let id = try await node.ask("zebra").id

            let whole = try await node.question(id)

            try await expectSame(node, desk.host) { try await $0.question(id) }
            #expect(try await node.question(QuestionID(id.short)) == whole)
        }
    }

    @Test(arguments: Way.allCases) func labelsAndTakesBack(way: Way) async throws {
        try await withNode(way) { node, _ in
            let id = try await node.ask("lynx").id

            let receipt = try await node.label(
                LabelRequest(
                    question: id, verdict: .newClass("lynx ä"), operatorName: "anna",
                    note: "ears"))
            let labelled = try await node.question(id)
            let undone = try await node.undoLabel(receipt.id, by: "anna")

            #expect(receipt.name == "lynx ä")
            #expect(labelled.answers.last?.by == "anna")
            #expect(labelled.note == "ears")
            #expect(undone == id)
            #expect(try await node.question(id).row.state == .waiting)
            #expect(try await node.audit(limit: 10).contains { $0.by == "anna" })
        }
    }

    @Test(arguments: Way.allCases) func sendsToTheBackOfTheQueue(way: Way) async throws {
        try await withNode(way) { node, _ in
            let first = try await node.ask("one").id
            let second = try await node.ask("two").id

            try await node.skip(first, by: "anna")

            let rows = try await node.questions(QuestionQuery()).rows
            #expect(rows.map(\.id) == [second, first])
            #expect(rows.last?.skips == 1)
        }
    }

    @Test(arguments: Way.allCases) func refusesAsTheNodeDoes(way: Way) async throws {
        try await withNode(way) { node, desk in
            let id = try await node.ask("one").id
            func refusals(_ node: any NodeAPI) async -> [NodeError?] {
                [
                    await refusal { try await node.question(QuestionID("nowhere")) },
                    await refusal { try await node.undoLabel(LabelID(99), by: "anna") },
                    await refusal { try await node.skip(QuestionID("nowhere"), by: "anna") },
                    await refusal {
                        try await node.label(
                            LabelRequest(
                                question: id, verdict: .known("dog"), operatorName: "anna"))
                    },
                ]
            }

            let here = await refusals(desk.host)

            #expect(here.allSatisfy { $0 != nil })
            #expect(await refusals(node) == here)
        }
    }
}
