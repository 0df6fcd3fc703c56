import Foundation
import Node
import Synchronization
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct FetchingTests {
    @Test func tamperedBytesAreRefused() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        let watch = WatchedUplink.Watch()
        watch.seen.withLock { $0.isTampered = true }
        try await edge.join(cloud, watch)

        let standing = try await edge.node.standing { $0.remark.contains("bytes that came") }

        #expect(standing.remark == "the bytes that came are not those that were offered")
        #expect(standing.live == nil)
        await edge.stop()
        await cloud.stop()
    }

    @Test func anotherNodesSignatureIsRefusedBeforeAnythingIsFetched() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let stranger = try await Member("stranger")
        let edge = try await Member("edge")
        let watch = WatchedUplink.Watch()
        try await edge.joinOnly(cloud, publicKey: try stranger.node.publicKey())
        cloud.plug.set(cloud.node)
        try await edge.connect(to: cloud, watch)

        let standing = try await edge.node.standing { $0.remark.contains("signature") }

        #expect(
            standing.remark == "the signature of cloud v1 is not by cloud: it was not taken")
        #expect(standing.live == nil && watch.seen.withLock { $0.offsets.isEmpty })
        await edge.stop()
        await stranger.stop()
        await cloud.stop()
    }

    @Test func anInterruptedFetchGoesOnWhereItStoppedAfterARestart() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        let watch = WatchedUplink.Watch()
        watch.seen.withLock { $0.cutAfter = 500 }
        try await edge.join(cloud, watch)
        // Each beat fetches a piece, until the node is stopped.
        try await edge.node.reaches { _ in watch.seen.withLock { $0.offsets.count > 1 } }
        await edge.stop()
        let offsets = watch.seen.withLock { $0.offsets }
        #expect(Array(offsets.prefix(2)) == [0, 500])
        try edge.restart()

        let second = WatchedUplink.Watch()
        try await edge.connect(to: cloud, second)
        _ = try await edge.node.standing { $0.live == 1 }

        let (from, bytes) = second.seen.withLock { ($0.offsets, $0.bytes) }
        let whole = try #require(try await edge.node.live).figures.bytes
        // Where what was fetched before was all, nothing was left to fetch.
        #expect(from.allSatisfy { $0 >= 1000 } && bytes <= whole - 1000)
        await edge.stop()
        await cloud.stop()
    }

    @Test func aChildThatHasTheFormerBaseFetchesADifference() async throws {
        let cloud = try await Member("cloud", tier: "cloud", isTrained: true)
        let edge = try await Member("edge")
        let watch = WatchedUplink.Watch()
        try await edge.join(cloud, watch)
        _ = try await edge.node.standing { $0.live == 1 }
        let edgeID = edge.node.id.text
        try await cloud.node.reaches { node in
            let entry = try await node.tree().entries.first { $0.id == edgeID }
            return entry?.standings.first?.reported == "cloud v1"
        }
        let before = watch.seen.withLock { $0.bytes }
        try await cloud.node.addRows([("toner cartridge is leaking", "printer")])
        let job = try await cloud.node.retrain(task: "desk", by: "test")
        #expect(try await cloud.node.finished(job.id).state == .promoted)

        _ = try await edge.node.standing { $0.reported == "cloud v2" }

        let fetched = watch.seen.withLock { $0.bytes } - before
        let whole = try #require(try await edge.node.live).figures.bytes
        #expect(fetched > 0 && fetched < whole)
        await edge.stop()
        await cloud.stop()
    }

    @Test func thoseWhoNeedTheSigningKeyFirstAtOnceGetTheSame() async throws {
        let bench = try Workbench()
        let node = try bench.open()

        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try node.publicKey() } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }

        #expect(keys.count == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bench.data)
                .filter { $0.hasPrefix("signing.key") } == ["signing.key"])
        await node.stop()
    }

    @Test func theSigningKeyIsItsOwnersAloneAndStays() async throws {
        let bench = try Workbench()
        let node = try bench.open()
        let key = try node.publicKey()

        let attributes = try FileManager.default.attributesOfItem(
            atPath: bench.data + "/signing.key")

        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try node.publicKey() == key)
        #expect(Data(base64Encoded: key)?.count == 32)
        await node.stop()
        try "nonsense".write(
            toFile: bench.data + "/signing.key", atomically: true, encoding: .utf8)
        let again = try bench.open()
        let error = #expect(throws: NodeError.self) { try again.publicKey() }
        #expect(error?.message.contains("holds no signing key; restore it from a copy") == true)
        await again.stop()
    }
}
