import Testing

@testable import Console

@Suite struct WordingTests {
    @Test(arguments: [
        (0.0, "+0.0"), (0.0123, "+1.2"), (-0.12, "-12.0"), (0.9994, "+99.9"), (1, "+100"),
        (-1, "-100"), (0.9996, "+100"),
    ])
    func `a gain in points fits its column`(gain: Double, text: String) {
        #expect(Wording.gain(gain) == text)
        #expect(text.count <= 5)
    }
}
