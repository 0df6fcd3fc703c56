import Testing
import Wire

@Suite struct TimestampTests {
    @Test func secondsGoForthAndBack() {
        let moment = Timestamp(milliseconds: 5_000)

        #expect(moment.advanced(bySeconds: 1.5) == Timestamp(milliseconds: 6_500))
        #expect(moment.advanced(bySeconds: -5) == Timestamp(milliseconds: 0))
        #expect(moment.advanced(bySeconds: 2).seconds(since: moment) == 2)
        #expect(moment.seconds(since: moment.advanced(bySeconds: 2)) == -2)
    }

    @Test func shortNamesAreTheEnd() {
        #expect(QuestionID("q01hf7yat00q1w2e3r4t5").short == "q-3r4t5")
    }
}
