import Node
import Testing
import Wire

@Suite struct ReleasedNodeTests {
    @Test(.timeLimit(.minutes(1)))
    func aNodeThatNobodyHoldsIsGoneThoughNobodyStoppedIt() async throws {
        let bench = try Workbench()
        let (gone, farewell) = AsyncStream.makeStream(of: Void.self)

        try await train(bench, until: Farewell { farewell.finish() })

        for await _ in gone {}
    }

    /// Opens a node whose clock holds the farewell, and drops it after its first job.
    private func train(_ bench: Workbench, until farewell: Farewell) async throws {
        let clock = NodeClock(
            now: { withExtendedLifetime(farewell) { bench.clock.now() } }, ticks: bench.clock.ticks)
        let node = try Node.open(
            folder: bench.data, options: .init(worksByItself: false, clock: clock, seed: 1))
        try bench.importSeed(node)
        _ = try await node.finished(try await node.retrain(task: "desk", by: "test").id)
    }
}

/// Says when nobody holds it any more.
private final class Farewell: Sendable {
    private let say: @Sendable () -> Void

    init(_ say: @escaping @Sendable () -> Void) { self.say = say }

    deinit { say() }
}
