import Console
import Testing
import Wire

@Suite struct LoadingTests {
    private func fresh() -> ConsoleState {
        ConsoleState(
            size: Size(columns: 120, rows: 35), now: SampleNode.start, operatorName: "anna")
    }

    private func loads(_ effects: [Effect]) -> [Load] {
        effects.compactMap { if case .load(let load) = $0 { load } else { nil } }
    }

    @Test func beginsByReadingWhatIsOnScreen() {
        var state = fresh()

        let slots = loads(state.update(.tick(SampleNode.start))).map(\.slot)

        #expect(
            Set(slots) == [
                .status, .tasks, .questions, .versions, .jobs, .promotions, .tree, .events,
            ])
    }

    @Test func asksNothingTwiceWhileItIsUnderWay() {
        var state = fresh()
        _ = state.update(.tick(SampleNode.start))

        for _ in 0..<5 {
            #expect(loads(state.update(.changed(Set(Topic.allCases)))).isEmpty)
        }
    }

    @Test func aChangeDuringAReadLeadsToExactlyOneMore() throws {
        var state = fresh()
        let first = try #require(
            loads(state.update(.tick(SampleNode.start))).first { $0.slot == .jobs })
        for _ in 0..<5 { _ = state.update(.changed([.jobs])) }

        let again = loads(state.update(.loaded(first, .jobs([]))))
        #expect(again == [first])

        #expect(loads(state.update(.loaded(first, .jobs([])))).isEmpty)
    }

    @Test func whatIsNotOnScreenIsReadWhenItIs() {
        var driver = Driver(preferences: Preferences(zoom: .full))
        #expect(driver.state.events.isEmpty)

        driver.press("5")

        #expect(!driver.state.events.isEmpty)
    }

    @Test func aFailedReadIsSaidOnceAndTriedAgain() throws {
        var state = fresh()
        let load = try #require(
            loads(state.update(.tick(SampleNode.start))).first { $0.slot == .versions })
        let error = NodeError(.unavailable, "the node is stopping")

        #expect(loads(state.update(.loadFailed(load, error))).isEmpty)
        #expect(state.toast?.text == "the node is stopping")
        let later = SampleNode.start.advanced(bySeconds: 20)
        #expect(loads(state.update(.tick(later))).contains(load))
        _ = state.update(.loadFailed(load, error))

        #expect(state.toast == nil)
    }

    @Test func aQuestionThatCannotBeReadIsNotAskedForInACircle() throws {
        var driver = Driver()
        driver.isNodeSlow = true
        driver.press("j", .enter)
        let error = NodeError(.unavailable, "the node is stopping")
        let failing = loads(driver.waiting).filter {
            if case .question = $0.slot { true } else { false }
        }
        #expect(!failing.isEmpty)

        var again = 0
        for load in failing {
            again += loads(driver.state.update(.loadFailed(load, error))).count
            again += loads(driver.state.update(.input(.focusGained, at: SampleNode.start))).count
        }
        #expect(again == 0)

        let later = driver.state.now.advanced(bySeconds: 1)
        #expect(loads(driver.state.update(.tick(later))).filter(failing.contains) == failing)
    }

    @Test func aLongQueueIsReadInStretches() throws {
        var node = SampleNode()
        node.questions = (10_000..<11_000).map {
            SampleNode.question(QuestionID("q000000000000000\($0)"), "digits", 0)
        }
        var driver = Driver(node: node)
        #expect(driver.state.questions.rows.count == 200)
        #expect(driver.state.questions.total == 1000)

        driver.press("G")

        #expect(driver.state.questions.position == 999)
        #expect(driver.state.questions.selectedID == node.questions[999].id)
        #expect(driver.state.questions.rows.count <= 200)
    }

    @Test func silenceIsShownAsAge() {
        var state = fresh()
        for load in loads(state.update(.tick(SampleNode.start))) where load.slot == .status {
            _ = state.update(.loaded(load, .status(SampleNode.makeStatus())))
        }
        #expect(state.view(.plain).lines[0].contains("● healthy"))

        _ = state.update(.tick(SampleNode.start.advanced(bySeconds: 12)))

        #expect(state.view(.plain).lines[0].contains("○ stale 12s"))
        #expect(!state.view(.plain).lines[0].contains("healthy"))
    }

    @Test func aNodeThatIsNotHeardOfIsNeverCalledLive() {
        var driver = Driver()
        #expect(driver.shows("● live"))
        driver.isNodeSlow = true

        driver.take(.tick(SampleNode.start.advanced(bySeconds: 60)))

        #expect(!driver.state.tiers.rows.isEmpty)
        #expect(driver.screen()[4].contains("○ stale 1m"))
    }

    @Test func aNodeThatSpeaksIsLiveThoughItsTreeIsOld() {
        var driver = Driver()

        driver.take(.tick(SampleNode.start.advanced(bySeconds: 60)))

        #expect(driver.screen()[4].contains("● live"))
    }

    @Test func frozenScreensStayAsTheyAre() {
        var driver = Driver()
        driver.press("f")
        driver.node.questions.removeAll()

        driver.take(.changed([.questions]))
        #expect(driver.state.questions.total == 14)
        #expect(driver.shows("FROZEN"))
        driver.press("f")

        #expect(driver.state.questions.total == 0)
    }

    @Test func whatWasRecoveredIsToldAtTheStart() {
        var node = SampleNode()
        node.status.recovered = ["job 12 was cut short and starts again"]

        let driver = Driver(node: node)

        #expect(driver.shows("job 12 was cut short and starts again"))
    }

    @Test func importsAreShownWithTheirProgress() {
        var node = SampleNode()
        node.status.imports = [
            ImportProgress(
                task: "digits", file: "digits.csv", rows: 1200, duplicates: 3, refused: 2,
                progress: 0.64)
        ]

        let driver = Driver(node: node)

        #expect(driver.shows("import digits 1 200 rows"))
        #expect(driver.shows("64%"))
    }

    @Test func aLabelMakesTheOthersOfItsTaskBeReadAgain() throws {
        var driver = Driver(preferences: Preferences(task: "digits"))
        driver.press(.enter)
        let shown = try #require(driver.state.labelling.currentDetail)
        let receipt = LabelReceipt(
            id: LabelID(9), question: QuestionID("q other"), task: shown.row.task, name: "8",
            guess: nil, newExampleCount: 1)
        let request = LabelRequest(
            question: receipt.question, verdict: .known("8"), operatorName: "anna")

        let effects = driver.state.update(.done(.label(request), .labelled(receipt)))

        #expect(loads(effects).map(\.slot).contains(.question(shown.row.id)))
        #expect(driver.state.labelling.currentDetail == shown)
    }
}
