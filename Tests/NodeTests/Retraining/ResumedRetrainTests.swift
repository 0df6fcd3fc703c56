import Foundation
import Learning
import Node
import Synchronization
import Testing
import Wire

/// A retrain that was cut off and taken up again makes what it would have made undisturbed, byte
/// for byte: wherever it was cut off, learned from nothing or gone on from what is live.
@Suite(.timeLimit(.minutes(3))) struct ResumedRetrainTests {
    /// Copies the disk now and then while a job runs: what a power cut would leave.
    private final class Cuts: Sendable {
        private struct State {
            var ticks: UInt64 = 0
            var isCutting = false
            var disks: [String] = []
        }

        private let bench: Workbench
        private let every: UInt64
        private let state = Mutex(State())

        init(_ bench: Workbench, every: UInt64) {
            self.bench = bench
            self.every = every
        }

        var isCutting: Bool {
            get { state.withLock { $0.isCutting } }
            set { state.withLock { $0.isCutting = newValue } }
        }

        /// Takes the copies that were made.
        func take() -> [String] {
            state.withLock { state in
                defer { state.disks = [] }
                return state.disks
            }
        }

        /// A job looks at the clock at each of its steps; every look takes long enough for it to
        /// write how far it is.
        var clock: NodeClock {
            NodeClock(
                now: bench.clock.now,
                ticks: { [self] in
                    state.withLock { state in
                        state.ticks += 1
                        if state.isCutting, state.ticks % every == 0 {
                            do {
                                state.disks.append(try bench.copyOfDisk())
                            } catch {
                                Issue.record(error)
                            }
                        }
                        return state.ticks * 200_000_000
                    }
                })
        }
    }

    private func open(_ folder: String, _ clock: NodeClock, worksByItself: Bool) throws -> Node {
        try Node.open(
            folder: folder,
            options: .init(worksByItself: worksByItself, clock: clock, seed: 1))
    }

    /// Texts of two classes that share most words.
    private static func rows(_ count: Int, seed: UInt64) -> [(String, String)] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let name = number % 2 == 0 ? "printer" : "wifi"
            let words = (0..<5).map { _ in "word\(generator.next(below: 60))" }
            let sign = "\(name)\(generator.next(below: 12))"
            return ((words + [sign]).joined(separator: " "), name)
        }
    }

    private func retrain(_ node: Node, _ cuts: Cuts) async throws -> JobRow {
        cuts.isCutting = true
        let job = try await node.retrain(task: "desk", by: "test")
        let end = try await node.finished(job.id)
        cuts.isCutting = false
        return end
    }

    private func digest(of job: JobRow, _ node: Node) async throws -> VersionID {
        let rows = try await node.versions(task: "desk")
        return try #require(rows.first { $0.number == job.version }).id
    }

    /// Opens each copy, lets it take the job up, and compares what comes of it.
    private func expect(
        _ expected: VersionID, _ job: JobRow, from disks: [String], _ clock: NodeClock
    ) async throws {
        for disk in disks {
            let resumed = try open(disk, clock, worksByItself: true)
            let end = try await resumed.finished(job.id)
            #expect(try await digest(of: end, resumed) == expected, "\(disk)")
            #expect(end.state == job.state)
            await resumed.stop()
        }
    }

    @Test func resumedIsUninterrupted() async throws {
        let bench = try Workbench(rows: Self.rows(300, seed: 1), train: "going_on = 100")
        let cuts = Cuts(bench, every: 9)
        let node = try open(bench.data, cuts.clock, worksByItself: false)
        try bench.importSeed(node)

        let first = try await retrain(node, cuts)
        let anew = try await digest(of: first, node)
        let whileAnew = cuts.take()
        try await node.addRows(Self.rows(12, seed: 2))
        let second = try await retrain(node, cuts)
        let gone = try await digest(of: second, node)
        let whileGoing = cuts.take()
        await node.stop()

        #expect(whileAnew.count >= 3, "\(whileAnew.count)")
        #expect(whileGoing.count >= 3, "\(whileGoing.count)")
        #expect(second.remark.contains("went on from v1"), "\(second.remark)")
        try await expect(anew, first, from: whileAnew, bench.clock)
        try await expect(gone, second, from: whileGoing, bench.clock)
    }
}
