import Node
import Testing
import Wire

/// Jobs that go on from what is live, and when they do not.
@Suite struct ContinuationTests {
    /// Notes whose word tells the class, no two the same.
    private static func rows(_ range: Range<Int>) -> [(String, String)] {
        range.map { index in
            let isPrinter = index % 2 == 0
            let word = isPrinter ? "paper" : "signal"
            return ("\(word) trouble number \(index)", isPrinter ? "printer" : "wifi")
        }
    }

    private static let goingOn = "going_on = 50"

    private static func retrain(_ node: Node) async throws -> JobRow {
        try await node.finished(try await node.retrain(task: "desk", by: "anna").id)
    }

    @Test func fewNewExamplesAreLearnedOnTopOfWhatIsLive() async throws {
        let bench = try Workbench(rows: Self.rows(0..<140), train: Self.goingOn)
        let node = try await bench.openTrained()
        try await node.addRows(Self.rows(140..<146))

        let end = try await Self.retrain(node)

        #expect(end.state == .promoted)
        #expect(end.remark.contains("; went on from v1 with "))
        let version = try await node.versions(task: "desk")[0]
        #expect(version.state == .live && version.figures.accuracy == 1)
        await node.stop()
    }

    @Test func nothingNewIsLearnedFromNothing() async throws {
        let bench = try Workbench(rows: Self.rows(0..<140), train: Self.goingOn)
        let node = try await bench.openTrained()
        try await node.addRows(Self.rows(140..<146))
        _ = try await Self.retrain(node)

        let end = try await Self.retrain(node)

        #expect(end.version == 3 && !end.remark.contains("went on"))
        await node.stop()
    }

    /// Each change counts from where all was learned from nothing, not from the last version.
    @Test func aLineEndsWhenATenthIsNew() async throws {
        let bench = try Workbench(rows: Self.rows(0..<140), train: Self.goingOn)
        let node = try await bench.openTrained()
        try await node.addRows(Self.rows(140..<150))
        let first = try await Self.retrain(node)
        try await node.addRows(Self.rows(150..<160))

        let second = try await Self.retrain(node)

        #expect(first.remark.contains("went on"))
        #expect(second.state == .promoted && !second.remark.contains("went on"))
        await node.stop()
    }

    @Test func anOperatorMayHaveAllLearnedAnewAlways() async throws {
        let bench = try Workbench(
            rows: Self.rows(0..<140), train: "going_on = 0")
        let node = try await bench.openTrained()
        try await node.addRows(Self.rows(140..<146))

        let end = try await Self.retrain(node)

        #expect(end.state == .promoted && !end.remark.contains("went on"))
        await node.stop()
    }

    @Test func fewExamplesAreLearnedFromNothing() async throws {
        let bench = try Workbench(rows: Self.rows(0..<40), train: Self.goingOn)
        let node = try await bench.openTrained()
        try await node.addRows(Self.rows(40..<44))

        let end = try await Self.retrain(node)

        #expect(end.state == .promoted && !end.remark.contains("went on"))
        await node.stop()
    }

    /// What was learned cannot be taken out of weights again.
    @Test func whatWasTakenBackIsUnlearned() async throws {
        let bench = try Workbench(rows: Self.rows(0..<140), train: Self.goingOn)
        let node = try await bench.openTrained()
        let id = try await node.ask("kettle boils over", id: "q1").id
        let label = try await node.label(id, .known("wifi"))
        try await node.addRows(Self.rows(140..<144))
        let first = try await Self.retrain(node)
        _ = try await node.undoLabel(label.id, by: "anna")
        try await node.addRows(Self.rows(144..<148))

        let second = try await Self.retrain(node)

        #expect(first.remark.contains("went on"))
        #expect(second.state == .promoted && !second.remark.contains("went on"))
        await node.stop()
    }

    /// What went on and is worse is not saved: the same job learns everything anew.
    @Test func whatTheGateRefusesIsLearnedAnew() async throws {
        let rows = Self.rows(0..<1200)
        let (printer, wifi) = (rows.filter { $0.1 == "printer" }, rows.filter { $0.1 == "wifi" })
        let sevenths = { (rest: Int) in
            stride(from: rest, to: wifi.count, by: 7).map { wifi[$0] }
        }
        let bench = try Workbench(rows: printer + sevenths(0).prefix(50), train: Self.goingOn)
        let node = try await bench.openTrained()
        // What told one class is said to be the other now: that class is lost.
        try await node.addRows(sevenths(3).prefix(60).map { ($0.0, "printer") })

        let end = try await Self.retrain(node)

        #expect(end.state == .rejected)
        #expect(end.remark.contains("loses class wifi") && !end.remark.contains("went on"))
        #expect(try await node.versions(task: "desk").map(\.state) == [.rejected, .live])
        await node.stop()
    }
}
