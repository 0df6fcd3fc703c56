import Node
import Testing
import Wire

@Suite struct PacerTests {
    private func at(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test func paceIsKeptOverManySmallSteps() {
        var pacer = Pacer(questionsPerSecond: 2)
        var asked = 0
        for step in 0...100 { asked += pacer.due(at: at(Int64(step) * 100)) }

        #expect(asked == 20)
    }

    @Test func nothingIsCaughtUpAfterAPauseOrASleep() {
        var pacer = Pacer(questionsPerSecond: 10)
        _ = pacer.due(at: at(0))
        pacer.isPaused = true
        #expect(pacer.due(at: at(60_000)) == 0)
        pacer.isPaused = false
        #expect(pacer.due(at: at(60_100)) == 1)

        #expect(pacer.due(at: at(3_600_000)) == 50)
        #expect(pacer.due(at: at(3_600_010)) <= 1)
    }

    @Test(arguments: [(0.1, false, 0.5), (2, false, 0.25), (1000, false, 0.05), (2, true, 1)])
    func stepsAreHalfOfWhatLiesBetweenQuestions(pace: Double, isPaused: Bool, step: Double) {
        #expect(Pacer(questionsPerSecond: pace, isPaused: isPaused).step == step)
    }

    @Test(arguments: [(0.0, 0.1), (5000, 1000), (.nan, 1), (3, 3)])
    func paceStaysInRange(given: Double, kept: Double) {
        #expect(Pacer(questionsPerSecond: given).questionsPerSecond == kept)
    }
}
