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
}
