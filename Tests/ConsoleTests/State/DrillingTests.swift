import Console
import Testing
import Wire

/// Looking into a node further down, and back.
@Suite struct DrillingTests {
    private let shop = NodeID("s1")
    private let till = NodeID("d1")

    private func drilled(columns: Int = 120, rows: Int = 35) -> Driver {
        var driver = Driver(columns: columns, rows: rows, node: .amid)
        driver.press("1", "j", .enter)
        return driver
    }

    @Test func enterShowsTheNodesOwnPanes() {
        let driver = drilled()

        #expect(driver.state.path == [shop])
        #expect(driver.state.nodeName == "shop-1")
        #expect(driver.state.questions.total == 3)
        #expect(driver.screen()[0].contains("north-1 › shop-1 ● healthy"))
        #expect(driver.asked.contains(.visit(shop)))
    }

    @Test func whatIsAskedIsAskedOfTheNodeOnScreen() {
        var driver = drilled()
        driver.press("3", "0")
        driver.press(.enter, apart: 1)
        driver.forgetAsked()

        driver.press("7", apart: 1)

        let label = LabelRequest(
            question: driver.node.questions[0].id, verdict: .known("7"), operatorName: "anna")
        #expect(driver.asked == [.on(shop, .label(label))])
        #expect(driver.node.questions.count == 14)
        #expect(driver.node.below[shop]?.questions.count == 2)
    }

    @Test func escapeGoesBackWhereOneWas() {
        var driver = drilled()
        let before = driver.state.tiers.total

        driver.press(.escape)

        #expect(driver.state.path.isEmpty)
        #expect(driver.state.focus == .tiers)
        #expect(driver.state.tiers.selectedID == shop.text)
        #expect(driver.state.tiers.total != before)
        #expect(driver.asked.last == .visit(nil))
    }

    @Test func minusGoesToAndFro() {
        var driver = drilled()

        driver.press("-")
        #expect(driver.state.path.isEmpty)
        driver.press("-")

        #expect(driver.state.path == [shop])
    }

    @Test func eachNodeKeepsWhatWasDoneInIt() {
        var driver = drilled()
        driver.press("3", "/")
        driver.type("image")
        driver.press(.enter)

        driver.press("-")
        #expect(driver.state.questions.filter.isEmpty)
        driver.press("-")

        #expect(driver.state.questions.filter.text == "image")
        #expect(driver.state.focus == .questions)
    }

    @Test func oneGoesDownStepByStepAndUpAgain() {
        var driver = drilled()

        driver.press("j", .enter)
        #expect(driver.state.path == [shop, till])
        #expect(driver.screen()[0].contains("north-1 › shop-1 › till-1"))
        driver.press(.escape)
        #expect(driver.state.path == [shop])
        driver.press(.escape)

        #expect(driver.state.path.isEmpty)
    }

    @Test func whatALeftNodeAnswersNeverLandsInAnother() {
        var driver = Driver(node: .amid)
        driver.press("1", "j")
        driver.isNodeSlow = true
        driver.press(.enter, "-")
        let own = driver.state.questions.rows

        driver.letNodeAnswer()

        #expect(driver.state.questions.rows == own)
        #expect(driver.state.nodeName == "north-1")
        driver.press("-")
        #expect(driver.state.questions.total == 3)
    }

    @Test func aRefusalOfALeftNodeIsSaidWithItsName() throws {
        var driver = drilled()
        let question = driver.node.questions[0].id
        driver.press("-")

        driver.take(.from(shop, .failed(.skip(question, by: "anna"), NodeError(.conflict, "gone"))))

        #expect(driver.state.toast?.text == "shop-1: gone")
    }

    @Test func aNodeThatWasNeverVisitedChangesNothing() {
        var driver = drilled()
        let before = driver.state

        driver.take(.from(NodeID("stranger"), .changed([.questions])))

        #expect(driver.state.questions == before.questions)
        #expect(driver.state.path == before.path)
    }

    @Test func dialogsNameTheNodeThatTheyChange() {
        var driver = drilled()

        driver.press("R")

        #expect(driver.shows("On shop-1 (north-1 › shop-1)."))
        driver.press("n", "-", "R")
        #expect(!driver.shows("On north-1"))
    }

    @Test func aSilentNodeIsNotEnteredButSaysWhy() {
        var driver = Driver(node: .amid)

        driver.press("1", "j", "j", "j", .enter)

        #expect(driver.state.path.isEmpty)
        #expect(driver.state.detail == .node)
        #expect(
            driver.state.toast?.text
                == "shop-2 cannot be reached: it says nothing any more, last heard of 4m ago")
    }

    @Test func aNodeAboveIsOnlyDescribed() {
        var driver = Driver(node: .amid)

        driver.press("1", "g", .enter)

        #expect(driver.state.path.isEmpty)
        #expect(driver.state.detail == .node)
        #expect(driver.shows("1 Tiers › cloud"))
    }

    @Test func aNodeLostWhileOneLooksSaysSinceWhen() {
        var driver = drilled()
        driver.node.below[shop]?.trouble = NodeError(.unavailable, "its link went down")

        driver.take(.tick(driver.state.now.advanced(bySeconds: 3)))
        driver.take(.tick(driver.state.now.advanced(bySeconds: 9)))

        #expect(driver.screen()[0].contains("shop-1 ✗ unreachable 9s"))
        #expect(driver.state.toast?.text == "its link went down")
        driver.node.below[shop]?.trouble = nil
        driver.take(.tick(driver.state.now.advanced(bySeconds: 3)))
        #expect(driver.screen()[0].contains("shop-1 ● healthy"))
    }

    @Test func aLostNodesLinkIsNotGreenAndItsNameIsSaidForItsNumber() {
        var driver = drilled()
        #expect(driver.shows("↑ north-1 ●"))
        driver.node.below[NodeID("s1")]?.trouble = NodeError(
            .unavailable, "the node s1 did not reply within 10 s; try again")

        driver.take(.tick(driver.state.now.advanced(bySeconds: 3)))

        #expect(driver.shows("↑ north-1 ○"), "\(driver)")
        #expect(driver.shows("shop-1 did not reply within 10 s"), "\(driver)")
        #expect(!driver.shows("the node s1"))
    }

    @Test func readOnlyGoesAlong() {
        var driver = Driver(isReadOnly: true, node: .amid)
        driver.press("1", "j", .enter, "R")

        #expect(driver.state.toast?.text.contains("read-only") == true)
        #expect(driver.shows("READ-ONLY"))
    }

    @Test func whatIsRememberedIsOfTheOwnNode() {
        var driver = drilled()
        driver.press("}")

        #expect(driver.state.task == "digits")
        #expect(driver.state.preferences.task == nil)
    }

    @Test(arguments: [(40, 10), (80, 24), (20, 5), (60, 16), (200, 55)])
    func theNodeIsNamedAtEverySize(columns: Int, rows: Int) {
        var driver = drilled(columns: columns, rows: rows)

        #expect(driver.shows("shop-1"))
        driver.press("3", .enter)
        #expect(driver.screen()[0].contains("shop-1"))
    }
}
