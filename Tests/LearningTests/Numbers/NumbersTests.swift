import Learning
import Testing

@Suite struct NumbersTests {
    @Test func `the generator gives SplitMix64's published numbers`() {
        var generator = SeededGenerator(seed: 1_234_567)

        let numbers = (0..<5).map { _ in generator.next() }

        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973,
                9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test func `a shuffle keeps every element and depends on the seed alone`() {
        var first = Array(0..<100)
        var second = first
        var generators = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
        generators.0.shuffle(&first)
        generators.1.shuffle(&second)

        #expect(first == second)
        #expect(first != Array(0..<100))
        #expect(first.sorted() == Array(0..<100))
    }

    @Test(arguments: [
        (1.0, 0.0), (2.0, 0.6931471805599453), (10.0, 2.302585092994046),
        (0.1, -2.302585092994046), (1e-30, -69.07755278982137), (12_345.678, 9.421061321291832),
    ])
    func `the logarithm is right to fourteen digits`(value: Double, expected: Double) {
        #expect(abs(logarithm(value) - expected) <= 1e-14 * max(1, abs(expected)))
    }

    @Test(arguments: [
        (0.0, 1.0), (1.0, 2.718281828459045), (-1.0, 0.36787944117144233),
        (0.3, 1.3498588075760032), (-30.5, 5.675685232632723e-14), (100.25, 3.451610733125924e43),
    ])
    func `the exponential is right to twelve digits`(power: Double, expected: Double) {
        #expect(abs(exponential(power) / expected - 1) < 1e-12)
        #expect(abs(logarithm(exponential(power)) - power) < 1e-12 * max(1, abs(power)))
    }

    @Test func `the exponential saturates instead of overflowing`() {
        #expect(exponential(-1e9) == 0)
        #expect(exponential(1e9) == .infinity)
    }
}
