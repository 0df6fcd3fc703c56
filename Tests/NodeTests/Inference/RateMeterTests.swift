import Node
import Testing
import Wire

@Suite struct RateMeterTests {
    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

    @Test func sharesAddUpAndOldSecondsLeave() {
        var meter = RateMeter()
        meter.count(.model, micros: 10, client: "a", at: at(100))
        meter.count(.memory, micros: 10, client: "a", at: at(101))
        meter.count(.escalated, micros: 10, client: "b", at: at(102))
        meter.count(.escalated, micros: 10, client: nil, at: at(103))

        let rates = meter.rates(at: at(103))
        #expect(rates.asksPerSecond == 1)
        #expect(rates.byModel == 0.25 && rates.byMemory == 0.25 && rates.escalated == 0.5)
        #expect(meter.rates(at: at(162)).escalated == 1)
        #expect(meter.rates(at: at(164)) == Rates())
    }

    @Test func percentilesLieWithinAStepOfTheTruth() {
        var meter = RateMeter()
        for micros in 1...100 {
            meter.count(.model, micros: Double(micros), client: nil, at: at(1))
        }

        let rates = meter.rates(at: at(1))
        #expect(rates.p50Micros >= 50 && rates.p50Micros < 50 * 1.19)
        #expect(rates.p95Micros >= 95 && rates.p95Micros < 95 * 1.19)
    }

    @Test func clientsBeyondTheMostCountTogether() {
        var meter = RateMeter()
        for index in 0..<100 {
            meter.count(.model, micros: 1, client: "client-\(index)", at: at(1))
        }

        let clients = meter.clientRates(at: at(1))
        #expect(clients.count == 33)
        #expect(clients.map(\.client).contains("others"))
    }

    @Test func whoAskedNothingForAMinuteMakesRoom() {
        var meter = RateMeter()
        for index in 0..<100 {
            meter.count(.model, micros: 1, client: "client-\(index)", at: at(1))
        }

        meter.count(.model, micros: 1, client: "client-1", at: at(60))
        meter.count(.model, micros: 1, client: "late", at: at(61))

        #expect(meter.clientRates(at: at(61)).map(\.client) == ["client-1", "late"])
    }
}
