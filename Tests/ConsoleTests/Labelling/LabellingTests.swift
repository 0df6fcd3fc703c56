import Console
import Testing
import Wire

@Suite struct LabellingTests {
    private func labelRequests(_ driver: Driver) -> [LabelRequest] {
        driver.asked.compactMap { if case .label(let request) = $0 { request } else { nil } }
    }

    private func onLabelScreen(
        _ preferences: Preferences = Preferences(), isReadOnly: Bool = false
    ) -> Driver {
        var driver = Driver(preferences: preferences, isReadOnly: isReadOnly)
        driver.press(.enter)
        return driver
    }

    @Test func enterOpensTheSelectedQuestion() {
        let driver = onLabelScreen()

        #expect(driver.state.context == .labelling)
        #expect(driver.state.labelling.current == driver.node.questions[0].id)
        #expect(driver.shows("abstained: confidence 0.41 < threshold 0.60"))
    }

    @Test func aQuestionFromBeforeTheFirstVersionSaysSo() {
        var node = SampleNode()
        node.questions[0].reason = .noModel
        var driver = Driver(node: node)

        driver.press(.enter)

        #expect(driver.shows("abstained: no version of digits was live when it was"))
    }

    @Test func oneKeyLabelsAndShowsTheNextOfTheTask() {
        var driver = onLabelScreen()
        let digits = driver.node.questions.filter { $0.task == "digits" }.map(\.id)

        driver.press("7")

        #expect(
            labelRequests(driver) == [
                LabelRequest(question: digits[0], verdict: .known("7"), operatorName: "anna")
            ])
        #expect(driver.state.labelling.current == digits[1])
        #expect(driver.state.labelling.labelsPerMinute(at: driver.state.now) == 1)
        #expect(driver.shows("= 7 saved · z to undo"))
    }

    @Test func nextQuestionIsThereBeforeTheNodeAnswers() {
        var driver = onLabelScreen()
        driver.isNodeSlow = true

        driver.press("7", "1", "4")

        let digits = SampleNode.makeQuestions().filter { $0.task == "digits" }.map(\.id)
        #expect(labelRequests(driver).map(\.question) == Array(digits.prefix(3)))
        #expect(driver.state.labelling.current == digits[3])
        #expect(driver.state.labelling.currentDetail != nil)
    }

    @Test func keysTypedBeforeTheQuestionIsThereWaitForIt() {
        var driver = onLabelScreen()
        driver.isNodeSlow = true
        let digits = SampleNode.makeQuestions().filter { $0.task == "digits" }.map(\.id)

        for key in "12345" { driver.press(.character(key)) }
        #expect(labelRequests(driver).count < 5)
        driver.letNodeAnswer()

        let labelled = labelRequests(driver)
        #expect(labelled.map(\.question) == Array(digits.prefix(5)))
        #expect(labelled.map(\.verdict) == "12345".map { .known(String($0)) })
    }

    @Test func keysThatFollowARankingDoNotLabelWhatWasNotShown() {
        var driver = Driver(preferences: Preferences(task: "helpdesk"))
        driver.isNodeSlow = true
        driver.press("j", .enter)

        driver.press("1")
        driver.letNodeAnswer()

        #expect(labelRequests(driver).isEmpty)
        #expect(driver.shows("1 came before the question was shown: press it again"))
    }

    @Test func likelyClassesHaveTheDigits() {
        var driver = onLabelScreen(Preferences(task: "helpdesk"))

        driver.press("2")

        #expect(labelRequests(driver).map(\.verdict) == [.known("billing")])
    }

    @Test func acceptTakesTheTopGuess() {
        var driver = onLabelScreen(Preferences(task: "sightings"))

        driver.press("a")

        #expect(labelRequests(driver).map(\.verdict) == [.known("fox")])
    }

    @Test func unanswerableIsALabelToo() {
        var driver = onLabelScreen()

        driver.press("x")

        #expect(labelRequests(driver).map(\.verdict) == [.unanswerable])
        #expect(driver.shows("= unanswerable saved"))
    }

    @Test func skipGoesOnWithoutALabel() {
        var driver = onLabelScreen()
        let first = driver.node.questions[0].id

        driver.press("s")

        #expect(driver.asked == [.skip(first, by: "anna")])
        #expect(driver.state.labelling.current != first)
    }

    @Test func typedClassesAreFoundByTheirLetters() {
        var driver = onLabelScreen(Preferences(task: "helpdesk"))

        driver.press("i")
        driver.type("shp")
        driver.press(.enter)

        #expect(labelRequests(driver).map(\.verdict) == [.known("shipping")])
    }

    @Test func anUnknownNameIsOfferedAsANewClass() {
        var driver = onLabelScreen(Preferences(task: "helpdesk"))

        driver.press("i")
        driver.type("warranty")
        #expect(driver.shows("new class “warranty”…"))
        driver.press(.enter)

        #expect(labelRequests(driver).map(\.verdict) == [.newClass("warranty")])
    }

    @Test func aNewClassThatExistsIsNone() {
        var driver = onLabelScreen(Preferences(task: "helpdesk"))

        driver.press("c")
        driver.type("Refund")
        driver.press(.enter)

        #expect(labelRequests(driver).map(\.verdict) == [.known("refund")])
    }

    @Test func typingGoesNowhereButIntoTheName() {
        var driver = onLabelScreen()

        driver.press("i")
        driver.type("qRz7")
        driver.press(.escape)

        #expect(driver.asked.isEmpty)
        #expect(driver.state.context == .labelling)
    }

    @Test func undoBringsTheQuestionBack() {
        var driver = onLabelScreen()
        let first = driver.node.questions[0].id
        driver.press("7")
        driver.forgetAsked()

        driver.press("z")

        #expect(driver.asked == [.undo(LabelID(1), by: "anna")])
        #expect(driver.state.labelling.current == first)
        #expect(driver.shows("taken back"))
    }

    @Test func redoGivesTheSameLabelAgain() {
        var driver = onLabelScreen()
        let first = driver.node.questions[0].id
        driver.press("7", "z")
        driver.forgetAsked()

        driver.press("Z")

        #expect(
            labelRequests(driver) == [
                LabelRequest(question: first, verdict: .known("7"), operatorName: "anna")
            ])
    }

    @Test func undoOfALabelOnItsWayWaitsForTheNode() {
        var driver = onLabelScreen()
        driver.isNodeSlow = true
        driver.press("7", "z")
        #expect(!driver.asked.contains(.undo(LabelID(1), by: "anna")))

        driver.letNodeAnswer()

        #expect(driver.asked.contains(.undo(LabelID(1), by: "anna")))
    }

    @Test func aRefusedLabelIsSaidAndNothingIsLeftToUndo() {
        var driver = onLabelScreen()
        let first = driver.node.questions.removeFirst()

        driver.press("7")

        #expect(
            driver.state.toast?.text
                == "\(first.id.short) was not labelled: \(first.id.short) is answered already")
        #expect(driver.state.labelling.current != first.id)
        driver.press("z")
        #expect(driver.shows("nothing to undo"))
    }

    @Test func aQuestionAnsweredElsewhereIsSaidAndLeft() {
        var driver = onLabelScreen()
        var first = driver.node.questions.removeFirst()
        driver.isNodeSlow = true

        driver.take(.changed([.questions]))
        driver.letNodeAnswer(1)
        first.state = .answered
        first.answer = "3"
        first.by = "ben"
        driver.take(
            .loaded(
                Load(.question(first.id), .question(first.id)),
                .question(QuestionDetail(row: first, fields: []))))

        #expect(
            driver.shows("\(first.id.short) was answered elsewhere meanwhile: 3 by ben"))
        #expect(driver.state.labelling.current != first.id)
    }

    @Test func aKeyMeantForTheTaskBeforeLabelsNothing() {
        var node = SampleNode()
        node.questions = Array(node.questions[1...2])
        var driver = Driver(node: node)
        driver.press(.enter)

        driver.press("7", apart: 0.1)
        #expect(driver.state.labelling.currentDetail?.row.task == "helpdesk")
        driver.press("7", apart: 0.1)
        #expect(labelRequests(driver).count == 1)
        #expect(driver.shows("the question has just changed: press 7 again"))
        driver.press("1", apart: 1)

        #expect(labelRequests(driver).last?.verdict == .known("refund"))
    }

    @Test func anEmptyQueueIsFriendly() {
        var node = SampleNode()
        node.questions = []
        var driver = Driver(node: node)

        driver.press(.enter)

        #expect(driver.shows("No question waits: the node answers everything by itself."))
        #expect(driver.shows("You gave 126 labels today."))
    }

    @Test func aReadOnlyConsoleLabelsNothing() {
        var driver = onLabelScreen(isReadOnly: true)

        driver.press("7", "a", "s", "x", "i")

        #expect(driver.asked.isEmpty)
        #expect(driver.shows("READ-ONLY"))
        #expect(driver.shows("read-only: nothing on the node can be changed"))
    }

    @Test func missingFieldsAreDashes() {
        let driver = onLabelScreen(Preferences(task: "sightings"))

        #expect(driver.shows("band3"))
        #expect(driver.screen().contains { $0.contains("band3") && $0.contains("—") })
    }

    @Test func aNameTypedInFullComesFirst() {
        var driver = onLabelScreen(Preferences(task: "helpdesk"))

        driver.press("i")
        driver.type("intent-2")
        driver.press(.enter)

        #expect(labelRequests(driver).map(\.verdict) == [.known("intent-2")])
    }
}
