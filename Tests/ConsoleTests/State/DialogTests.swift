import Console
import Testing
import Wire

@Suite struct DialogTests {
    @Test func retrainAsksFirstAndCancelHasTheFocus() {
        var driver = Driver()

        driver.press("R")
        #expect(driver.shows("Retrain digits?"))
        #expect(driver.shows("▸[ Cancel ]"))
        driver.press(.enter)

        #expect(driver.asked.isEmpty)
        #expect(driver.state.overlay == nil)
    }

    @Test(arguments: [[Key.character("y")], [.tab, .enter], [.right, .enter]])
    func retrainIsConfirmedByAnotherKey(keys: [Key]) {
        var driver = Driver()

        driver.press("R")
        for key in keys { driver.press(key) }

        #expect(driver.asked == [.retrain(task: "digits", by: "anna")])
        #expect(driver.shows("job #99 will retrain digits"))
    }

    @Test func theTaskIsChosenInTheDialog() {
        var driver = Driver()

        driver.press("R", .down, "y")

        #expect(driver.asked == [.retrain(task: "helpdesk", by: "anna")])
    }

    @Test(arguments: [Key.escape, "n", .control("c")])
    func dialogsAreLeft(key: Key) {
        var driver = Driver()

        driver.press("R")
        driver.press(key)

        #expect(driver.asked.isEmpty)
        #expect(driver.state.overlay == nil)
    }

    @Test func theOpeningKeyIsDeadForAMoment() {
        var driver = Driver(preferences: Preferences(focus: .versions))
        driver.press(":")
        driver.type("retrain digits")
        driver.press(.enter)
        driver.press(.enter, apart: 0.1)
        #expect(driver.state.overlay != nil)

        driver.press(.enter, apart: 0.3)

        #expect(driver.state.overlay == nil)
        #expect(driver.asked.isEmpty)
    }

    @Test func theOpeningKeyHeldDownConfirmsNothing() {
        var driver = Driver()

        for _ in 0..<40 { driver.press("R", apart: 0.03) }

        #expect(driver.asked.isEmpty)
    }

    @Test func promotingAWorseVersionWantsItsName() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("P", .tab, .enter)
        #expect(driver.asked.isEmpty)
        #expect(driver.shows("type v4 first"))
        driver.type("v4")
        #expect(driver.shows("▸[ Promote ]"))
        driver.press(.enter)

        #expect(
            driver.asked == [
                .promote(VersionID("digits-4"), by: "anna", reason: "by hand, instead of v3")
            ])
    }

    @Test func theLiveVersionCannotBePromoted() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("j", "P")

        #expect(driver.state.overlay == nil)
        #expect(driver.shows("v3 of digits is live already"))
    }

    @Test func rollBackNamesBothVersions() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("B")
        #expect(driver.shows("v2 would answer from now on, instead of v3."))
        driver.press("y")

        #expect(driver.asked == [.rollBack(task: "digits", by: "anna", reason: "by hand")])
    }

    @Test func cancelIsForJobsThatAreNotOver() {
        var driver = Driver(preferences: Preferences(focus: .jobs))

        driver.press("C", "y")
        #expect(driver.asked == [.cancel(JobID(31), by: "anna")])
        driver.press("j", "C")

        #expect(driver.shows("job #30 is over: promoted"))
    }

    @Test func aTargetIsTypedInPercentAndTakenBack() {
        var driver = Driver(preferences: Preferences(focus: .versions, task: "digits"))

        driver.press("=")
        driver.type("99.5")
        driver.press(.enter)
        #expect(driver.asked == [.setTarget(.accuracy(0.995), task: "digits", by: "anna")])
        driver.press("z")

        #expect(driver.asked.last == .setTarget(.accuracy(0.98), task: "digits", by: "anna"))
    }

    @Test func anotherTaskProposesItsOwnTarget() {
        var driver = Driver(preferences: Preferences(focus: .tiers))

        driver.press("=", .down)
        #expect(driver.shows("escalation %: 10"))
        driver.press("a")
        driver.type("97")
        driver.press(.enter)

        #expect(driver.asked == [.setTarget(.accuracy(0.97), task: "helpdesk", by: "anna")])
    }

    @Test func aTargetThatIsNoShareIsRefused() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("=")
        driver.type("980")
        driver.press(.enter)

        #expect(driver.asked.isEmpty)
        #expect(driver.shows("a share of 0 to 100 %"))
    }

    @Test func manyMarkedQuestionsAreCountedBeforeTheyAreLabelled() {
        var driver = Driver()

        driver.press(" ", " ", " ", "a")
        #expect(driver.shows("Accept 3 guesses?"))
        driver.press("y")

        #expect(driver.asked.count == 3)
        #expect(driver.node.questions.count == 11)
    }

    @Test func quitAsksOnlyWhileAJobRunsHere() {
        var driver = Driver()

        driver.press("q")
        #expect(driver.shows("1 job runs in this process and stops with it."))
        driver.press(.escape)
        driver.node.jobs = []
        driver.take(.changed([.jobs]))
        driver.press("q")

        #expect(driver.asked.last == .quit)
    }

    @Test func ctrlCTwiceQuitsWhateverIsOpen() {
        var driver = Driver()

        driver.press("R", .control("c"), .control("c"))

        #expect(driver.asked.last == .quit)
    }

    @Test func escapeNeverQuits() {
        var driver = Driver()

        for _ in 0..<9 { driver.press(.escape) }

        #expect(!driver.asked.contains(.quit))
    }
}
