import Learning
import Testing

@Suite struct CoverageCurveTests {
    @Test func `points follow from the most confident answers to all`() {
        let curve = makeCurve([(0.6, false), (0.9, true), (0.8, true)], unanswered: 1)

        #expect(curve.total == 4)
        #expect(curve.points.map(\.threshold) == [0.9, 0.8, 0.6])
        #expect(curve.points.map(\.coverage) == [0.25, 0.5, 0.75])
        #expect(curve.points.map(\.right) == [1, 2, 2])
        #expect(curve.points[2].accuracy == 2.0 / 3)
    }

    @Test func `equal confidences are one point`() {
        let curve = makeCurve([(0.9, true), (0.9, false), (0.9, true), (0.2, true)])

        #expect(curve.points.map(\.answered) == [3, 4])
    }

    @Test func `a threshold between two confidences answers the upper ones`() {
        let curve = makeCurve([(0.9, true), (0.5, false)])

        #expect(curve.point(at: 0.7)?.answered == 1)
        #expect(curve.point(at: 0.5)?.answered == 2)
        #expect(curve.point(at: 0.95) == nil)
    }

    @Test func `thinning keeps the last point`() {
        let curve = makeCurve((0..<100).map { (Double($0) / 100, true) })

        #expect(curve.thinned(to: 10).count == 10)
        #expect(curve.thinned(to: 10).last == curve.points.last)
        #expect(curve.thinned(to: 1000) == curve.points)
        #expect(curve.thinned(to: 0).isEmpty)
        #expect(makeCurve([]).thinned(to: 5).isEmpty)
    }
}

func makeCurve(_ answers: [(Double, Bool)], unanswered: Int = 0) -> CoverageCurve {
    CoverageCurve(
        answers.map { CoverageCurve.Answer(confidence: $0.0, isRight: $0.1) },
        unanswered: unanswered)
}
