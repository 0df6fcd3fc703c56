import Learning
import Testing
import Wire

@testable import Node

@Suite struct ReserveTests {
    private func target(
        _ counts: [ExampleSource: Int], hasParent: Bool = true, base: VersionBase? = nil
    ) -> Learning.Target {
        Reserve.target(
            .accuracy(0.9), sources: counts.map { SourceCount(source: $0.key, count: $0.value) },
            hasParent: hasParent, base: base)
    }

    @Test func importsAloneUseATenthOfTheAllowedError() {
        #expect(target([.import: 900]) == .accuracy(1 - (1 - 0.9) * 0.1))
        #expect(target([.import: 600, .stream: 300, .above: 9]) == target([.import: 900]))
    }

    @Test func theAllowanceGrowsWithTheAnswersThatCameBack() {
        #expect(target([.import: 900, .above: 900]) == .accuracy(1 - (1 - 0.9) * 0.5))
        #expect(target([.import: 900, .above: 1700, .human: 100]) == .accuracy(0.9))
    }

    @Test func nothingIsKeptBackWithoutImportsOrWithoutAParent() {
        #expect(target([:]) == .accuracy(0.9))
        #expect(target([.human: 3]) == .accuracy(0.9))
        #expect(target([.import: 900], hasParent: false) == .accuracy(0.9))
    }

    @Test func nothingIsKeptBackOnTheParentsModel() {
        let base = VersionBase(name: "cloud v1", price: nil)

        #expect(target([.import: 900], base: base) == .accuracy(0.9))
    }

    @Test func aTargetEscalationStays() {
        let target = Reserve.target(
            .escalation(0.2), sources: [SourceCount(source: .import, count: 9)], hasParent: true,
            base: nil)

        #expect(target == .escalation(0.2))
    }
}
