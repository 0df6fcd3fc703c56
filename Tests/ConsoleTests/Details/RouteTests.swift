import Console
import Testing
import Wire

/// The way of a question, on the label screen and where it has been answered.
@Suite struct RouteTests {
    @Test func theLabelScreenSaysInALineWhatTheOthersMadeOfIt() {
        var driver = Driver(columns: 200, rows: 55, node: .amid)

        driver.press(.enter)

        #expect(driver.shows("route ([ ]): shop-1 7 0.31 · region 1 0.44 · ⇡ passed"))
        #expect(driver.shows("from shop-1"))
    }

    @Test func theTabHasItHopByHop() {
        var driver = Driver(node: .amid)

        driver.press(.enter, "]")

        #expect(driver.shows("● shop-1 · on-prem  14:06:40  310 µs"))
        #expect(driver.shows("said 7 0.31 by v2, below its threshold 0.60"))
        #expect(driver.shows("↑ north-1 · far edge"))
        #expect(driver.shows("no version was live"))
        #expect(driver.shows("⇡ passed up: the parent has it"))
        driver.press("[")
        #expect(driver.shows("Model says"))
    }

    @Test func aWaitingQuestionIsDescribedWithoutLabellingIt() {
        var driver = Driver(node: .amid)

        driver.press("d")

        #expect(driver.state.detail == .question)
        #expect(driver.shows("route, from where it was asked"))
        driver.press("7")
        #expect(driver.asked.isEmpty)
    }

    @Test func anAnsweredQuestionShowsItsAnswerAndItsCorrection() {
        var driver = Driver(node: .amid)

        driver.press("]")
        #expect(driver.shows("Questions › answered"))
        driver.press(.enter)

        #expect(driver.shows("said 7 0.93 by v12: answered here"))
        #expect(driver.shows("× answered 7 (overruled)"))
        #expect(driver.shows("by cloud v12 via model, 3 tiers above the asker, 0.93 sure"))
        #expect(driver.shows("✓ corrected 1"))
        #expect(driver.shows("by anna via human"))
    }

    @Test func whatIsAnsweredTakesNoLabel() {
        var driver = Driver(node: .amid)

        driver.press("]", "a", "x", "s")

        #expect(driver.asked.isEmpty)
        #expect(driver.state.toast?.text == "these are answered: [ shows those that wait")
    }

    @Test(arguments: [
        ("up:queued", 1), ("up:refused", 1), ("up:expired", 1), ("up:passed", 1),
        ("from:shop-1", 1), ("from:nobody", 0),
    ])
    func theListIsFilteredByTheWayUp(filter: String, count: Int) {
        var driver = Driver(columns: 200, rows: 55, node: .amid)

        driver.press("/")
        driver.type(filter)

        #expect(driver.state.questions.rows.count == count)
    }

    @Test func theListShowsWhereEachStandsOnItsWayUp() {
        let driver = Driver(columns: 200, rows: 55, node: .amid)

        for words in ["⇡ passed", "↑ queued", "! refused", "× expired", "shop-1"] {
            #expect(driver.shows(words), "\(words)")
        }
        #expect(!Driver(columns: 200, rows: 55).shows(" UP "))
    }

    @Test func aRefusalIsSaidWholeOnTheLabelScreen() {
        var driver = Driver(node: .amid)
        driver.press("j", "j", .enter, "]")

        #expect(driver.shows("! the parent refused it: cloud has no task helpdesk."))
    }
}
