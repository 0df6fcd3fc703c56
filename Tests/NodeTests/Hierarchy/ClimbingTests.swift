import Node
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct ClimbingTests {
    @Test func aQuestionClimbsToTheParentAndComesBackLearned() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)

        let reply = try await edge.node.ask("the printer has a paper jam", wait: 20)

        let answer = try #require(reply.answer)
        #expect(answer.name == "printer" && answer.by == "cloud v1" && answer.via == .model)
        #expect(try await edge.node.exampleNames() == ["printer"])
        let next = try #require(try await edge.node.ask("the printer has a paper jam").answer)
        #expect(next.via == .memory && next.name == "printer")
        #expect(try await cloud.node.exampleNames().count == 12)
        await edge.stop()
        await cloud.stop()
    }
}
