import Node
import Testing
import Wire

@Suite struct QuestionNamingTests {
    @Test func namesSortByTimeAndKeepTheirLength() {
        let naming = QuestionNaming(seed: 1)
        let early = naming.name(at: Timestamp(milliseconds: 1_700_000_000_000))
        let late = naming.name(at: Timestamp(milliseconds: 1_700_000_000_001))

        #expect(early < late)
        #expect(early.text.count == 21 && late.text.count == 21)
        #expect(early.text.hasPrefix("q"))
    }

    @Test func aSeedGivesTheSameNames() {
        let moment = Timestamp(milliseconds: 5)

        #expect(
            QuestionNaming(seed: 7).name(at: moment) == QuestionNaming(seed: 7).name(at: moment))
        #expect(
            QuestionNaming(seed: 7).name(at: moment) != QuestionNaming(seed: 8).name(at: moment))
    }

    @Test func manyNamesOfOneMomentDiffer() {
        let naming = QuestionNaming(seed: 3)
        let names = (0..<10_000).map { _ in naming.name(at: Timestamp(milliseconds: 9)) }

        #expect(Set(names).count == names.count)
    }
}
