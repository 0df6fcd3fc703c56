import Console
import Testing
import Wire

@Suite struct NavigationTests {
    @Test(arguments: zip(Pane.allCases, "12345"))
    func numbersFocusPanesAndZoomThem(pane: Pane, number: Character) {
        var driver = Driver(preferences: Preferences(focus: pane == .tiers ? .jobs : .tiers))

        driver.press(.character(number))
        #expect(driver.state.focus == pane)
        #expect(driver.state.zoom == .normal)
        driver.press(.character(number))

        #expect(driver.state.zoom == .full)
        #expect(driver.state.layout.panes.keys.sorted { $0.number < $1.number } == [pane])
    }

    @Test func tabGoesRound() {
        var driver = Driver()

        driver.press(.tab, .tab, .tab)
        #expect(driver.state.focus == .tiers)
        driver.press(.backTab)

        #expect(driver.state.focus == .events)
    }

    @Test func theSelectionStaysWithItsRow() {
        var driver = Driver()
        driver.press("j", "j")
        let selected = driver.state.questions.selectedID

        driver.node.questions.removeFirst()
        driver.take(.changed([.questions]))

        #expect(driver.state.questions.selectedID == selected)
        #expect(driver.state.questions.position == 1)
    }

    @Test func theSelectionStopsAtTheEnds() {
        var driver = Driver()

        driver.press("k", .pageUp)
        #expect(driver.state.questions.position == 0)
        driver.press("G", "j", .pageDown, .control("d"))

        #expect(driver.state.questions.position == 13)
    }

    @Test func filtersWorkWhileTheyAreTyped() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("/")
        driver.type("live !helpdesk")
        #expect(driver.state.versions.rows.map(\.number) == [3])
        driver.press(.escape)

