import Declaration
import Testing

struct SpellingTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("abc", "axc", 1), ("abc", "ab", 1),
        ("widht", "width", 1), ("kitten", "sitting", 3), ("é", "e", 1),
    ])
    func editDistanceCountsEdits(first: String, second: String, edits: Int) {
        #expect(Spelling.editDistance(first, second) == edits)
        #expect(Spelling.editDistance(second, first) == edits)
    }

    @Test func onlyASlipOfThePenHasANearestWord() {
        #expect(Spelling.nearest(to: "Heigth", among: ["width", "height"]) == "height")
        #expect(Spelling.nearest(to: "colour", among: ["width", "height"]) == nil)
        #expect(Spelling.nearest(to: "ab", among: ["b", "a"]) == nil)
        #expect(Spelling.nearest(to: "X", among: ["y", "x"]) == "x")
        #expect(Spelling.nearest(to: "a", among: []) == nil)
    }
}
