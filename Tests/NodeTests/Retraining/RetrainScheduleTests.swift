import Node
import Testing
import Wire

@Suite struct RetrainScheduleTests {
    private let start = Timestamp(milliseconds: 1_000_000)

    private func makeTrained(
        _ rules: RetrainSettings = RetrainSettings(
            newExamples: 50, everyHours: nil, accuracyFall: nil)
    )
        -> RetrainSchedule
    {
        var schedule = RetrainSchedule(rules: rules)
        _ = schedule.update(.examples(count: 100, classes: 3))
        _ = schedule.update(.jobEnded(trainedOn: 100, at: start))
        return schedule
    }

    @Test func firstVersionNeedsTwoClasses() {
        var schedule = RetrainSchedule(rules: RetrainSettings())

        #expect(schedule.update(.examples(count: 30, classes: 1)) == [])
        #expect(schedule.update(.examples(count: 31, classes: 2)) == [.queue(.first)])
        #expect(schedule.update(.examples(count: 32, classes: 2)) == [])
    }

    @Test func enoughNewExamplesQueueOneJob() {
        var schedule = makeTrained()

        #expect(schedule.update(.examples(count: 149, classes: 3)) == [])
        #expect(schedule.update(.examples(count: 150, classes: 3)) == [.queue(.examples)])
        #expect(schedule.update(.examples(count: 151, classes: 3)) == [])
    }

    @Test func rejectedCandidateIsNotTriedAgainOnTheSameExamples() {
        var schedule = makeTrained()
        _ = schedule.update(.examples(count: 150, classes: 3))
        _ = schedule.update(.jobEnded(trainedOn: 150, at: start))

        #expect(schedule.update(.examples(count: 151, classes: 3)) == [])
        #expect(schedule.update(.examples(count: 200, classes: 3)) == [.queue(.examples)])
    }

    @Test func aFailedJobLeavesItsExamplesNew() {
        var schedule = makeTrained()
        _ = schedule.update(.examples(count: 150, classes: 3))
        _ = schedule.update(.jobEnded(trainedOn: nil, at: start))

        #expect(schedule.update(.examples(count: 151, classes: 3)) == [.queue(.examples)])
    }

    @Test func anOperatorsJobKeepsTheScheduleQuiet() {
        var schedule = makeTrained()
        _ = schedule.update(.jobQueued)

        #expect(schedule.update(.examples(count: 500, classes: 3)) == [])
    }

    @Test func scheduleFiresOnlyWithSomethingNew() {
        var schedule = makeTrained(
            RetrainSettings(newExamples: nil, everyHours: 1, accuracyFall: nil))
        let later = start.advanced(bySeconds: 3601)

        #expect(schedule.update(.tick(later)) == [])
        _ = schedule.update(.examples(count: 101, classes: 3))
        #expect(schedule.update(.tick(start.advanced(bySeconds: 3599))) == [])
        #expect(schedule.update(.tick(later)) == [.queue(.schedule)])
    }

    @Test func wrongGuessesFireWhenTheyFallBelowTheirConfidence() {
        var schedule = makeTrained(
            RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: 0.2))
        _ = schedule.update(.examples(count: 120, classes: 3))
        for _ in 0..<19 {
            #expect(schedule.update(.labelled(confidence: 0.5, wasRight: false)) == [])
        }

        #expect(schedule.update(.labelled(confidence: 0.5, wasRight: false)) == [.queue(.quality)])
    }

    @Test func honestGuessesNeverFire() {
        var schedule = makeTrained(
            RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: 0.2))
        _ = schedule.update(.examples(count: 120, classes: 3))
        for index in 0..<200 {
            let effects = schedule.update(.labelled(confidence: 0.5, wasRight: index % 2 == 0))
            #expect(effects == [])
        }
    }
}
