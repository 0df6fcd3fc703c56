import Console
import Testing
import Wire

/// What is named as a way back works, and takes back what it names.
@Suite struct WayBackTests {
    private func labelled(_ focus: Pane = .questions) -> (driver: Driver, name: String) {
        var driver = Driver(preferences: Preferences(focus: .questions))
        let name = driver.node.questions[0].id.short
        driver.press(.enter, "7", .escape)
        driver.press(.character(Character(String(focus.number))))
        driver.forgetAsked()
        return (driver, name)
    }

    @Test func elsewhereTheHintNamesWhatIsUndone() {
        let (driver, name) = labelled(.jobs)

        #expect(driver.shows("z undo \(name) = 7"))
    }

    @Test func amongTheQuestionsTheHintIsShort() {
        var (driver, name) = labelled(.jobs)
        driver.press("3")

        #expect(!driver.shows("z undo \(name)"))
        #expect(driver.shows("z undo"))
    }

    @Test func aRollbackEndsTheChainOfLabels() {
        var (driver, _) = labelled(.versions)
        driver.press("B", "y")
        #expect(driver.shows("digits rolled back to v2 · P on v3 promotes it again"))
        driver.forgetAsked()

        driver.press("z")
        #expect(driver.asked.isEmpty)
        #expect(
            driver.state.toast?.text
                == "labels from before the last change are taken back in 3 Questions")
        driver.press("3", "z")

        #expect(driver.asked == [.undo(LabelID(1), by: "anna")])
    }

    @Test func aTargetIsTakenBackButNotTheLabelsBeforeIt() {
        var (driver, _) = labelled(.versions)
        driver.press("=")
        driver.type("99")
        driver.press(.enter)
        driver.forgetAsked()
        #expect(driver.shows("z undo target of digits"))

        driver.press("z", "z")

        #expect(driver.asked == [.setTarget(.accuracy(0.98), task: "digits", by: "anna")])
    }

    @Test func aLabelAfterARollbackIsTakenBackFromAnywhere() {
        var (driver, _) = labelled(.versions)
        driver.press("B", "y", "3", .enter, "5", .escape, "4")
        driver.forgetAsked()

        driver.press("z", "z")

        #expect(driver.asked == [.undo(LabelID(2), by: "anna")])
    }

    @Test func aPromotionSaysThatItCanBeRolledBack() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("j", "j", "P")
        driver.type("v2")
        driver.press(.enter)

        #expect(driver.shows("digits now answers with v3 · B rolls back"))
    }

    @Test func withoutAnEarlierVersionThereIsNoRollback() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("G", "B")

        #expect(driver.state.overlay == nil)
        #expect(driver.shows("helpdesk: no version was live before the present one"))
    }

    @Test(arguments: Pane.allCases)
    func rollingBackWorksFromEveryPane(pane: Pane) {
        var driver = Driver(preferences: Preferences(focus: pane))

        driver.press("B")

        #expect(driver.shows("v2 would answer from now on, instead of v3."))
    }

    @Test func rollingBackWorksOnTheLabelScreen() {
        var driver = Driver()

        driver.press(.enter, "B")

        #expect(driver.shows("Roll digits back?"))
    }

    @Test(arguments: [Pane.tiers, .versions, .questions, .jobs, .events])
    func cancellingTheOnlyJobWorksFromEveryPane(pane: Pane) {
        var driver = Driver(preferences: Preferences(focus: pane))

        driver.press("C", "y")

        #expect(driver.asked == [.cancel(JobID(31), by: "anna")])
    }

    @Test func amongSeveralJobsOneIsChosenInItsPane() {
        var driver = Driver()
        driver.press("R", "y")
        #expect(driver.shows("job #99 will retrain digits · 4 then C cancels"))
        driver.press("C")
        #expect(driver.state.overlay == nil)
        #expect(driver.shows("2 jobs under way: choose one in 4 Jobs"))

        driver.press("4", "C")

        #expect(driver.shows("Cancel job #99?"))
    }

    @Test func promotingSaysWhereItWorks() {
        var driver = Driver()

        driver.press("P")

        #expect(driver.state.overlay == nil)
        #expect(driver.shows("promoting works in 2 Versions, on the selected version"))
    }

    @Test func theNewJobIsTheOneThatOpens() {
        var driver = Driver()
        driver.press("4", "j", "3", "R", "y")
        driver.take(.changed([.jobs]))

        driver.press("4", .enter)

        #expect(driver.state.context == .job)
        #expect(driver.state.jobs.selectedID == JobID(99))
    }

    @Test func aJobThatIsLookedAtStays() {
        var driver = Driver()
        driver.press("4", "j", .enter, "R", "y")
        driver.take(.changed([.jobs]))

        #expect(driver.state.jobs.selectedID == JobID(30))
    }
}
