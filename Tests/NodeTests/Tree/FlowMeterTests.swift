import Node
import Testing
import Wire

@Suite struct FlowMeterTests {
    private let start = Timestamp(milliseconds: 1_700_000_000_000)

    @Test func countsTheLastHour() {
        var meter = FlowMeter()
        meter.count(asked: 2, answeredHere: 1, passedUp: 1, at: start)
        meter.count(asked: 1, cameBack: 1, at: start.advanced(bySeconds: 1800))

        let sum = meter.flow(at: start.advanced(bySeconds: 3000))

        #expect(sum == Flow(asked: 3, answeredHere: 1, passedUp: 1, cameBack: 1))
    }

    @Test func whatIsOlderThanAnHourIsForgotten() {
        var meter = FlowMeter()
        meter.count(asked: 5, at: start)

        #expect(meter.flow(at: start.advanced(bySeconds: 3600)) == Flow())
        meter.count(asked: 1, at: start.advanced(bySeconds: 3600))
        #expect(meter.flow(at: start.advanced(bySeconds: 3600)) == Flow(asked: 1))
    }

    @Test func aClockThatJumpsBackCountsNothingFromTheFuture() {
        var meter = FlowMeter()
        meter.count(asked: 5, at: start)

        #expect(meter.flow(at: start.advanced(bySeconds: -7200)) == Flow())
        #expect(meter.flow(at: Timestamp(milliseconds: -1)) == Flow())
    }
}
