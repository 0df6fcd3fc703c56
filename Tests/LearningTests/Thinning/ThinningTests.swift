import Learning
import Testing

@Suite struct ThinningTests {
    private let model: Model
    private let inputs = makeDeskExamples(240).map(\.input)
    private let test = makeDeskExamples(90, seed: 2)

    init() throws {
        model = try Self.made.get()
    }

    private static let made = Result {
        try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(240))
            .calibrated(temperature: 1.5)
    }

    @Test(arguments: [6000, 4000, 2000, 1000])
    func `a thinned model fits its budget and is told no worse`(bytes: Int) throws {
        let thin = try Thinning(bytes: bytes).thinned(model, for: inputs)

        let count = Artifact.encode(thin).count
        #expect(count <= bytes && count > bytes * 3 / 4)
        #expect(accuracy(of: thin, on: test) >= accuracy(of: model, on: test) - 0.05)
        #expect(thin.temperature == 1.5)
    }

    @Test(arguments: [nil, 3000])
    func `it predicts what the model read from its artifact predicts`(bytes: Int?) throws {
        let thin = try Thinning(bytes: bytes).thinned(model, for: inputs)

        let read = try Artifact.decode(Artifact.encode(thin))

        #expect(read.layers == thin.layers)
        for example in test {
            #expect(read.predict(example.input) == thin.predict(example.input))
        }
        #expect(Artifact.encode(read) == Artifact.encode(thin))
    }

    @Test func `without a budget it is several times smaller and hardly another`() throws {
        let thin = try Thinning().thinned(model, for: inputs)

        #expect(Artifact.encode(thin).count * 4 < Artifact.encode(model).count)
        for example in test {
            let (before, after) = (model.predict(example.input), thin.predict(example.input))
            let change = (before.best?.probability ?? 0) - (after.best?.probability ?? 1)
            #expect(before.best?.label == after.best?.label && abs(change) < 0.03)
        }
    }

    @Test func `rows that inputs use most stay`() throws {
        let askedWords = makeDeskExamples(90, seed: 2).filter { $0.label != 2 }

        let thin = try Thinning(bytes: 700).thinned(model, for: askedWords.map(\.input))

        #expect(accuracy(of: thin, on: askedWords) > 0.9)
    }

    @Test func `what cannot fit is refused with what it takes`() throws {
        let error = #expect(throws: ThinningError.self) {
            try Thinning(bytes: 100).thinned(model, for: inputs)
        }

        guard case .doesNotFit(let least, 100) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            error?.description
                == "the model has \(least) bytes at the least, the budget is 100: raise the budget "
                + "to \(least) or more, or hand down no version of this task")
        #expect(Artifact.encode(try Thinning(bytes: least).thinned(model, for: [])).count <= least)
    }

    @Test func `a share keeps so many of the features found`() throws {
        let all = try Thinning().thinned(model, for: inputs).layers[0].plan.rowCount

        let few = try Thinning(share: 0.25).thinned(model, for: inputs)

        #expect(few.layers[0].plan.rowCount < all / 2)
        #expect(accuracy(of: few, on: test) > 0.9)
    }

    @Test func `a node that is too slow gets less, in bounded steps`() {
        let whole = Thinning(bytes: 9000)

        #expect(whole.faster(measured: 10, limit: 20) == whole)
        #expect(whole.faster(measured: 20, limit: 15)?.share == 0.75)
        #expect(whole.faster(measured: 2000, limit: 1)?.share == 0.5)
        #expect(whole.faster(measured: 2000, limit: 1)?.bytes == 9000)
        let least = Thinning(bytes: 9000, share: Thinning.leastShare)
        #expect(least.faster(measured: 2, limit: 1) == nil)
    }

    @Test func `layers that are thin already stay as they are without a budget`() throws {
        let base = try Thinning().thinned(model, for: inputs)
        let layered = try Trainer(task: deskTask, seed: 1).train(
            makeDeskExamples(60, seed: 3), base: base.layers)

        let thin = try Thinning().thinned(layered, for: inputs)

        #expect(thin.layers[0] == base.layers[0] && thin.layers[1] != layered.layers[1])
        #expect(accuracy(of: thin, on: test) > 0.95)
    }

    @Test func `a thin layer is not gone on from but built upon`() throws {
        let thin = try Thinning().thinned(model, for: inputs)

        let on = try Trainer(task: deskTask, seed: 1).goOn(
            from: thin, with: makeDeskExamples(1), beside: makeDeskExamples(60))

        #expect(on == nil)
    }

    @Test func `thin layers take classes that came later`() throws {
        let thin = try Thinning().thinned(model, for: inputs)
        let aligned = try #require(thin.aligned(to: deskTask.classes + ["badge"]))

        let read = try Artifact.decode(Artifact.encode(aligned))

        #expect(read.layers == aligned.layers)
        #expect(accuracy(of: read, on: test) == accuracy(of: thin, on: test))
    }

    /// Bytes whose checksum fits but whose content was made up: refused, or a model that answers.
    @Test func `hostile bytes of a thin model never trap`() throws {
        let bytes = Artifact.encode(try Thinning(bytes: 3000).thinned(model, for: inputs))
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var changed = bytes
            for _ in 0..<3 {
                let place = 20 + generator.next(below: bytes.count - 20)
                changed[place] = UInt8(generator.next(below: 256))
            }
            if generator.next(below: 4) == 0 { changed.removeLast(generator.next(below: 900)) }
            let sum = Artifact.checksum(
                of: changed[20...], version: UInt32(changed[8]))
            let stored = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
            guard let read = try? Artifact.decode(changed[..<12] + stored + changed[20...]) else {
                // Refused, as it should be.
                continue
            }
            if case .probabilities(let shares) = read.predict(test[0].input) {
                #expect(shares.allSatisfy { $0.isFinite })
            }
        }
    }
}
