import Store
import Testing
import Wire

@testable import Node

@Suite struct QualityTallyTests {
    private let start = Timestamp(milliseconds: 1_000_000)
    private let end = Timestamp(milliseconds: 1_240_000)

    private func makeTally() -> QualityTally {
        QualityTally(classes: ["hare", "fox"], since: start, at: end)
    }

    private func proven(
        _ said: ProvenAnswer.Said, _ guess: Int?, truth: Int?, at: Int64 = 1_000_000
    ) -> ProvenAnswer {
        ProvenAnswer(
            at: at, truth: truth, said: said, guess: guess, routes: [])
    }

    private func hop(_ name: String, _ guess: String?) -> Hop {
        Hop(
            node: NodeID(name), name: name, tier: "edge", at: start,
            guess: guess.map { RankedClass(name: $0, probability: 0.5) })
    }

    @Test func wordsAreCountedByWhatTheyWere() {
        var tally = makeTally()
        tally.add(proven(.model, 0, truth: 0), route: [])
        tally.add(proven(.model, 0, truth: 1), route: [])
        tally.add(proven(.memory, 1, truth: 1), route: [])
        tally.add(proven(.guess, 0, truth: nil), route: [])
        // Nothing was said, so nothing is proved.
        tally.add(proven(.guess, nil, truth: 1), route: [])

        #expect(tally.byModel == .init(count: 2, right: 1))
        #expect(tally.byMemory == .init(count: 1, right: 1))
        #expect(tally.guesses == .init(count: 1, right: 0))
        #expect(
            tally.classProofs == [
                .init(name: "hare", answers: .init(count: 1, right: 1)),
                .init(name: "fox", answers: .init(count: 2, right: 1)),
            ])
    }

    @Test func everyStepIsThereAndTakesWhatFallsIntoIt() {
        var tally = makeTally()
        tally.add(proven(.model, 0, truth: 0, at: 1_010_000), route: [])
        tally.add(proven(.guess, 0, truth: 1, at: 1_239_999), route: [])
        // A clock that was set back.
        tally.add(proven(.model, 0, truth: 0, at: 5), route: [])
        tally.add(proven(.model, 0, truth: 0, at: 9_000_000), route: [])

        #expect(tally.steps.count == 24)
        #expect(tally.steps[1].from == Timestamp(milliseconds: 1_010_000))
        #expect(tally.steps[1].answers == .init(count: 1, right: 1))
        #expect(tally.steps[23].guesses == .init(count: 1, right: 0))
        #expect(tally.steps[0].answers.count == 1 && tally.steps[23].answers.count == 1)
    }

    @Test func nodesOnTheWayAreToldNearestFirst() {
        var tally = makeTally()
        tally.add(
            proven(.guess, 0, truth: 1),
            route: [hop("box", "hare"), hop("shop", nil), hop("hq", "fox")])
        tally.add(proven(.guess, 0, truth: 0), route: [hop("box", "hare"), hop("hq", "fox")])
        tally.add(proven(.guess, 0, truth: 0), route: [])

        #expect(tally.tierSample == 2)
        #expect(tally.tierProofs.map(\.name) == ["box", "hq"])
        #expect(tally.tierProofs.map(\.proof.right) == [1, 1])
        #expect(tally.tierProofs.map(\.proof.count) == [2, 2])
    }
}
