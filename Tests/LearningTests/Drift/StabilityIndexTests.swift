import Learning
import Testing

@Suite struct StabilityIndexTests {
    @Test func equalSharesAreStable() {
        let index = StabilityIndex(reference: [50, 30, 20], recent: [500, 300, 200])

        #expect(index.value < 1e-4)
        #expect(!index.isShifted(by: 0.1))
    }

    @Test func theValueIsTheSumOverTheBins() {
        // Halves are negligible here: (0.5 − 0.25) ln 2 + (0.5 − 0.75) ln (2/3).
        let index = StabilityIndex(reference: [50_000, 50_000], recent: [25_000, 75_000])

        #expect(abs(index.value - 0.274653) < 1e-4)
        #expect(index.isShifted(by: 0.25))
        #expect(!index.isShifted(by: 0.3))
    }

    @Test func anEmptyBinLeavesTheIndexFinite() {
        let index = StabilityIndex(reference: [100, 0, 0], recent: [0, 0, 100])

        #expect(index.value.isFinite && index.value > 2)
    }

    @Test func whatChanceDoesIsNoShift() {
        var generator = SeededGenerator(seed: 7)
        let sample = { (count: Int) in
            (0..<count).reduce(into: Array(repeating: 0, count: 10)) { bins, _ in
                bins[generator.next(below: 10)] += 1
            }
        }
        var beyond = 0
        var raised = 0
        for _ in 0..<2000 {
            let index = StabilityIndex(reference: sample(60), recent: sample(60))
            beyond += index.value > index.chance ? 1 : 0
            raised += index.value > 0.25 ? 1 : 0
        }

        // Once in a thousand times; what the usual rule of thumb alone would say every third time.
        #expect(beyond <= 10)
        #expect(raised > 400)
    }
}
