import Learning
import Testing

@Suite struct ROCCurveTests {
    /// scikit-learn 1.9.1: `roc_auc_score`.
    @Test func `equal scores count half`() throws {
        let area = try #require(
            ROCCurve.area(
                positives: [0.9, 0.8, 0.8, 0.7, 0.55, 0.5, 0.3],
                negatives: [0.85, 0.7, 0.5, 0.5, 0.2, 0.1]))

        #expect(abs(area - 0.702_380_952_380_952_3) < 1e-12)
    }

    @Test(
        arguments: [
            (positives: [2.0, 3], negatives: [0.0, 1], area: 1.0),
            (positives: [0.0, 1], negatives: [2.0, 3], area: 0.0),
            (positives: [1.0, 1, 1], negatives: [1.0], area: 0.5),
            (positives: [.infinity], negatives: [-.infinity, .infinity], area: 0.75),
        ] as [(positives: [Double], negatives: [Double], area: Double)])
    func `the ends and the middle`(positives: [Double], negatives: [Double], area: Double) {
        #expect(ROCCurve.area(positives: positives, negatives: negatives) == area)
    }

    @Test func `one side alone tells nothing`() {
        #expect(ROCCurve.area(positives: [], negatives: [1]) == nil)
        #expect(ROCCurve.area(positives: [1], negatives: []) == nil)
    }
}
