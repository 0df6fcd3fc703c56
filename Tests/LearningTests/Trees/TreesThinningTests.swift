import Learning
import Testing

@Suite struct TreesThinningTests {
    private static let made = Result {
        try makeTableTrainer(.trees).train(makeTableExamples(600)).calibrated(temperature: 1.5)
    }

    private let model: Model
    private let inputs = makeTableExamples(200, seed: 3).map(\.input)
    private let test = makeTableExamples(300, seed: 2)

    init() throws {
        model = try Self.made.get()
    }

    @Test(arguments: [0.6, 0.4])
    func `thinned trees fit their budget and are told nearly as well`(part: Double) throws {
        let bytes = Int(Double(Artifact.encode(model).count) * part)

        let thin = try Thinning(bytes: bytes).thinned(model, for: inputs)

        #expect(Artifact.encode(thin).count <= bytes)
        #expect(accuracy(of: thin, on: test) >= accuracy(of: model, on: test) - 0.05)
        #expect(thin.temperature == 1.5 && thin.layers[0].family == .trees)
        let read = try Artifact.decode(Artifact.encode(thin))
        #expect(read.layers == thin.layers)
    }

    @Test func `without a budget trees stay as they are`() throws {
        #expect(try Thinning().thinned(model, for: inputs).layers == model.layers)
    }

    @Test func `a share keeps so many of the trees`() throws {
        let thin = try Thinning(share: 0.5).thinned(model, for: inputs)

        #expect(Artifact.encode(thin).count < Artifact.encode(model).count)
        #expect(accuracy(of: thin, on: test) >= accuracy(of: model, on: test) - 0.05)
    }

    @Test func `trees and weights share a budget`() throws {
        let both = try makeTableTrainer(.both).train(makeTableExamples(600))
        let bytes = Artifact.encode(both).count / 2

        let thin = try Thinning(bytes: bytes).thinned(both, for: inputs)

        #expect(Artifact.encode(thin).count <= bytes)
        #expect(accuracy(of: thin, on: test) >= accuracy(of: both, on: test) - 0.05)
    }

    @Test func `no trees fit into nothing`() throws {
        let error = #expect(throws: ThinningError.self) {
            try Thinning(bytes: 60).thinned(model, for: inputs)
        }
        guard case .doesNotFit(let least, 60)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(least > 60 && least < 2000)
    }
}
