import Testing
import Torture

struct RiddleTests {
    @Test func theSameNumberAsksTheSame() {
        #expect(Riddle(17, seed: 3) == Riddle(17, seed: 3))
        #expect(Riddle(17, seed: 3).text != Riddle(17, seed: 4).text)
        #expect(Riddle(17, seed: 3).id == "t-0000017")
    }

    @Test func aFifthOfThemNeedsAHuman() {
        let kinds = (0..<1000).map { Riddle($0, seed: 1).kind }
        #expect(kinds.filter { $0 == .human }.count == 200)
        #expect(kinds.filter { $0 == .easy }.count == 200)
    }
}
