import Learning
import Testing

@Suite struct ArtifactDifferenceTests {
    private let old: [UInt8]
    private let new: [UInt8]

    init() throws {
        (old, new) = try Self.made.get()
    }

    /// Two versions, the second after ten more examples.
    private static let made = Result {
        let trainer = Trainer(task: deskTask, seed: 1)
        let examples = makeDeskExamples(250)
        let first = try trainer.train(Array(examples.prefix(240)))
        let on = try trainer.goOn(
            from: first, with: examples.suffix(10), beside: examples.dropLast(10))
        let second = try #require(on)
        let bytes = try [first, second].map {
            Artifact.encode(try Thinning().thinned($0, for: examples.map(\.input)))
        }
        return (bytes[0], bytes[1])
    }

    @Test func `a difference makes the very bytes and is smaller`() throws {
        let difference = try #require(try ArtifactDifference.make(from: old, to: new))

        #expect(difference.count < new.count * 3 / 4)
        #expect(try ArtifactDifference.apply(difference, to: old) == new)
    }

    @Test func `between the same bytes next to nothing is left`() throws {
        let difference = try #require(try ArtifactDifference.make(from: old, to: old))

        #expect(difference.count < 150)
        #expect(try ArtifactDifference.apply(difference, to: old) == old)
    }

    @Test func `a layer that stayed is not told again`() throws {
        let trainer = Trainer(task: deskTask, seed: 1)
        let base = try Artifact.decode(old)
        let layered = Artifact.encode(
            try trainer.train(makeDeskExamples(30, seed: 3), base: base.layers))

        let difference = try #require(try ArtifactDifference.make(from: old, to: layered))

        #expect(difference.count < layered.count - old.count + 200)
        #expect(try ArtifactDifference.apply(difference, to: old) == layered)
    }

    @Test func `where it is not smaller there is none`() throws {
        let trainer = Trainer(task: deskTask, seed: 1)
        let other = Artifact.encode(try trainer.train(makeDeskExamples(30, seed: 9)))

        #expect(try ArtifactDifference.make(from: old, to: other) == nil)
    }

    @Test func `a class more is no obstacle`() throws {
        let model = try Artifact.decode(new)
        let more = try #require(model.aligned(to: deskTask.classes + ["badge"]))
        let bytes = Artifact.encode(more)

        guard let difference = try ArtifactDifference.make(from: old, to: bytes) else { return }

        #expect(try ArtifactDifference.apply(difference, to: old) == bytes)
    }

    @Test func `it is refused on top of another model`() throws {
        let difference = try #require(try ArtifactDifference.make(from: old, to: new))

        let error = #expect(throws: ArtifactDifferenceError.self) {
            try ArtifactDifference.apply(difference, to: new)
        }

        #expect(
            error?.description
                == "the difference starts from another model than the one here: "
                + "fetch the whole model")
    }

    @Test(
        arguments: [
            (0, [0x20], .notADifference),
            (8, [9], .unknownVersion(9)),
            (44, [1, 2, 3, 4, 5, 6, 7, 8], .makesAnother),
            (76, [0, 0, 0, 0], .damaged("its temperature is not above 0")),
        ] as [(Int, [UInt8], ArtifactDifferenceError)])
    func `a refusal names the reason`(
        place: Int, bytes: [UInt8], expected: ArtifactDifferenceError
    ) throws {
        var changed = try #require(try ArtifactDifference.make(from: old, to: new))
        changed.replaceSubrange(place..<place + bytes.count, with: bytes)

        #expect(throws: expected) { try ArtifactDifference.apply(changed, to: old) }
    }

    @Test func `what is no artifact has no difference`() {
        #expect(throws: ArtifactError.notAnArtifact) {
            try ArtifactDifference.make(from: [1, 2, 3], to: new)
        }
    }

    @Test func `hostile bytes are refused and never trap`() throws {
        let difference = try #require(try ArtifactDifference.make(from: old, to: new))
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<400 {
            var changed = difference
            for _ in 0..<(1 + generator.next(below: 3)) {
                changed[generator.next(below: changed.count)] ^= UInt8(
                    1 + generator.next(below: 255))
            }
            if generator.next(below: 3) == 0 {
                changed.removeLast(1 + generator.next(below: changed.count))
            }
            guard changed != difference else { continue }
            #expect(throws: ArtifactDifferenceError.self) {
                try ArtifactDifference.apply(changed, to: old)
            }
        }
    }
}
