import Learning
import Node
import Testing

@Suite struct DriftAlarmTests {
    /// Of a thousand questions each, the second bin has so many more now.
    private func shift(_ name: String, by count: Int) -> InputProfile.Shift {
        InputProfile.Shift(
            name: name,
            index: StabilityIndex(reference: [500, 500], recent: [500 - count, 500 + count]))
    }

    @Test func raisesOnceAndNamesTheFurthestFirst() {
        var alarm = DriftAlarm()
        let (little, some, much) = (shift("a", by: 10), shift("b", by: 300), shift("c", by: 400))

        #expect(alarm.update(.looked([little], limit: 0.25)) == [])
        #expect(
            alarm.update(.looked([little, some, much], limit: 0.25)) == [.raise([much, some])])
        #expect(alarm.update(.looked([little, some, much], limit: 0.25)) == [])
        #expect(alarm.isRaised)
    }

    @Test func comesToRestOnlyWellBelowTheLimit() {
        var alarm = DriftAlarm()
        _ = alarm.update(.looked([shift("a", by: 300)], limit: 0.25))
        let justBelow = shift("a", by: 230)
        #expect(justBelow.index.value < 0.25 && justBelow.index.value > 0.175)

        #expect(alarm.update(.looked([justBelow], limit: 0.25)) == [])
        #expect(alarm.isRaised)
        #expect(alarm.update(.looked([shift("a", by: 50)], limit: 0.25)) == [.clear])
        #expect(!alarm.isRaised)
    }
}
