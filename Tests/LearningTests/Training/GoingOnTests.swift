import Learning
import Testing

@Suite struct GoingOnTests {
    private let trainer = Trainer(task: deskTask, seed: 1)

    @Test func `what was learned is kept, and a class and its words come in`() throws {
        let known = makeDeskExamples(240)
        let first = try trainer.train(known)
        var task = deskTask
        task.classes.append("badge")
        let badges = ["badge broken", "door badge", "badge again", "my badge"]
        let new = badges.map { makeDeskExample($0, nil, 3) }

        let second = try #require(
            try Trainer(task: task, seed: 1).goOn(from: first, with: new, beside: known))

        #expect(second.predict(makeDeskInput("badge")).best?.label == 3)
        #expect(accuracy(of: second, on: makeDeskExamples(90, seed: 2)) > 0.95)
        #expect(second.layers.count == 1)
        #expect(second.layers[0].plan.rowCount > first.layers[0].plan.rowCount)
    }

    @Test func `the same model and examples give the same bytes`() throws {
        let first = try trainer.train(makeDeskExamples(240))
        let bytes = {
            Artifact.encode(
                try #require(
                    try trainer.goOn(
                        from: first, with: makeDeskExamples(20, seed: 3),
                        beside: makeDeskExamples(240))))
        }

        #expect(try bytes() == bytes())
    }

    @Test func `one new word is learned beside a draw from many known`() throws {
        var settings = Trainer.Settings()
        settings.goingOn.leastKnown = 30
        let known = makeDeskExamples(1200)
        let first = try trainer.train(known)
        let rare = makeDeskExample("kettle", nil, 1)

        let second = try #require(
            try Trainer(task: deskTask, seed: 1, settings: settings).goOn(
                from: first, with: [rare], beside: known))

        let before = try #require(first.predict(makeDeskInput("kettle")).best)
        let after = try #require(second.predict(makeDeskInput("kettle")).best)
        #expect(before.probability < 0.5)
        #expect(after.label == 1 && after.probability > 0.6)
        #expect(accuracy(of: second, on: makeDeskExamples(90, seed: 2)) > 0.95)
    }

    /// The less is gone over the less changes: a difference to what was there before is smaller.
    @Test func `of many known examples only a draw is gone over`() throws {
        let known = makeDeskExamples(1200)
        let first = try trainer.train(known)
        let difference = { (drawn: Int) throws -> Int in
            var settings = Trainer.Settings()
            settings.goingOn.leastKnown = drawn
            let going = Trainer(task: deskTask, seed: 1, settings: settings)
            let second = try #require(
                try going.goOn(
                    from: first, with: [makeDeskExample("kettle", nil, 1)], beside: known))
            let bytes = try [first, second].map {
                Artifact.encode(try Thinning().thinned($0, for: known.map(\.input)))
            }
            return try #require(try ArtifactDifference.make(from: bytes[0], to: bytes[1])).count
        }

        #expect(try difference(10) < difference(1200))
    }

    @Test func `another family than is pinned is not gone on from`() throws {
        let known = makeTableExamples(300)
        let first = try makeTableTrainer(.trees).train(known)
        let new = makeTableExamples(10, seed: 3)

        #expect(try makeTableTrainer(.linear).goOn(from: first, with: new, beside: known) == nil)
        #expect(try makeTableTrainer(.trees).goOn(from: first, with: new, beside: known) != nil)
    }

    @Test func `classes in another order are not gone on from`() throws {
        let known = makeDeskExamples(60)
        let first = try trainer.train(known)
        var task = deskTask
        task.classes.reverse()

        #expect(
            try Trainer(task: task, seed: 1).goOn(from: first, with: [known[0]], beside: known)
                == nil)
    }

    @Test func `layers below stay as they are`() throws {
        let base = try trainer.train(makeDeskExamples(240))
        let own = makeDeskExamples(120, seed: 3)
        let first = try trainer.train(own, base: base.layers)

        let second = try #require(
            try trainer.goOn(from: first, with: makeDeskExamples(30, seed: 4), beside: own))

        #expect(second.layers.count == 2 && second.layers[0] == base.layers[0])
        #expect(second.layers[1] != first.layers[1])
    }

    @Test(arguments: [Family.trees, .both])
    func `trees are gone on from, alone and under weights`(family: Family) throws {
        let known = makeTableExamples(300)
        let test = makeTableExamples(300, seed: 2)
        let first = try makeTableTrainer(family).train(known)

        let second = try #require(
            try makeTableTrainer().goOn(
                from: first, with: makeTableExamples(60, seed: 3), beside: known))

        #expect(second.layers.count == 1 && second.layers[0].family == family)
        #expect(second.layers != first.layers)
        #expect(accuracy(of: second, on: test) >= accuracy(of: first, on: test) - 0.02)
    }

    @Test func `saying no to progress cancels`() throws {
        let known = makeDeskExamples(240)
        let first = try trainer.train(known)

        #expect(throws: TrainingCancelled.self) {
            _ = try trainer.goOn(from: first, with: [known[0]], beside: known) { _ in false }
        }
    }

    @Test func `a version of other fields is not gone on from`() throws {
        let previous = try trainer.train(makeDeskExamples(30))
        var task = deskTask
        task.fields[1].kind = .category
        let examples = (0..<4).map {
            TrainingExample(input: Input(values: [.text("a \($0)"), nil]), label: $0 % 2)
        }

        let error = #expect(throws: TrainingError.self) {
            try Trainer(task: task, seed: 1).goOn(from: previous, with: examples, beside: [])
        }

        #expect(
            error?.description
                == "the version to go on from has other fields than the task “desk”: train anew")
    }

    @Test func `a malformed new example is told with its place`() throws {
        let known = makeDeskExamples(60)
        let first = try trainer.train(known)
        let wrong = TrainingExample(input: Input(values: []), label: 0)

        let error = #expect(throws: TrainingError.self) {
            try trainer.goOn(from: first, with: [known[0], wrong], beside: known)
        }

        #expect(error?.description.contains("example 1") == true)
    }
}
