import Console
import Testing
import Wire

/// The whole loop as an operator sees it: label what the node refused to guess, retrain, watch,
/// see the gain, roll back.
@Suite struct StoryTests {
    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35)])
    func fromAHardDigitToANewVersionAndBack(size: Size) {
        var driver = Driver(columns: size.columns, rows: size.rows, node: Self.idle)
        driver.press(.enter)
        #expect(driver.shows("abstained: confidence 0.41 < threshold 0.60"))

        driver.press("7", "1")
        #expect(driver.node.labels.map(\.name) == ["7", "1"])
        #expect(driver.shows("rate 2/min"))

        driver.press("R", "y", .escape)
        driver.take(.changed([.jobs]))
        #expect(driver.shows("◌ queued") || driver.shows("1 queued"))

        driver.node.jobs[0].state = .running
        driver.node.jobs[0].startedAt = driver.state.now
        driver.node.jobs[0].progress = 0.25
        driver.node.jobs[0].epochs = 12
        driver.node.jobs[0].epoch = 3
        driver.take(.tick(driver.state.now.advanced(bySeconds: 10)))
        driver.take(.changed([.jobs]))
        #expect(driver.shows("25%"))
        #expect(driver.shows("ETA 00:30"))

        driver.node.jobs[0].state = .promoted
        driver.node.jobs[0].version = 4
        driver.node.jobs[0].gain = 0.021
        driver.take(.changed([.jobs, .versions]))
        #expect(driver.shows("job #99 digits v4 promoted +2.1 pp ▲"))

        driver.forgetAsked()
        driver.press("2", "B", "y")
        #expect(driver.asked == [.rollBack(task: "digits", by: "anna", reason: "by hand")])
    }

    private static var idle: SampleNode {
        var node = SampleNode()
        node.jobs = []
        return node
    }
}
