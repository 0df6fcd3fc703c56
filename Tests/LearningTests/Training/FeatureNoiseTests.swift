import Learning
import Testing

@Suite struct FeatureNoiseTests {
    private static let rows = [UInt32](0..<1000)
    private static let values = (0..<1000).map { Float($0 % 7) + 1 }

    private static func left(
        by share: Float, seed: UInt64 = 1, rows: [UInt32] = rows, values: [Float] = values
    ) -> (rows: [UInt32], values: [Float]) {
        var noise = FeatureNoise(share: share, generator: SeededGenerator(seed: seed))
        var (rows, values) = (rows, values)
        noise.leaveOut(of: &rows, &values)
        return (rows, values)
    }

    @Test(arguments: [0.1, 0.4, 0.75] as [Float])
    func `about the share is left out, and the length stays`(share: Float) {
        let left = Self.left(by: share)

        #expect(abs(Float(left.rows.count) - 1000 * (1 - share)) < 60)
        #expect(left.values.count == left.rows.count)
        let square = Self.values.reduce(0) { $0 + $1 * $1 }
        #expect(abs(left.values.reduce(0) { $0 + $1 * $1 } / square - 1) < 1e-3)
    }

    @Test func `rows keep their values but for one factor`() throws {
        let left = Self.left(by: 0.4)
        let growth = try #require(left.values.first) / Self.values[Int(left.rows[0])]

        #expect(Set(left.rows).count == left.rows.count && growth > 1)
        for (row, value) in zip(left.rows, left.values) {
            #expect(abs(value - growth * Self.values[Int(row)]) < 1e-4)
        }
    }

    @Test func `something is left of a single feature`() {
        for seed in 0..<50 as Range<UInt64> {
            let left = Self.left(by: 0.9, seed: seed, rows: [7], values: [3])
            #expect(left.rows == [7] && left.values == [3])
        }
    }

    @Test func `the seed decides which`() {
        #expect(Self.left(by: 0.4, seed: 3) == Self.left(by: 0.4, seed: 3))
        #expect(Self.left(by: 0.4, seed: 3).rows != Self.left(by: 0.4, seed: 4).rows)
    }

    @Test func `nothing is left out at a share of 0`() {
        #expect(Self.left(by: 0).rows == Self.rows)
    }
}
