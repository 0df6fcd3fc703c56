import Console
import Testing
import Wire

@Suite struct RowListTests {
    private func versions(_ filter: String) -> [Int] {
        var driver = Driver(preferences: Preferences(focus: .versions))
        driver.press("/")
        driver.type(filter)
        return driver.state.versions.rows.map(\.number)
    }

    @Test(arguments: [
        ("digits", [4, 3, 2, 1]), ("DIGITS", []), ("!digits", [1]), ("~dgt", [4, 3, 2, 1]),
        ("digits retired", [2, 1]), ("acc>0.94", [3]), ("acc<0.9", [1]), ("ver=2", [2]),
        ("state:live", [3, 1]), ("task=helpdesk", [1]), ("text:loses", [4]), ("nowhere>1", []),
        ("nowhere:1", []), ("12:30", []),
        ("gain>0", [3, 2]), ("!", [4, 3, 2, 1, 1]), ("", [4, 3, 2, 1, 1]),
    ])
    func filtersAsTheLanguageSays(filter: String, numbers: [Int]) {
        #expect(versions(filter) == numbers)
    }

    @Test(arguments: [
        ("foo>3", "no column foo"), ("foo:live", "no column foo"), ("12:30", "nothing passes"),
        ("nobody", "nothing passes"),
    ])
    func anEmptyListSaysWhy(filter: String, text: String) {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press("/")
        driver.type(filter)

        #expect(driver.shows(text))
    }

    @Test func whatIsNoColumnIsText() {
        var driver = Driver(preferences: Preferences(focus: .versions))
        driver.node.versions[0].remark = "refused at 12:30"
        driver.take(.changed([.versions]))

        driver.press("/")
        driver.type("12:30")

        #expect(driver.state.versions.rows.map(\.number) == [4])
    }

    @Test func theTitleTellsOfTheFilter() {
        var driver = Driver()

        driver.press("/")
        driver.type("guess:refund")

        #expect(driver.shows("3 of 14 · filter: guess:refund"))
    }

    @Test(arguments: [60, 80, 120])
    func theTitleNeverLosesTheMarks(columns: Int) {
        var driver = Driver(columns: columns, rows: 24)

        driver.press("*", "/")
        driver.type("guess:refund")

        #expect(driver.shows("14 marked"))
    }

    @Test func aTaskWithoutQuestionsTellsOfTheOthers() {
        var driver = Driver(preferences: Preferences(task: "digits"))
        driver.node.questions.removeAll { $0.task == "digits" }
        driver.node.tasks[0].waitingCount = 0

        driver.take(.changed([.questions, .tasks]))

        #expect(driver.shows("No question of digits waits; 14 in other tasks"))
    }

    @Test func wordsOfTheQueueAreLookedForByTheNode() {
        var driver = Driver()
        driver.isNodeSlow = true

        driver.press("/")
        driver.type("torn box")

        let asked = driver.waiting.compactMap { effect in
            if case .load(let load) = effect, case .questions(let query) = load.query {
                query.search
            } else {
                nil
            }
        }
        driver.letNodeAnswer()
        #expect(asked == ["t"])
        #expect(driver.state.questions.filter.text == "torn box")
    }

    @Test func otherTermsAreLookedForHere() {
        var driver = Driver()

        driver.press("/")
        driver.type("!digits guess:refund")

        #expect(driver.state.questions.rows.map(\.task) == ["helpdesk", "helpdesk", "helpdesk"])
        #expect(driver.state.questions.total == 3)
    }

    @Test func marksArePutOnRangesAndAll() {
        var driver = Driver()

        driver.press("v", "j", "j", "v")
        #expect(driver.state.questions.marks.count == 3)
        driver.press(.shiftDown)
        #expect(driver.state.questions.marks.count == 4)
        driver.press("*")
        #expect(driver.state.questions.marks.count == 14)
        driver.press("U")

        #expect(driver.state.questions.marks.isEmpty)
    }

    @Test func aRowThatLeavesKeepsThePlace() {
        var driver = Driver()
        driver.press("j")

        driver.node.questions.remove(at: 1)
        driver.take(.changed([.questions]))

        #expect(driver.state.questions.position == 1)
        #expect(driver.state.questions.selectedID == driver.node.questions[1].id)
    }

    @Test func sortedRowsThatAreAlikeKeepTheirOrder() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press(":")
        driver.type("sort coverage")
        driver.press(.enter)

        #expect(driver.state.versions.rows.map(\.number) == [4, 3, 2, 1, 1])
    }
}
