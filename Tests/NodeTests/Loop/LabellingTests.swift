import Node
import Testing
import Wire

@Suite struct LabellingTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench()
    }

    private func waiting(_ node: Node, _ text: String) async throws -> QuestionID {
        bench.advance(bySeconds: 1)
        let reply = try await node.ask(text)
        try #require(reply.answer == nil, "the model answered \"\(text)\"")
        return reply.id
    }

    @Test func aLabelIsRememberedAtOnce() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "badge door entrance")

        let receipt = try await node.label(id, .newClass("badge"))
        let next = try #require(try await node.ask("badge door entrance").answer)

        #expect(receipt.name == "badge" && receipt.task == "desk" && receipt.newExampleCount == 1)
        #expect(next.name == "badge" && next.via == .memory && next.confidence > 0.99)
        #expect(try await node.tasks()[0].classes == ["printer", "wifi", "badge"])
        await node.stop()
    }

    @Test func aLabelSurvivesThePowerGoingAway() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "badge door entrance")
        _ = try await node.label(id, .newClass("badge"))
        let disk = try bench.copyOfDisk()

        let revived = try Node.open(
            folder: disk, options: .init(worksByItself: false, clock: bench.clock, seed: 2))

        #expect(try await revived.question(id).row.answer == "badge")
        #expect(try await revived.ask("badge door entrance").answer?.via == .memory)
        #expect(
            try await revived.examples(task: "desk", offset: 12, limit: 5).map(\.name) == ["badge"])
        await revived.stop()
        await node.stop()
    }

    @Test func undoTakesAllOfItBack() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "badge door entrance")
        let receipt = try await node.label(id, .newClass("badge"))

        let undone = try await node.undoLabel(receipt.id, by: "anna")

        #expect(undone == id)
        #expect(try await node.question(id).row.state == .waiting)
        #expect(try await node.ask("badge door entrance").answer == nil)
        #expect(try await node.tasks()[0].classes == ["printer", "wifi"])
        #expect(try await node.tasks()[0].exampleCount == 12)
        await node.stop()
    }

    @Test func theLastWordOnAnInputIsTheOneRemembered() async throws {
        let node = try await bench.openTrained()
        let first = try await waiting(node, "badge door entrance")
        let second = try await waiting(node, "badge door entrance")

        _ = try await node.label(first, .newClass("badge"))
        let correction = try await node.label(second, .known("wifi"))
        #expect(try await node.ask("badge door entrance").answer?.name == "wifi")

        _ = try await node.undoLabel(correction.id, by: "anna")
        #expect(try await node.ask("badge door entrance").answer?.name == "badge")
        await node.stop()
    }

    @Test func unanswerableIsAnAnswerAndNoExample() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "asdf qwer")

        let receipt = try await node.label(id, .unanswerable)

        #expect(receipt.name == nil)
        #expect(try await node.question(id).row.state == .unanswerable)
        #expect(try await node.tasks()[0].exampleCount == 12)
        await node.stop()
    }

    @Test func theSecondHumanIsToldWhoWasFirst() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "asdf qwer")
        _ = try await node.label(id, .known("wifi"))

        let error = await #expect(throws: NodeError.self) {
            try await node.label(id, .known("printer"))
        }

        #expect(error?.code == .conflict)
        #expect(error?.message.contains("anna") == true)
        #expect(try await node.question(id).row.answer == "wifi")
        await node.stop()
    }

    @Test func aClassThatIsNotThereIsRefused() async throws {
        let node = try await bench.openTrained()
        let id = try await waiting(node, "asdf qwer")

        let error = await #expect(throws: NodeError.self) {
            try await node.label(id, .known("scanner"))
        }

        #expect(error?.code == .invalid)
        #expect(error?.message.contains("scanner") == true)
        #expect(try await node.question(id).row.state == .waiting)
        await node.stop()
    }

    @Test func skippedQuestionsComeLast() async throws {
        let node = try bench.open()
        let first = try await node.ask("one").id
        bench.advance(bySeconds: 1)
        let second = try await node.ask("two").id

        try await node.skip(first, by: "anna")

        let page = try await node.questions(QuestionQuery())
        #expect(page.rows.map(\.id) == [second, first])
        #expect(page.rows.map(\.skips) == [0, 1])
        await node.stop()
    }

    @Test func labelsStandInTheAuditLog() async throws {
        let node = try bench.open()
        let id = try await node.ask("one").id
        let receipt = try await node.label(id, .known("wifi"))
        _ = try await node.undoLabel(receipt.id, by: "ben")

        let audit = try await node.audit(limit: 2)

        #expect(audit.map(\.by) == ["ben", "anna"])
        #expect(audit.map(\.verb) == ["undo label", "label"])
        await node.stop()
    }
}
