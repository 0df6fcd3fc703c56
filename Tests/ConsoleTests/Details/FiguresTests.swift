import Testing
import Wire

@testable import Console

@Suite struct FiguresTests {
    @Test func versionsAreComparedOnTheSameExamples() {
        var version = SampleNode.makeVersions()[0]
        version.figures.accuracy = 0.9
        version.figures.heldOut = 40
        version.gain = -0.025

        #expect(
            version.gateSentence
                == "90.0% right, live then 92.5%, -2.5 points on the same 40 held-out")
        version.gain = nil
        #expect(version.gateSentence == nil)
    }

    @Test func storedFiguresOfTwoVersionsAreNeverSubtracted() {
        var node = SampleNode()
        // Measured on other examples: the figures say the opposite of the gate.
        node.versions[1].figures.accuracy = 1
        let driver = Driver(preferences: Preferences(focus: .versions), node: node)

        #expect(driver.shows("93.1% right, live then 94.5%, -1.4 points"))
        #expect(!driver.shows("-6.9"))
    }

    @Test func theWayOfAVersionBetweenNodesHasItsPrice() {
        var driver = Driver(columns: 120, rows: 50, node: .amid)
        driver.press("2", .enter)

        for text in [
            "region v12, 587K thinned to 32K, 14K as a difference",
            "+0.4 pp: 82.8% → 83.2% right on 419 held out there", "handed down to 2 children",
            "587K thinned to 32K", "-0.9 pp: 82.8% → 81.9% right on 419 held out there",
            "○ keeps what it has: worse than live: 90.0 % right",
            "desired cloud v13, reported cloud v12", "it has not said yet what it makes of it",
            "desired cloud v13, reported a version of its own",
        ] {
            #expect(driver.shows(text), "\(text) in \(driver)")
        }
    }

    @Test func aVersionOfItsOwnAloneHasNoPrice() {
        var driver = Driver(columns: 120, rows: 50)
        driver.press("2", .enter)

        #expect(!driver.shows("stands on"))
        #expect(!driver.shows("handed down"))
    }

    @Test func aClassWithoutHeldOutExamplesHasNoRecall() {
        var state = Driver(preferences: Preferences(focus: .versions)).state
        let node = SampleNode()
        var shown = node.version(node.versions[0].id)
        shown.classes = [ClassFigures(name: "rare", support: 0, recall: 0, precision: 0)]
        state.node.version = shown

        let line = state.metricLines(shown, 80).last

        #expect(line?.spans.map(\.text).joined() == "rare  none held out")
        #expect(line?.bar == nil)
    }

    @Test func namesOfClassesUseTheRoomThatIsThere() {
        let state = Driver(preferences: Preferences(focus: .versions)).state
        let node = SampleNode()
        var shown = node.version(node.versions[0].id)
        shown.classes = [
            ClassFigures(name: "shared_drive_access_denied", support: 3, recall: 1, precision: 1)
        ]

        let line = state.metricLines(shown, 80).last

        #expect(line?.spans.first?.text == "shared_drive_access_denied ")
    }

    @Test func lossesSayWhichSideOfCalibrationTheyAre() {
        var driver = Driver(preferences: Preferences(focus: .versions))

        driver.press(.enter)
        #expect(driver.shows("0.231 after calibration"))
        driver.press("[", "[")

        #expect(driver.shows("held out 0.214 at epoch 7, before calibration"))
    }

    @Test func theEndOfTheHeldOutCurveIsExplained() {
        let state = Driver(preferences: Preferences(focus: .jobs)).state
        let curve = (1...20).map {
            LossPoint(epoch: Double($0), loss: 1, heldOutLoss: $0 <= 17 ? 2.653 : nil)
        }
        var canvas = Canvas(size: Size(columns: 100, rows: 20), palette: .plain)

        state.drawLoss(curve, canvas.area, &canvas)

        let lines = canvas.grid.lines
        #expect(lines[0].contains("loss 1.000 at epoch 20  held out 2.653 at epoch 17"))
        #expect(lines[1].contains("the epochs after that train on all rows"))
    }

    @Test func aJobThatIsMeasuredHasNoShareAndNoEnd() {
        var node = SampleNode()
        node.jobs[0].state = .evaluating
        node.jobs[0].progress = 1
        var driver = Driver(preferences: Preferences(focus: .jobs), node: node)

        #expect(driver.shows("evaluating"))
        #expect(!driver.shows("ETA"))
        #expect(!driver.shows("100%"))
        driver.press(.enter)
        #expect(!driver.shows("ETA"))
        #expect(!driver.shows("100%"))
    }

    @Test func aJobTellsHowLongItTook() {
        var driver = Driver(preferences: Preferences(focus: .jobs))

        driver.press("j", .enter)

        #expect(driver.shows("13:43:20, took 1m"))
        driver.press(.escape, "+", "+")
        #expect(driver.shows("TOOK"))
    }
}
