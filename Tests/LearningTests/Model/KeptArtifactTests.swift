import Synchronization
import Testing

@testable import Learning

/// Models whose weights stay where they lie.
@Suite struct KeptArtifactTests {
    private let model: Model
    private let bytes: [UInt8]
    private let test = makeDeskExamples(30, seed: 2)

    init() throws {
        model = try Self.made.get()
        bytes = Artifact.encode(model)
    }

    private static let made = Result {
        try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(60)).calibrated(
            temperature: 1.5)
    }

    /// Bytes at an address that is a multiple of 64 and so many more, and a count of how often they
    /// were let go of.
    private func keep(_ bytes: [UInt8], shifted: Int = 0, _ released: Released) -> KeptBytes {
        let room = UnsafeMutableRawBufferPointer.allocate(
            byteCount: bytes.count + shifted, alignment: 64)
        let start = UnsafeMutableRawBufferPointer(rebasing: room[shifted...])
        start.copyBytes(from: bytes)
        nonisolated(unsafe) let whole = room
        return KeptBytes(UnsafeRawBufferPointer(start)) { _ in
            whole.deallocate()
            released.count()
        }
    }

    @Test func `a kept model answers as its bytes' copy does`() throws {
        let released = Released()
        let kept = try Artifact.decode(keep(bytes, released))

        #expect(bytes[8] == 4)
        #expect(kept.layers == model.layers)
        #expect(Artifact.encode(kept) == bytes)
        for example in test {
            #expect(kept.predict(example.input) == model.predict(example.input))
        }
    }

    @Test func `bytes are let go of with the last model that uses them`() throws {
        let released = Released()
        var kept: Model? = try Artifact.decode(keep(bytes, released))
        var warmer: Model? = kept?.calibrated(temperature: 2)
        kept = nil
        #expect(released.times == 0)
        #expect(warmer?.predict(test[0].input).best != nil)

        warmer = nil

        #expect(released.times == 1)
    }

    @Test func `where no float may begin, weights are copied`() throws {
        let released = Released()
        let kept = try Artifact.decode(keep(bytes, shifted: 2, released))

        #expect(released.times == 1)
        #expect(kept.layers == model.layers)
    }

    @Test func `what is trained on a kept base is what is trained on its copy`() throws {
        let released = Released()
        let kept = try Artifact.decode(keep(bytes, released))
        let trainer = Trainer(task: deskTask, seed: 3)

        let onKept = try trainer.train(test, base: kept.layers)
        let onCopy = try trainer.train(test, base: model.layers)

        #expect(Artifact.encode(onKept) == Artifact.encode(onCopy))
    }

    @Test func `damage is found in kept bytes too`() {
        for index in stride(from: 0, to: bytes.count, by: 211) {
            var changed = bytes
            changed[index] ^= 16
            #expect(throws: ArtifactError.self) {
                try Artifact.decode(keep(changed, Released()))
            }
        }
    }

    @Test func `zeros before a list are zeros`() throws {
        // The first list follows the unseen weight's four bytes.
        let first = try #require(
            (20..<bytes.count).first { place in
                bytes[place..<min(place + 24, bytes.count)].allSatisfy { $0 == 0 }
            })
        var changed = bytes
        changed[first + 8] = 1
        let sum = Artifact.checksum(of: changed[20...], version: 4)
        let stored = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }

        #expect(throws: ArtifactError.self) {
            try Artifact.decode(changed[..<12] + stored + changed[20...])
        }
    }
}

/// How often something was let go of.
private final class Released: Sendable {
    private let state = Mutex(0)

    var times: Int { state.withLock { $0 } }
    func count() { state.withLock { $0 += 1 } }
}
