import Testing
import Wire

@testable import Node

@Suite struct RankedTextTests {
    @Test(arguments: [
        [], [0.5], [1, 0], [0.1 + 0.2, 1e-7, 1e-300], [0.98123412, 1e-5, 0.012],
    ])
    func numbersAreWrittenAsTheEncoderWritesThem(probabilities: [Double]) throws {
        let ranked = probabilities.map { RankedClass(name: "a class", probability: $0) }

        #expect(try RankedText.text(ranked) == WireJSON.text(ranked))
    }

    @Test(arguments: [
        "", "plain", "a \"quoted\" one", "back\\slash", "tab\tbed", "größer/kleiner", "\u{7F}",
    ])
    func namesAreWrittenAsTheEncoderWritesThem(name: String) throws {
        let ranked = [
            RankedClass(name: "first", probability: 0.75),
            RankedClass(name: name, probability: 0.25),
        ]

        #expect(try RankedText.text(ranked) == WireJSON.text(ranked))
        #expect(try WireJSON.value([RankedClass].self, from: RankedText.text(ranked)) == ranked)
    }
}
