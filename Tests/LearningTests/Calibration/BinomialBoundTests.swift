import Learning
import Testing

@Suite struct BinomialBoundTests {
    /// Clopper and Pearson's one-sided lower bounds: 59 of 59 give 0.9505 at 95 %, 58 of 58
    /// 0.9497; 95 of 100 give 0.8977 at 95 %, 9 of 10 0.6632 at 90 %.
    @Test(arguments: [
        (0.95, 59, 59, 0.95, true), (0.95, 58, 58, 0.95, false),
        (0.897, 95, 100, 0.95, true), (0.899, 95, 100, 0.95, false),
        (0.663, 9, 10, 0.9, true), (0.664, 9, 10, 0.9, false),
        (0.95, 45, 45, 0.9, true), (0.95, 44, 44, 0.9, false),
        (0.5, 0, 10, 0.9, false), (0.0, 0, 10, 0.9, true), (1.0, 10, 10, 0.9, false),
        (0.95, 0, 0, 0.9, false), (0.9, 8_000, 10_000, 0.9, false),
    ])
    func `it is the exact bound`(
        share: Double, successes: Int, trials: Int, confidence: Double, expected: Bool
    ) {
        let isAtLeast = BinomialBound.isAtLeast(
            share, successes: successes, of: trials, confidence: confidence)

        #expect(isAtLeast == expected)
    }

    @Test func `a hundred thousand trials do not underflow`() {
        #expect(
            BinomialBound.isAtLeast(0.95, successes: 95_500, of: 100_000, confidence: 0.9))
        #expect(
            !BinomialBound.isAtLeast(0.95, successes: 95_000, of: 100_000, confidence: 0.9))
    }
}
