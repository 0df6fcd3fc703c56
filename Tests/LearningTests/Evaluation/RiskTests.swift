import Learning
import Testing

/// Figures beside those that NumPy and scikit-learn 1.9.1 gave for the same outcomes.
@Suite struct RiskTests {
    private static let confidences = [0.99, 0.97, 0.91, 0.88, 0.80, 0.71, 0.66, 0.52, 0.45, 0.31]
    private static let rights = [true, true, false, true, true, false, true, false, true, false]

    @Test func `the area under the risk is the mean risk over all coverages`() {
        let curve = makeCurve(Array(zip(Self.confidences, Self.rights)))

        #expect(abs(curve.areaUnderRisk - 0.251_071_428_571_428_56) < 1e-12)
    }

    @Test func `what is not answered comes last and is wrong`() {
        let curve = makeCurve(Array(zip(Self.confidences, Self.rights)), unanswered: 3)

        #expect(abs(curve.areaUnderRisk - 0.307_978_559_901_636_8) < 1e-12)
    }

    /// The mean over all twelve orders.
    @Test func `equal confidences share their errors evenly`() {
        let curve = makeCurve([
            (0.9, true), (0.9, false), (0.9, true), (0.6, false), (0.6, true), (0.2, true),
        ])

        #expect(abs(curve.areaUnderRisk - 0.351_388_888_888_888_9) < 1e-12)
    }

    @Test func `nothing and nothing answered`() {
        #expect(makeCurve([]).areaUnderRisk == 0)
        #expect(makeCurve([], unanswered: 4).areaUnderRisk == 1)
        #expect(makeCurve([(0.5, true), (0.4, true)]).areaUnderRisk == 0)
    }

    private func makeCurve(
        _ answers: [(Double, Bool)], unanswered: Int = 0
    ) -> CoverageCurve {
        CoverageCurve(
            answers.map { CoverageCurve.Answer(confidence: $0.0, isRight: $0.1) },
            unanswered: unanswered)
    }
}
