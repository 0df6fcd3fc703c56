import Testing
import Wire

@testable import Console

@Suite struct HeaderTests {
    private func header(_ columns: Int, _ change: (inout SampleNode) -> Void = { _ in }) -> String {
        var node = SampleNode()
        change(&node)
        return Driver(columns: columns, rows: 24, node: node).screen()[0]
    }

    @Test func theFeederIsThereAt80Columns() {
        #expect(header(80).contains("feeder 2/s"))
        #expect(!header(80).contains("mem"))
    }

    @Test func aFeederThatWaitsSaysWhy() {
        let line = header(80) { $0.status.feeder?.isHeld = true }

        #expect(line.contains("feeder held: queue full"))
    }

    @Test func aPausedFeederIsNotHeld() {
        let line = header(80) {
            $0.status.feeder?.isHeld = true
            $0.status.feeder?.isPaused = true
        }

        #expect(line.contains("feeder paused"))
    }

    @Test func whereNothingWasAskedThereIsNoShare() {
        let line = header(140) { $0.status.rates = Rates() }

        #expect(line.contains("escalated —"))
        #expect(line.contains("p95 —"))
    }

    @Test func theQuestionsOfTheTaskAreToldFromAll() {
        let driver = Driver(preferences: Preferences(task: "digits"))

        #expect(driver.screen()[0].contains("6 of 14 waiting"))
    }

    @Test func theThemeNeverTouchesTheTabs() {
        for columns in 60...140 {
            let driver = Driver(
                columns: columns, rows: 24, preferences: Preferences(theme: "night"))
            let line = driver.screen()[1]
            #expect(!line.contains("theme") || line.contains("5 Events   "), "\(columns)")
        }
    }
}
