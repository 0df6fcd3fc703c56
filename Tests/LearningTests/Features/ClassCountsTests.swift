import Learning
import Testing

@Suite struct ClassCountsTests {
    /// 40 examples, ten of each of four classes.
    private static let labels = (0..<40).map { $0 % 4 }

    /// What a feature weighs that is in so many examples of each class.
    private static func weight(_ counts: [Int]) -> Float {
        var classes = ClassCounts(featureCount: 1, labels: labels, classCount: 4)
        for (label, count) in counts.enumerated() {
            for _ in 0..<count { classes.count(0, in: label) }
        }
        return classes.weight(of: 0)
    }

    @Test func `it is the root of what it tells times its rarity`() {
        // Of 15 examples' worth, 5 of them doubt, 11.25 are of the first class: told by hand,
        // 0.75 ln 3 + 0.25 ln (1/3) = ln 3 / 2; rarity is 1 + ln (41 / 11).
        let expected = 2 * ((0.5493061 + 0.05) * 2.3157134).squareRoot()

        #expect(abs(Double(Self.weight([10, 0, 0, 0])) - expected) < 1e-4)
    }

    @Test func `what names a class weighs more than what is as frequent everywhere`() {
        #expect(Self.weight([8, 0, 0, 0]) > 2 * Self.weight([2, 2, 2, 2]))
    }

    @Test func `what was seen once weighs less than what names a class`() {
        #expect(Self.weight([1, 0, 0, 0]) < Self.weight([4, 0, 0, 0]))
    }

    @Test func `what some examples show is rarer among many`() {
        let weight = { (total: Int?) in
            var classes = ClassCounts(
                featureCount: 1, labels: Self.labels, among: total, classCount: 4)
            classes.count(0, in: 0)
            return classes.weight(of: 0)
        }

        #expect(weight(4000) > weight(nil))
        #expect(weight(10) == weight(nil))
    }

    @Test func `what tells nothing still weighs something`() {
        #expect(Self.weight([10, 10, 10, 10]) > 0.4)
    }

    @Test func `what was never seen weighs about as much as what was seen once`() {
        let classes = ClassCounts(featureCount: 0, labels: Self.labels, classCount: 4)

        let unseen = classes.unseenWeight

        #expect(unseen > Self.weight([1, 0, 0, 0]))
        #expect(unseen < 1.2 * Self.weight([1, 0, 0, 0]))
    }

    @Test func `features are counted apart`() {
        var classes = ClassCounts(featureCount: 2, labels: Self.labels, classCount: 4)
        for _ in 0..<3 { classes.count(1, in: 2) }

        #expect(classes.weight(of: 1) == Self.weight([0, 0, 3, 0]))
        #expect(classes.weight(of: 0) == Self.weight([0, 0, 0, 0]))
    }
}
