import Testing
import Wire

@testable import Console

/// A task of 150 classes is labelled as fast as one of ten.
@Suite struct ManyClassesTests {
    private func driver(columns: Int = 80, rows: Int = 24) -> Driver {
        var node = SampleNode()
        node.tasks[1].classes = (1...150).map { "intent-\($0)" } + ["refund", "billing"]
        var driver = Driver(
            columns: columns, rows: rows, preferences: Preferences(task: "helpdesk"), node: node)
        driver.press(.enter)
        return driver
    }

    @Test func theLikelyOnesHaveTheFirstKeys() {
        let driver = driver()

        #expect(driver.shows("1 refund"))
        #expect(driver.shows("2 billing"))
        #expect(driver.shows("type one of 152"))
    }

    @Test func whatHasNoRoomIsCounted() {
        let driver = driver()

        #expect(driver.shows("+\(152 - driver.state.classCells.count) more: i"))
    }

    @Test(arguments: [("a", 5), ("of-some-length", 3), ("a-name-of-twenty-six-cells", 2)])
    func asManyClassesStandSideBySideAsFit(name: String, least: Int) {
        var node = SampleNode()
        node.tasks[1].classes = (0..<6).map { "\($0)\(name)" }
        var driver = Driver(
            columns: 120, rows: 35, preferences: Preferences(task: "helpdesk"), node: node)

        driver.press(.enter)

        let cells = driver.state.classCells
        #expect(cells.count { $0.area.row == cells.first?.area.row } >= least)
    }

    @Test func keysThatMeanSomethingLabelNothing() {
        var driver = driver()

        driver.press("j", "k", "n", "p", "y", "+", "~", "?", .escape)

        #expect(driver.asked.allSatisfy { if case .label = $0 { false } else { true } })
    }

    @Test func anyClassIsAFewLettersAway() {
        var driver = driver()

        driver.press("i")
        driver.type("147")
        driver.press(.enter)

        guard case .label(let request)? = driver.asked.first else {
            Issue.record("nothing was labelled")
            return
        }
        #expect(request.verdict == .known("intent-147"))
    }

    @Test func theWholeRankingCanBeScrolled() {
        var driver = driver()
        #expect(!driver.shows("intent-30 "))

        for _ in 0..<30 { driver.press("j") }

        #expect(driver.shows("intent-30 "))
    }

    @Test func aLetterClassWinsOverACommand() {
        var node = SampleNode()
        node.tasks[0].classes = ["a", "s", "7"]
        var driver = Driver(preferences: Preferences(task: "digits"), node: node)

        driver.press(.enter, "s", .alt("s"))

        guard case .label(let request)? = driver.asked.first else {
            Issue.record("nothing was labelled")
            return
        }
        #expect(request.verdict == .known("s"))
        #expect(driver.asked.count == 2)
    }
}
