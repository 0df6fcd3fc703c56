import Node
import Synchronization
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct PhaseTests {
    /// What was passed, in order.
    private final class Passed: Sendable {
        private let phases = Mutex<[Phase]>([])

        var all: [Phase] { phases.withLock { $0 } }
        var listener: PhaseListener {
            PhaseListener { [self] phase in phases.withLock { $0.append(phase) } }
        }
    }

    @Test func aNodeTellsWhichPhasesItPasses() async throws {
        let passed = Passed()
        let bench = try Workbench(rows: Workbench.seedRows)
        let node = try bench.open(passes: passed.listener)
        try bench.importSeed(node)
        #expect(passed.all == [.opened])

        let id = try await node.ask("badge door entrance", wait: 0).id
        _ = try await node.label(id, .newClass("badge"))
        let job = try await node.retrain(task: "desk", by: "test")
        _ = try await node.finished(job.id)

        #expect(
            passed.all == [
                .opened, .questionKept, .labelKept, .jobBegun, .modelTrained, .candidateSaved,
                .promoted,
            ])
        await node.stop()
    }

    @Test func linkedNodesPassThePhasesOfBothSides() async throws {
        let passed = Passed()
        let cloud = try await Member("cloud", isTrained: true)
        let edge = try await Member("edge")
        await edge.node.stop()
        try edge.restart(passes: passed.listener)
        try await edge.join(cloud)

        _ = try await edge.node.ask("the printer has a paper jam", wait: 20)

        let phases = Set(passed.all)
        #expect(phases.isSuperset(of: [.questionKept, .outboxLoaded, .feedApplied]))
        await edge.stop()
        await cloud.stop()
    }
}
