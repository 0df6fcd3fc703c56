import Learning
import Testing

@Suite struct ModelAlignmentTests {
    private let model: Model

    init() throws {
        model = try Trainer(task: deskTask, seed: 1).train(makeDeskExamples(120))
    }

    @Test func `classes in another order are told as before`() throws {
        let aligned = try #require(model.aligned(to: ["wifi", "printer", "password"]))

        for example in makeDeskExamples(60, seed: 2) {
            let before = try #require(model.logits(of: example.input))
            #expect(aligned.logits(of: example.input) == [before[2], before[0], before[1]])
        }
        #expect(aligned.classes == ["wifi", "printer", "password"])
    }

    @Test func `a model of these very classes stays the same one`() {
        #expect(model.aligned(to: deskTask.classes) === model)
    }

    @Test func `a class that no layer knows is never answered, in doubt neither`() throws {
        let aligned = try #require(model.aligned(to: ["badge"] + deskTask.classes + ["door"]))
        let doubtful = [
            makeDeskInput("please help again today"), makeDeskInput("printer password wifi"),
            makeDeskInput(nil, 12),
        ]

        for input in makeDeskExamples(60, seed: 2).map(\.input) + doubtful {
            let best = try #require(aligned.predict(input).best)
            #expect(1...3 ~= best.label)
            guard case .probabilities(let shares) = aligned.predict(input) else { return }
            #expect(shares[0] < 0.01 && shares[4] < 0.01)
        }
    }

    @Test func `a few examples on top suffice to answer with a class that the base lacks`() throws {
        var task = deskTask
        task.classes.append("badge")
        let base = try #require(model.aligned(to: task.classes))
        let badges = ["badge broken", "door badge", "badge again", "my badge", "badge lost"]
        let examples = makeDeskExamples(30) + badges.map { makeDeskExample($0, nil, 3) }

        let layered = try Trainer(task: task, seed: 1).train(examples, base: base.layers)

        #expect(layered.predict(makeDeskInput("the badge")).best?.label == 3)
        #expect(accuracy(of: layered, on: makeDeskExamples(90, seed: 2)) > 0.95)
    }

    @Test func `a class that the list lacks is left out`() throws {
        let aligned = try #require(model.aligned(to: ["wifi", "printer"]))

        #expect(aligned.predict(makeDeskInput("router signal")).best?.label == 0)
        #expect(aligned.predict(makeDeskInput("toner")).best?.label == 1)
    }

    @Test func `without a class in common there is nothing to align`() {
        #expect(model.aligned(to: ["fox", "owl"]) == nil)
        #expect(model.aligned(to: []) == nil)
    }

    @Test func `an aligned model comes back from its bytes`() throws {
        let aligned = try #require(model.aligned(to: ["badge", "wifi"]))

        let read = try Artifact.decode(Artifact.encode(aligned))

        #expect(read.layers == aligned.layers && read.classes == aligned.classes)
    }
}
