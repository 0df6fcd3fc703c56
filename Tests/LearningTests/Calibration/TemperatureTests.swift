import Learning
import Testing

@Suite struct TemperatureTests {
    @Test func `without held-out logits it is one`() {
        #expect(Temperature.fit(logits: [], labels: []) == 1)
        #expect(Temperature.fit(logits: [[1, 2]], labels: [5]) == 1)
    }

    /// Logits of ±2 say 0.88; being right in 88 of 100 bears them out.
    @Test(arguments: [(Float(1), 2.0), (3, 6.0), (0.5, 1.0)])
    func `it undoes a scale of the logits`(expected: Float, height: Double) {
        let labels = (0..<1000).map { $0 < 881 ? 0 : 1 }
        let logits = labels.map { _ in [Float(height) / 2, Float(-height) / 2] }

        #expect(abs(Temperature.fit(logits: logits, labels: labels) / expected - 1) < 0.05)
    }

    @Test func `a few right answers do not make it certain`() {
        let logits: [[Float]] = [[2, 0], [0, 2], [2, 0]]

        let temperature = Temperature.fit(logits: logits, labels: [0, 1, 0])

        #expect(temperature > 0.5 && temperature < 1)
    }

    @Test func `calibrating a model changes its temperature alone`() throws {
        let model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))

        let calibrated = model.calibrated(on: makeDeskExamples(60, seed: 2))

        #expect(calibrated.temperature != 1)
        #expect(calibrated.layers == model.layers && calibrated.classes == model.classes)
    }
}
