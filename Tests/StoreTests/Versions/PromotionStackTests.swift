import Testing

// The walk back is decided in a value that nothing else sees.
@testable import Store

@Suite struct PromotionStackTests {
    @Test(
        arguments: [
            ("", nil), ("+a", nil), ("+a +b", "a"), ("+a +b -a", nil), ("+a +b +c -b -a", nil),
            ("+a +b +c -b", "a"), ("+a +b -a +c", "a"), ("+a +b +a", "b"), ("+a +b +a -b", "a"),
            ("+a +b -x", "b"),
        ] as [(String, String?)])
    func rollingBackTakesOffWhatLiesAbove(history: String, expected: String?) {
        var stack = PromotionStack()

        for step in history.split(separator: " ") {
            stack.apply(step.hasPrefix("-") ? .rollback : .gate, digest: String(step.dropFirst()))
        }

        #expect(stack.beneath == expected)
    }
}
