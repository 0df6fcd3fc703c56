import Link
import Testing
import Wire

/// What asking means, the same whichever way the node is reached.
@Suite struct AskingContractTests {
    @Test(arguments: Way.allCases) func answersWhatTheModelKnows(way: Way) async throws {
        try await withNode(way, isTrained: true) { node, _ in
            let reply = try await node.ask("the printer has a paper jam")

            guard case .answered(let answer) = reply.outcome else {
                Issue.record("\(reply)")
                return
            }
            #expect(answer.name == "printer")
            #expect(answer.via == .model)
            #expect(answer.ranked.map(\.name) == ["printer", "wifi"])
        }
    }

    @Test(arguments: Way.allCases) func flagsWhatNobodyKnows(way: Way) async throws {
        try await withNode(way) { node, _ in
            let reply = try await node.ask("printer")
            let collected = try await node.collect(reply.id, wait: 0)

            #expect(reply.outcome == .waiting(.noModel, guess: nil))
            #expect(collected == reply)
        }
    }

    @Test(arguments: Way.allCases) func keepsTheIDThatTheCallerGives(way: Way) async throws {
        try await withNode(way) { node, _ in
            let id = "q/ä b?c=1&d#e%"

            let first = try await node.ask("printer", id: id)
            let second = try await node.ask("printer", id: id)

            #expect(first.id == QuestionID(id))
            #expect(second == first)
            #expect(try await node.collect(first.id, wait: 0) == first)
        }
    }

    @Test(arguments: Way.allCases) func collectsTheAnswerThatComesWhileItWaits(
        way: Way
    ) async throws {
        try await withNode(way) { node, desk in
            let asked = try await node.ask("printer")
            async let collected = node.collect(asked.id, wait: 60)

            _ = try await desk.host.label(
                LabelRequest(
                    question: asked.id, verdict: .known("printer"), operatorName: "anna"))

            guard case .answered(let answer) = try await collected.outcome else {
                Issue.record("still waiting")
                return
            }
            #expect(answer.by == "anna")
            #expect(answer.name == "printer")
        }
    }

    @Test(arguments: Way.allCases) func asksAndWaitsForTheAnswer(way: Way) async throws {
        try await withNode(way) { node, desk in
            let id = QuestionID("q1")
            async let reply = node.ask(
                AskRequest(task: "desk", id: id, fields: ["text": .text("printer")], wait: 60))

            for await _ in desk.host.changes() {
                let waiting = try await desk.host.questions(QuestionQuery())
                if !waiting.rows.isEmpty { break }
            }
            _ = try await desk.host.label(
                LabelRequest(question: id, verdict: .unanswerable, operatorName: "anna"))

            // The node itself does not wait yet; its callers by the API do.
            if way != .itself { #expect(try await reply.isAnswered) } else { _ = try await reply }
        }
    }

    @Test(arguments: Way.allCases) func refusesAsTheNodeDoes(way: Way) async throws {
        try await withNode(way) { node, desk in
            let requests = [
                AskRequest(task: "desks/ä", fields: ["text": .text("a")]),
                AskRequest(task: "desk", fields: ["colour": .text("red")]),
                AskRequest(task: "desk", fields: ["text": .number(1)]),
                AskRequest(task: "desk", fields: [:]),
            ]
            for request in requests {
                let here = await refusal { try await desk.host.ask(request) }
                let there = await refusal { try await node.ask(request) }

                #expect(here != nil)
                #expect(there == here)
            }
        }
    }

    @Test(arguments: Way.allCases) func doesNotFindWhatWasNeverAsked(way: Way) async throws {
        try await withNode(way) { node, desk in
            let here = await refusal { try await desk.host.collect(QuestionID("q"), wait: 0) }
            let there = await refusal { try await node.collect(QuestionID("q"), wait: 0) }

            #expect(here?.code == .notFound)
            #expect(there == here)
        }
    }
}

extension AskReply {
    var isAnswered: Bool { if case .answered = outcome { true } else { false } }
}

/// Expects that a call gives the same by both ways.
func expectSame<Value: Equatable>(
    _ left: any NodeAPI, _ right: any NodeAPI, sourceLocation: SourceLocation = #_sourceLocation,
    _ call: (any NodeAPI) async throws -> Value
) async throws {
    let here = try await call(left)
    let there = try await call(right)
    #expect(here == there, sourceLocation: sourceLocation)
}

/// What a call is refused with; nil when it is not.
func refusal<Value>(_ call: () async throws -> Value) async -> NodeError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? NodeError
    }
}
