import Learning
import Testing

@Suite struct TreesArtifactTests {
    private static let made = Result {
        let trainer = makeTableTrainer(.both, trees: 8)
        let base = try trainer.train(makeTableExamples(80))
        return try makeTableTrainer(.trees, trees: 8).train(
            makeTableExamples(80, seed: 4).map {
                TrainingExample(input: $0.input, label: 1 - $0.label)
            }, base: base.layers)
    }

    private let model: Model
    private let bytes: [UInt8]
    private let test = makeTableExamples(60, seed: 2)

    init() throws {
        model = try Self.made.get()
        bytes = Artifact.encode(model)
    }

    @Test func `trees come back from their bytes`() throws {
        let read = try Artifact.decode(bytes)

        #expect(model.layers.map(\.family) == [.both, .trees])
        #expect(bytes[8] == 4)
        #expect(read.layers == model.layers)
        #expect(Artifact.encode(read) == bytes)
        for example in test {
            #expect(read.predict(example.input) == model.predict(example.input))
        }
    }

    @Test func `bytes cut short are refused`() {
        for count in stride(from: 20, to: bytes.count, by: 61) {
            let cut = signed(Array(bytes.prefix(count)))
            #expect(throws: ArtifactError.self) { try Artifact.decode(cut) }
        }
    }

    /// Bytes whose checksum fits but whose content was made up: refused, or a model that answers
    /// and that has one encoding.
    @Test(arguments: 0..<4) func `hostile bytes never trap`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            var changed = bytes
            for _ in 0..<(1 + generator.next(below: 4)) {
                // Where trees begin is not known here: anywhere, the end more often.
                let back = generator.next(below: generator.next(below: 2) == 0 ? 600 : bytes.count)
                let place = max(20, bytes.count - 1 - back)
                changed[place] = UInt8(generator.next(below: 256))
            }
            if generator.next(below: 4) == 0 { changed.removeLast(generator.next(below: 300)) }
            guard let model = try? Artifact.decode(signed(changed)) else {
                // Refused, as it should be.
                continue
            }
            for example in test.prefix(5) {
                guard case .probabilities(let found) = model.predict(example.input) else {
                    continue
                }
                #expect(found.allSatisfy { $0.isFinite })
            }
            let again = Artifact.encode(model)
            #expect((try? Artifact.decode(again))?.layers == model.layers)
        }
    }

    @Test func `a difference carries trees whole`() throws {
        let other = try makeTableTrainer(.trees, trees: 8).train(makeTableExamples(90, seed: 9))
        let stacked = try makeTableTrainer(.trees, trees: 4).train(
            makeTableExamples(90, seed: 8), base: other.layers)
        let (old, new) = (Artifact.encode(other), Artifact.encode(stacked))

        let difference = try #require(try ArtifactDifference.make(from: old, to: new))

        #expect(difference.count < new.count)
        #expect(try ArtifactDifference.apply(difference, to: old) == new)
    }

    @Test func `trees in an older version are refused`() {
        var changed = bytes
        changed[8] = 2
        #expect(throws: ArtifactError.damaged("a layer has the unknown form 5")) {
            try Artifact.decode(signed(changed))
        }
    }

    /// The bytes with the checksum that fits them.
    private func signed(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 20 else { return bytes }
        let sum = Artifact.checksum(
            of: bytes[20...], version: UInt32(bytes[8]))
        let stored = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
        return bytes[..<12] + stored + bytes[20...]
    }
}
