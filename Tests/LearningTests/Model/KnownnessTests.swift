import Learning
import Testing

@Suite struct KnownnessTests {
    @Test func `it is the confidence, and nothing where there is none`() throws {
        let model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))
        let known = makeDeskInput("printer toner", 3)

        #expect(model.knownness(of: known) == model.predict(known).best?.probability)
        #expect(model.knownness(of: makeDeskInput("qqqq")) == 0)
        #expect(model.knownness(of: Input(values: [])) == 0)
        #expect(model.knownness(of: known) > model.knownness(of: makeDeskInput("please help")))
    }
}
