import Testing
import Wire

@testable import Console

@Suite struct TableTests {
    private func names(_ width: Int, isTaskKnown: Bool = false) -> [String] {
        let columns = QuestionRow.columns.filter { !$0.isLeftOutEmpty }
        return Table.fitting(columns, width: width, isTaskKnown: isTaskKnown).map(\.name)
    }

    @Test func theQuestionKeepsItsRoomAndTheTaskStays() {
        #expect(names(70) == ["age", "task", "conf", "guess", "2nd", "question"])
        #expect(names(55) == ["age", "task", "conf", "guess", "question"])
        #expect(names(46) == ["age", "task", "guess", "question"])
        #expect(names(40) == ["task", "guess", "question"])
        #expect(names(20) == ["task", "question"])
    }

    @Test func theTaskGoesFirstWhereItIsKnown() {
        #expect(names(55, isTaskKnown: true) == ["age", "conf", "guess", "2nd", "question"])
    }

    @Test func versionsKeepTheirTaskAndThenTheirAccuracy() {
        func names(_ width: Int) -> [String] {
            Table.fitting(VersionRow.columns, width: width, isTaskKnown: false).map(\.name)
        }

        #expect(names(29) == ["ver", "task", "state", "acc"])
        #expect(names(24) == ["ver", "task", "state"])
    }

    @Test func whatIsFreeGoesToTheColumnsThatSayMore() {
        let columns = QuestionRow.columns.filter { !$0.isLeftOutEmpty }
        let wishes = [4, 9, 4, 20, 8, 24]

        let widths = Table.widths(columns, wishes, width: 100)

        #expect(widths == [4, 9, 4, 20, 8, 50])
        #expect(Table.widths(columns, wishes, width: 61) == [4, 7, 4, 9, 8, 24])
    }

    @Test func longNamesAreShownWhereThereIsRoom() {
        var node = SampleNode()
        node.questions[0].guess = RankedClass(name: "vpn_connection_drops", probability: 0.4)

        #expect(Driver(columns: 200, rows: 55, node: node).shows("vpn_connection_drops "))
    }

    @Test func columnsStandWhereTheyDidInASCII() {
        let driver = Driver(columns: 80, rows: 24)

        let lines = driver.screen(.plain(glyphs: .ascii, isUnicode: false))

        #expect(lines.contains { $0.contains("  helpde~ refund   can I get it back") }, "\(lines)")
    }

    @Test func noFigureTouchesTheBorder() {
        let driver = Driver(columns: 120, rows: 35)

        #expect(driver.screen().allSatisfy { !$0.contains("%│") && !$0.contains("—│") })
    }
}