        #expect(driver.state.versions.rows.count == 5)
    }

    @Test func escapeGoesBackStepByStep() {
        var driver = Driver()
        driver.press("+", "/")
        driver.type("7")
        driver.press(.enter, " ")

        driver.press(.escape)
        #expect(driver.state.questions.marks.isEmpty)
        driver.press(.escape)
        #expect(driver.state.questions.filter.isEmpty)
        driver.press(.escape)

        #expect(driver.state.zoom == .normal)
    }

    @Test func tasksAreSwitchedForAllPanes() {
        var driver = Driver()

        driver.press("}", "}")

        #expect(driver.state.task == "helpdesk")
        #expect(driver.state.questions.rows.map(\.task).allSatisfy { $0 == "helpdesk" })
        #expect(driver.state.versions.rows.map(\.task) == ["helpdesk"])
        #expect(driver.state.jobs.rows.map(\.task) == ["helpdesk"])
        driver.press("{", "{")
        #expect(driver.state.task == nil)
    }

    @Test func sortingGoesFromColumnToColumn() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press(":")
        driver.type("sort acc")
        driver.press(.enter)
        #expect(driver.state.versions.rows.first?.figures.accuracy == 0.945)
        driver.press("I")
        #expect(driver.state.versions.rows.first?.figures.accuracy == 0.842)

        #expect(
            driver.asked.contains {
                if case .savePreferences(let saved) = $0 {
                    saved.sorts["versions"] == Sort(column: "acc", isDescending: false)
                } else {
                    false
                }
            })
    }

    @Test func theQueueIsOrderedByTheNode() {
        var driver = Driver()

        driver.press(">")

        #expect(driver.state.questionOrder == .newest)
    }

    @Test func treesFold() {
        var driver = Driver(preferences: Preferences(focus: .tiers))

        driver.press("h")
        #expect(driver.state.tiers.rows.map(\.id) == ["box-7"])
        driver.press("l")
        #expect(driver.state.tiers.rows.count == 4)
        driver.press("j", "h")

        #expect(driver.state.tiers.selectedID == "box-7")
    }

    @Test func eventsFollowUntilOneLooksBack() {
        var driver = Driver(preferences: Preferences(focus: .events))
        #expect(driver.state.isFollowing)

        driver.press("k")
        #expect(!driver.state.isFollowing)
        driver.press("G")

        #expect(driver.state.isFollowing)
    }

    @Test func levelsHideLesserEvents() {
        var driver = Driver(preferences: Preferences(focus: .events))

        driver.press("!")

        #expect(driver.state.events.rows.map(\.level) == [.error, .warning])
    }

    @Test func theAuditIsATabOfEvents() {
        var driver = Driver(preferences: Preferences(focus: .events))

        driver.press("]")

        #expect(driver.shows("audit"))
        #expect(driver.state.audit.rows.map(\.verb) == ["label"])
    }

    @Test func clicksFocusAndSelect() {
        var driver = Driver()
        let area =
            driver.state.layout.panes[.versions] ?? Area(column: 0, row: 0, columns: 0, rows: 0)

        driver.take(
            .input(
                .mouse(
                    MouseReport(
                        position: Position(column: area.column + 5, row: area.row + 4),
                        kind: .press)), at: SampleNode.start))

        #expect(driver.state.focus == .versions)
        #expect(driver.state.versions.position == 2)
    }

    @Test func theWheelMovesWhatLiesUnderIt() {
        var driver = Driver(preferences: Preferences(focus: .tiers))
        let area =
            driver.state.layout.panes[.questions] ?? Area(column: 0, row: 0, columns: 0, rows: 0)

        driver.take(
            .input(
                .mouse(
                    MouseReport(
                        position: Position(column: area.column + 5, row: area.row + 4),
                        kind: .wheelDown)), at: SampleNode.start))

        #expect(driver.state.focus == .tiers)
        #expect(driver.state.questions.position == 3)
    }

    @Test func theCursorStandsOnTheSelectedRow() throws {
        var driver = Driver()
        driver.press("j")

        let grid = driver.state.view(.plain)

        let cursor = try #require(grid.cursor)
        #expect(grid.lines[cursor.row].contains("▸"))
        #expect(!grid.isCursorVisible)
    }

    @Test func theFeederIsPausedAndPaced() {
        var driver = Driver()

        driver.press("p", ")", ")", "(")

        #expect(
            driver.asked == [
                .setFeeder(isPaused: true, questionsPerSecond: 2),
                .setFeeder(isPaused: true, questionsPerSecond: 4),
                .setFeeder(isPaused: true, questionsPerSecond: 8),
                .setFeeder(isPaused: true, questionsPerSecond: 4),
            ])
        #expect(driver.shows("feeder paused"))
    }

    @Test func detailsTurnTheirTabs() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("j", .enter)
        #expect(driver.shows("recall of each class"))
        driver.press("]")
        #expect(driver.shows("4 → 9"))
        driver.press("[", "[")

        #expect(driver.shows("v3 live instead of v2 by box-7 (gate): accuracy +0.8 pp"))
        driver.press(.escape, "-")
        #expect(driver.shows("[History]"))
    }

    @Test func pasteIsNeverReadAsKeys() {
        var driver = Driver()

        driver.take(.input(.paste("qRy"), at: SampleNode.start))
        #expect(driver.asked.isEmpty)
        driver.press(":")
        driver.take(.input(.paste("task digits\n"), at: SampleNode.start))
        driver.press(.enter)

        #expect(driver.state.task == "digits")
    }

    @Test func copyTakesTheIdOfWhatIsSelected() {
        var driver = Driver()

        driver.press("y")

        #expect(driver.asked == [.copy(driver.node.questions[0].id.text)])
    }

    @Test func themesAreTriedWhileTheyAreChosen() {
        var driver = Driver(preferences: Preferences(theme: "plain"))

        driver.press("T", "j")
        #expect(driver.asked == [.setTheme("night")])
        driver.press(.escape)
        #expect(driver.asked.last == .setTheme("plain"))
        driver.press("T", "j", "j", .enter)

        #expect(driver.state.theme == "day")
        #expect(
            driver.asked.contains {
                if case .savePreferences(let saved) = $0 { saved.theme == "day" } else { false }
            })
    }

    @Test func theTerminalGoingAwayQuits() {
        var driver = Driver()

        driver.take(.input(.closed, at: SampleNode.start))

        #expect(driver.asked.last == .quit)
    }
}
