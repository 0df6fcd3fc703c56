import Console
import Testing

@testable import Terminal

struct ClickCounterTests {
    @Test func `a second press soon and in place is a double click`() {
        var clicks = ClickCounter()

        #expect(clicks.counted(press(3), at: .milliseconds(0)).kind == .press)
        #expect(clicks.counted(press(3), at: .milliseconds(400)).kind == .doubleClick)
        #expect(clicks.counted(press(3), at: .milliseconds(500)).kind == .press)
    }

    @Test func `a late press and one elsewhere are presses`() {
        var clicks = ClickCounter()

        #expect(clicks.counted(press(3), at: .milliseconds(0)).kind == .press)
        #expect(clicks.counted(press(3), at: .milliseconds(401)).kind == .press)
        #expect(clicks.counted(press(4), at: .milliseconds(410)).kind == .press)
    }

    @Test func `releases and the wheel count for nothing`() {
        var clicks = ClickCounter()
        let wheel = MouseReport(position: Position(column: 3, row: 0), kind: .wheelUp)

        _ = clicks.counted(press(3), at: .milliseconds(0))

        #expect(clicks.counted(wheel, at: .milliseconds(1)) == wheel)
        #expect(clicks.counted(press(3), at: .milliseconds(2)).kind == .doubleClick)
    }

    private func press(_ column: Int) -> MouseReport {
        MouseReport(position: Position(column: column, row: 0), kind: .press)
    }
}
