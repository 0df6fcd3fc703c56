import Foundation
import Node
import Synchronization
import Testing
import Wire

/// A data folder of its own with a small text task, and nodes opened on it.
final class Workbench: Sendable {
    let folder: String
    private let time = Mutex(Timestamp(milliseconds: 1_700_000_000_000))
    private let ticks = Mutex<UInt64>(0)
    /// Nanoseconds that pass whenever the clock is looked at.
    private let tick: UInt64

    /// Seed rows of two of the three classes; the third is for labelling.
    static let seedRows = [
        ("the printer is out of paper", "printer"), ("printer jams on every page", "printer"),
        ("cannot print from the printer", "printer"), ("printer shows a paper jam", "printer"),
        ("toner of the printer is empty", "printer"), ("the printer prints blank paper", "printer"),
        ("wifi is down again", "wifi"), ("no wifi in the meeting room", "wifi"),
        ("the wifi keeps dropping", "wifi"), ("cannot join the wifi network", "wifi"),
        ("wifi password does not work", "wifi"), ("slow wifi on the third floor", "wifi"),
    ]

    init(
        rows: [(String, String)] = seedRows, retrain: String = "new_examples = 0",
        data: String = #"examples = ["rows.jsonl"]"#, name: String = "box",
        tier: String = "on-prem", tick: UInt64 = 0, train: String = "",
        watch: String = ""
    ) throws {
        self.tick = tick
        folder = NSTemporaryDirectory() + "tideline-node-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let lines = rows.map { "{\"text\": \"\($0.0)\", \"label\": \"\($0.1)\"}\n" }
        try lines.joined().write(
            toFile: folder + "/rows.jsonl", atomically: true, encoding: .utf8)
        try """
        format = 1
        [task]
        name = "desk"
        classes = ["printer", "wifi"]
        [field text]
        kind = "text"
        [target]
        accuracy = 0.8
        [data]
        \(data)
        [retrain]
        \(retrain)
        [train]
        \(train)
        [watch]
        \(watch)
        """.write(toFile: folder + "/desk.task", atomically: true, encoding: .utf8)
        try NodeSetup.create(
            folder: self.data, name: name, tier: tier, tasks: [folder + "/desk.task"])
    }

    /// Gives the node a second task of one text field and two classes.
    func addTask(named name: String) throws {
        let file = folder + "/\(name).task"
        try """
        format = 1
        [task]
        name = "\(name)"
        classes = ["top", "bottom"]
        [field text]
        kind = "text"
        [target]
        accuracy = 0.8
        """.write(toFile: file, atomically: true, encoding: .utf8)
        try NodeSetup.create(folder: data, name: nil, tier: nil, tasks: [file])
    }

    deinit {
        // A folder that stays behind in the temporary directory harms nobody.
        try? FileManager.default.removeItem(atPath: folder)
    }

    var data: String { folder + "/data" }

    var clock: NodeClock {
        NodeClock(
            now: { [self] in time.withLock { $0 } },
            ticks: { [self] in
                ticks.withLock { ticks in
                    ticks += tick
                    return ticks
                }
            })
    }

    func advance(bySeconds seconds: Double) {
        time.withLock { $0 = $0.advanced(bySeconds: seconds) }
    }

    func open(
        worksByItself: Bool = false, pace: LinkPace = .usual, seed: UInt64 = 1,
        passes: PhaseListener = PhaseListener()
    ) throws -> Node {
        try Node.open(
            folder: data,
            options: .init(
                worksByItself: worksByItself, clock: clock, seed: seed, pace: pace,
                passes: passes))
    }

    /// Opens the node, imports the seed rows and trains the first version.
    func openTrained(pace: LinkPace = .usual) async throws -> Node {
        let node = try open(pace: pace)
        try importSeed(node)
        let job = try await node.retrain(task: "desk", by: "test")
        let end = try await node.finished(job.id)
        try #require(end.state == .promoted, "\(end.remark)")
        return node
    }

    func importSeed(_ node: Node) throws {
        let reader = try DataFile(path: folder + "/rows.jsonl")
            .rows(of: try node.learningTask("desk"))
        _ = try node.importRows(
            reader, name: "rows.jsonl", task: "desk", acceptsNewClasses: false,
            refuse: { Issue.record("refused: \($0)") }, report: { _ in true })
    }

    /// Copies the data folder as it lies on the disk now, as a power cut would leave it.
    func copyOfDisk() throws -> String {
        let copy = folder + "/copy-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: data, toPath: copy)
        return copy
    }
}

extension Node {
    /// Waits for the end of a job.
    func finished(_ id: JobID) async throws -> JobRow {
        for await _ in changes() {
            let row = try await job(id).row
            if row.state.isOver { return row }
        }
        return try await job(id).row
    }

    func ask(_ text: String, id: String? = nil) async throws -> AskReply {
        try await ask(
            AskRequest(
                task: "desk", id: id.map { QuestionID($0) }, fields: ["text": .text(text)],
                client: "test"))
    }

    func label(_ id: QuestionID, _ verdict: LabelRequest.Verdict) async throws -> LabelReceipt {
        try await label(LabelRequest(question: id, verdict: verdict, operatorName: "anna"))
    }
}

extension Node {
    /// Imports rows as an operator would.
    func addRows(_ rows: [(String, String)]) async throws {
        let path = NSTemporaryDirectory() + "rows-\(UUID().uuidString).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = rows.map { "{\"text\": \"\($0.0)\", \"label\": \"\($0.1)\"}\n" }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
        _ = try importRows(
            try DataFile(path: path).rows(of: try learningTask("desk")), name: "more.jsonl",
            task: "desk", acceptsNewClasses: false,
            refuse: { Issue.record("refused: \($0)") }, report: { _ in true })
    }
}

extension AskReply {
    var answer: Answer? {
        if case .answered(let answer) = outcome { answer } else { nil }
    }
}
