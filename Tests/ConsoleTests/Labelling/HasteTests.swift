import Console
import Testing
import Wire

/// A key labels only what its operator can have seen.
@Suite struct HasteTests {
    private func labelScreen(_ task: String, count: Int = 20) -> Driver {
        var node = SampleNode()
        node.questions = (0..<count).map {
            SampleNode.question(QuestionID("q00000000000000\(1000 + $0)"), task, 0)
        }
        var driver = Driver(preferences: Preferences(task: task), node: node)
        driver.press(.enter)
        return driver
    }

    @Test(arguments: [("helpdesk", "1"), ("helpdesk", "a"), ("sightings", "x"), ("digits", "a")])
    func aKeyHeldDownLabelsOnce(task: String, key: Key) {
        var driver = labelScreen(task)

        driver.press(key)
        for _ in 0..<60 { driver.press(key, apart: 0.033) }

        #expect(driver.node.labels.count == 1)
        #expect(driver.shows("too fast: look first"))
    }

    @Test func aKeyHeldDownSkipsOnce() {
        var driver = labelScreen("digits")

        driver.press("s")
        for _ in 0..<60 { driver.press("s", apart: 0.033) }

        #expect(driver.asked.count == 1)
    }

    @Test func surplusKeysAreToldOfOnce() throws {
        var driver = labelScreen("helpdesk")
        driver.press("1")
        driver.press("1", apart: 0.05)
        let toast = try #require(driver.state.toast)

        driver.press("1", apart: 0.15)

        #expect(driver.state.toast == toast)
    }

    @Test func aQuarterOfASecondIsALook() {
        var driver = labelScreen("helpdesk")

        driver.press("1", "1", "2", apart: 0.25)

        #expect(driver.node.labels.map(\.name) == ["refund", "refund", "billing"])
    }

    @Test func digitsAreLabelledAheadThreeHundredTimesAMinute() {
        var driver = labelScreen("digits", count: 400)

        for number in 0..<300 {
            driver.press("7", apart: 0.2)
            if number.isMultiple(of: 50) { driver.take(.changed([.questions])) }
        }

        #expect(driver.node.labels.count == 300)
        #expect(driver.state.labelling.labelsPerMinute(at: driver.state.now) == 300)
    }

    @Test func digitsInABurstApplyInOrder() {
        var driver = labelScreen("digits")

        driver.press("1", "2", "3", "4", apart: 0.01)

        #expect(driver.node.labels.map(\.name) == ["1", "2", "3", "4"])
    }

    @Test func theListTakesOneLabelOfAKeyHeldDown() {
        var driver = Driver()

        driver.press("a")
        for _ in 0..<60 { driver.press("a", apart: 0.033) }

        #expect(driver.node.labels.count == 1)
    }

    @Test func holdingAKeyAcrossTasksLabelsNothingOfTheNextOne() {
        var node = SampleNode()
        node.questions = Array(node.questions[1...2])
        var driver = Driver(node: node)
        driver.press(.enter)

        for _ in 0..<60 { driver.press("1", apart: 0.033) }

        #expect(driver.node.labels.map(\.task) == ["digits"])
    }

    @Test func aGuessThatIsNotOnScreenIsNotAccepted() {
        var driver = Driver(columns: 20, rows: 3)
        driver.press(.enter, "a")

        #expect(driver.node.labels.isEmpty)
        #expect(driver.state.toast?.text == "the guess is not on screen: make the window larger")
    }

    @Test func aSmallScreenShowsTheGuess() {
        var driver = Driver(columns: 40, rows: 10)
        driver.press(.enter)
        #expect(driver.shows("a = 7 0.41"))

        driver.press("a")

        #expect(driver.node.labels.map(\.name) == ["7"])
    }
}
