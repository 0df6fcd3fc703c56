import Learning
import Testing

@Suite struct ThresholdTests {
    /// 200 right answers from 0.99 down, then every other one wrong.
    private let curve = makeCurve(
        (0..<400).map { index -> (Double, Bool) in
            (0.99 - Double(index) / 500, index < 200 || index % 2 == 0)
        })

    @Test func `a target accuracy takes the lowest confidence that is shown to keep it`() {
        let threshold = Threshold.choose(.accuracy(0.95), curve)

        #expect(threshold.isSupported)
        #expect(threshold.answeredAccuracy > 0.95 && threshold.answeredAccuracy < 0.98)
        #expect(threshold.coverage > 0.5 && threshold.coverage < 0.6)
        #expect(curve.point(at: threshold.value)?.coverage == threshold.coverage)
    }

    @Test func `all right in a large set answers all`() {
        let curve = makeCurve((0..<100).map { (0.4 + Double($0) / 200, true) })

        let threshold = Threshold.choose(.accuracy(0.95), curve)

        #expect(threshold == Threshold.choose(.accuracy(0.9), curve))
        #expect(threshold.value == 0.4 && threshold.coverage == 1 && threshold.isSupported)
    }

    @Test func `where all of a sure set is right the target is enough`() {
        let curve = makeCurve((0..<30).map { (0.996 + Double($0) / 10_000, true) })

        let threshold = Threshold.choose(.accuracy(0.9), curve)

        #expect(threshold.value == 0.9 && threshold.coverage == 1 && threshold.isSupported)
    }

    @Test func `where outcomes say where to stop it stops there though all are sure`() {
        let curve = makeCurve((0..<400).map { (0.9999 - Double($0) / 10_000, $0 < 200) })

        let threshold = Threshold.choose(.accuracy(0.9), curve)

        #expect(threshold.value > 0.97 && threshold.coverage < 0.6 && threshold.isSupported)
    }

    @Test func `a tiny set promises nothing and still answers`() {
        let curve = makeCurve([(0.97, true), (0.96, true), (0.5, true)])

        let threshold = Threshold.choose(.accuracy(0.95), curve)

        #expect(!threshold.isSupported)
        #expect(threshold.value == 0.95)
        #expect(threshold.coverage == 2.0 / 3 && threshold.answeredAccuracy == 1)
    }

    @Test func `wrong answers of a tiny set raise it above them`() {
        let curve = makeCurve([(0.99, true), (0.97, false), (0.96, true)])

        let threshold = Threshold.choose(.accuracy(0.95), curve)

        #expect(threshold.value == 0.99 && !threshold.isSupported)
        let wrong = Threshold.choose(.accuracy(0.95), makeCurve([(0.99, false)]))
        #expect(wrong.value > 0.99 && wrong.coverage == 0 && wrong.answeredAccuracy == 0)
    }

    @Test func `what the model expects counts beside outcomes that are too few alone`() {
        // 19 of 20 right show no 80 %: one in thirteen times as many come of 80 % by chance.
        let sure = makeCurve((0..<30).map { (0.99 - Double($0) / 1000, $0 != 7) })
        let unsure = makeCurve((0..<30).map { (0.82 - Double($0) / 1000, $0 != 7) })
        #expect(sure.lowest(keeping: 0.9) == nil)

        #expect(Threshold.choose(.accuracy(0.9), sure).isSupported)
        #expect(Threshold.choose(.accuracy(0.9), sure).coverage == 1)
        #expect(!Threshold.choose(.accuracy(0.9), unsure).isSupported)
    }

    @Test func `what the model expects cannot outweigh outcomes`() {
        let boasting = makeCurve((0..<400).map { (0.999 - Double($0) / 1e6, $0 % 5 != 0) })

        #expect(!Threshold.choose(.accuracy(0.9), boasting).isSupported)
    }

    @Test func `without held-out answers the target itself is the threshold`() {
        let threshold = Threshold.choose(.accuracy(0.9), makeCurve([]))

        #expect(threshold.value == 0.9 && threshold.coverage == 0 && !threshold.isSupported)
    }

    @Test(arguments: [(0.25, 0.75), (0.0, 1.0), (0.5, 0.5), (1.0, 0.0025)])
    func `a target escalation is a quantile`(share: Double, coverage: Double) {
        let threshold = Threshold.choose(.escalation(share), curve)

        #expect(threshold.isSupported)
        #expect(abs(threshold.coverage - coverage) < 1e-9)
    }

    @Test func `too much that cannot be answered breaks a target escalation`() {
        let curve = makeCurve((0..<50).map { (0.5 + Double($0) / 100, true) }, unanswered: 50)

        let threshold = Threshold.choose(.escalation(0.2), curve)

        #expect(threshold.value == 0 && threshold.coverage == 0.5 && !threshold.isSupported)
    }
}
