import Foundation
import Learning
import Store
import Testing
import Wire

@testable import Node

@Suite struct VersionFilesTests {
    private func files(in bench: Workbench) throws -> Set<String> {
        Set(
            FileManager.default.fileExists(atPath: bench.data + "/versions")
                ? try FileManager.default.contentsOfDirectory(atPath: bench.data + "/versions")
                : [])
    }

    @Test func aVersionIsServedFromAFileThatIsMadeAnewWhenDamaged() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()
        let digest = try #require(node.serving.task("desk").live).digest
        let kept = VersionFiles(store: node.store, leastBytes: 0)

        let first = try kept.open(digest, task: "desk")

        #expect(try files(in: bench) == [digest])
        let path = bench.data + "/versions/" + digest
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try Array(whole) == node.store.artifact(digest))
        for damage in [Data(), whole.prefix(1000), whole + [0], Data(repeating: 7, count: 500)] {
            // Another file under the name: what is mapped already stays as it is.
            try damage.write(to: URL(fileURLWithPath: path), options: .atomic)
            let again = try kept.open(digest, task: "desk")
            #expect(again.layers == first.layers)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
        }
        await node.stop()
    }

    @Test func filesOfVersionsThatNoTaskServesGo() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()
        let first = try #require(node.serving.task("desk").live).digest
        try await node.addRows([("toner toner", "printer"), ("badge wifi", "wifi")])
        let job = try await node.retrain(task: "desk", by: "test")
        _ = try await node.finished(job.id)
        let second = try #require(
            try await node.versions(task: "desk").first { $0.id.digest != first }
        ).id.digest
        let kept = VersionFiles(store: node.store, leastBytes: 0)
        kept.expect(first, task: "other")

        _ = try kept.open(first, task: "desk")
        let model = try kept.open(second, task: "desk")
        #expect(try files(in: bench) == [first, second])
        kept.expect(second, task: "other")
        _ = try kept.open(second, task: "desk")

        #expect(try files(in: bench) == [second])
        #expect(model.classes == ["printer", "wifi"])
        await node.stop()
    }

    @Test func withoutAFileItIsServedAllTheSame() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()
        let live = try #require(node.serving.task("desk").live)
        // No folder can be made where a file is.
        try Data([1]).write(to: URL(fileURLWithPath: bench.data + "/versions"))

        let model = try VersionFiles(store: node.store, leastBytes: 0)
            .open(live.digest, task: "desk")

        #expect(model.layers == live.model.layers)
        await node.stop()
    }

    @Test func smallVersionsNeedNoFile() async throws {
        let bench = try Workbench()
        let node = try await bench.openTrained()

        #expect(
            try node.store.artifact(
                #require(node.serving.task("desk").live).digest
            ).count < 1 << 16)
        #expect(try files(in: bench) == [])
        await node.stop()
    }

    @Test func aNodeServesALargeVersionFromItsFile() async throws {
        var generator = SeededGenerator(seed: 5)
        let rows = (0..<160).map { number in
            let words = (0..<12).map { _ in "word\(generator.next(below: 4000))" }
            let name = number % 2 == 0 ? "printer" : "wifi"
            return ((words + [name]).joined(separator: " "), name)
        }
        let bench = try Workbench(rows: rows)
        let node = try await bench.openTrained()
        let digest = try #require(node.serving.task("desk").live).digest
        let answer = try await node.ask("the printer").answer
        #expect(try files(in: bench) == [digest])
        await node.stop()
        try Data([1, 2, 3]).write(
            to: URL(fileURLWithPath: bench.data + "/versions/" + digest), options: .atomic)

        let again = try bench.open()

        #expect(try await again.ask("the printer").answer?.ranked == answer?.ranked)
        let kept = try Data(contentsOf: URL(fileURLWithPath: bench.data + "/versions/" + digest))
        #expect(try Array(kept) == again.store.artifact(digest))
        await again.stop()
    }
}
