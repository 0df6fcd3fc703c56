import Console
import Testing
import Wire

/// What happens by itself, beside what the operator's keys did.
@Suite struct NewsTests {
    @Test func theEndOfAJobDoesNotCoverWhatAKeyDid() {
        var driver = Driver()
        driver.press("0", apart: 1)
        driver.press("x", apart: 1)
        let saved = driver.state.toast?.text
        #expect(saved?.contains("saved") == true)

        driver.node.jobs[0].state = .promoted
        driver.node.jobs[0].remark = "better"
        driver.take(.changed([.jobs]))
        #expect(driver.state.toast?.text == saved)
        driver.take(.tick(driver.state.now.advanced(bySeconds: 3)))

        #expect(driver.state.toast?.text == "job #31 digits promoted: better")
    }

    @Test func theEndOfAJobIsSaidAtOnceWhereNothingElseIs() {
        var driver = Driver()

        driver.node.jobs[0].state = .failed
        driver.take(.changed([.jobs]))

        #expect(driver.state.toast?.text == "job #31 digits failed")
    }

    @Test func whereNothingWasHeldOutNoFigureIsShown() {
        var node = SampleNode()
        node.versions[1].figures.heldOut = 0
        node.versions[1].figures.accuracy = 0
        node.versions[1].gain = nil
        var driver = Driver(node: node)
        driver.press("2", "j")

        #expect(driver.shows("v3   digits   ● live          —"))
        #expect(driver.shows("not measured: no example was held out"))
        #expect(!driver.shows("0.000"))
        driver.press(.enter)
        #expect(!driver.shows("0.000 on its"))
    }

    @Test func theNextEventThatTheLastFilterFits() {
        var driver = Driver(preferences: Preferences(focus: .events))
        driver.press("n")
        #expect(driver.state.toast?.text == "no filter was used here yet: / filters")
        driver.press("/")
        driver.type("job")
        driver.press(.enter, .escape)

        driver.press("g", "n")
        #expect(driver.state.events.selected?.id == 3)
        driver.press("n")
        #expect(driver.state.events.selected?.id == 1)
        driver.press("N")

        #expect(driver.state.events.selected?.id == 3)
    }
}
