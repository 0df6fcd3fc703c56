import Node
import Testing
import Wire

/// A copy that was made and brought back within one conversation, by a node that gave out new
/// numbers before it met the other one again.
@Suite(.timeLimit(.minutes(1))) struct HotCopyTests {
    @Test func aParentThatCaughtUpWithWhatItHadSaidIsRecognised() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        let forgotten = try await edge.node.ask("badge door entrance").id
        let fresh = try await edge.node.ask("what is for lunch today").id
        try await cloud.node.reaches { try await $0.isWaiting(fresh) }
        let backup = try cloud.bench.copyOfDisk()
        _ = try await cloud.node.label(forgotten, .newClass("badge"))
        _ = try await edge.node.answer(to: forgotten, by: "anna")
        await edge.stop()
        await cloud.stop()

        try cloud.bench.restore(backup)
        try cloud.restart()
        _ = try await cloud.node.label(fresh, .newClass("canteen"))
        try edge.restart()
        try await edge.connect(to: cloud)

        #expect(try await edge.node.collect(fresh, wait: 20).answer?.name == "canteen")
        try await cloud.node.reaches { try await $0.question(forgotten).row.answer == "badge" }
        await edge.stop()
        await cloud.stop()
    }

    @Test func aChildThatCaughtUpWithWhatItHadPassedUpPassesTheRestUp() async throws {
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        try await edge.join(cloud)
        try await edge.node.reaches { try await $0.link == .connected }
        let backup = try edge.bench.copyOfDisk()
        let forgotten = try await edge.node.ask("badge door entrance").id
        try await cloud.node.reaches { try await $0.isWaiting(forgotten) }
        await edge.stop()

        try edge.bench.restore(backup)
        try edge.restart()
        let fresh = try await edge.node.ask("what is for lunch today").id
        try await edge.connect(to: cloud)

        try await cloud.node.reaches { try await $0.isWaiting(fresh) }
        await edge.stop()
        await cloud.stop()
    }
}
