import Learning
import Testing

@Suite struct ModelTests {
    private let model: Model

    init() throws {
        model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))
    }

    @Test func `probabilities sum to one and rank the classes`() {
        let prediction = model.predict(makeDeskInput("printer toner", 3))

        guard case .probabilities(let probabilities) = prediction else {
            Issue.record("\(prediction)")
            return
        }
        #expect(probabilities.count == 3)
        #expect(abs(probabilities.reduce(0, +) - 1) < 1e-5)
        let ranked = prediction.ranked(top: 10)
        #expect(ranked.map(\.label).sorted() == [0, 1, 2])
        #expect(ranked[0].label == 0 && ranked[0] == prediction.best)
        #expect(ranked[0].probability > ranked[1].probability)
        #expect(prediction.ranked(top: 2) == Array(ranked.prefix(2)))
        #expect(prediction.ranked(top: 0).isEmpty)
    }

    @Test func `a missing field is no obstacle`() {
        #expect(model.predict(makeDeskInput("forgot password")).best?.label == 1)
        #expect(model.predict(makeDeskInput(nil, 20)).best?.label == 2)
    }

    @Test(arguments: [nil, "", "   ", "qqqq", "日本語"])
    func `nothing known is unfamiliar`(note: String?) {
        #expect(model.predict(makeDeskInput(note)) == .unfamiliar)
        #expect(model.predict(makeDeskInput(note)).best == nil)
        #expect(model.logits(of: makeDeskInput(note)) == nil)
    }

    @Test(arguments: [
        Input(values: []), Input(values: [.text("printer")]),
        Input(values: [.number(1), .number(1)]), Input(values: [nil, .number(.nan)]),
        Input(values: [nil, .number(.infinity)]), Input(values: [.image([1]), nil]),
    ])
    func `what does not fit is malformed`(input: Input) {
        #expect(model.predict(input) == .malformed)
    }

    @Test func `a number too large for a float is malformed or finite`() {
        switch model.predict(makeDeskInput(nil, 1e300)) {
        case .probabilities(let probabilities): #expect(probabilities.allSatisfy { $0.isFinite })
        case .malformed, .unfamiliar: break
        }
    }

    @Test(arguments: ["PRINTER", "Printer!", "  printer\n", "printer?!…"])
    func `case and punctuation do not matter`(note: String) {
        #expect(model.predict(makeDeskInput(note)) == model.predict(makeDeskInput("printer")))
    }

    @Test func `a typo leaves most of a word`() {
        #expect(model.predict(makeDeskInput("pasword")).best?.label == 1)
        #expect(model.predict(makeDeskInput("wirelss")).best?.label == 2)
    }

    @Test func `predicting from many tasks changes nothing`() async {
        let examples = makeDeskExamples(60, seed: 3)
        let expected = examples.map { model.predict($0.input) }

        await withTaskGroup(of: [Prediction].self) { group in
            for _ in 0..<8 {
                group.addTask { examples.map { model.predict($0.input) } }
            }
            for await found in group { #expect(found == expected) }
        }
    }

    @Test func `familiarity is the known share`() {
        #expect(model.familiarity(of: makeDeskInput("printer")) == 1)
        #expect(model.familiarity(of: makeDeskInput("qqqq")) == 0)
        #expect(0.1..<0.9 ~= model.familiarity(of: makeDeskInput("printer qqqq")) ?? 0)
        #expect(model.familiarity(of: Input(values: [])) == nil)
    }

    @Test func `temperature changes how sure it is, not of what`() {
        let input = makeDeskInput("printer password toner")
        let hot = model.calibrated(temperature: 3).predict(input)
        let cold = model.calibrated(temperature: 0.5).predict(input)

        #expect(hot.ranked(top: 3).map(\.label) == cold.ranked(top: 3).map(\.label))
        #expect(hot.best?.probability ?? 1 < cold.best?.probability ?? 0)
    }
}
