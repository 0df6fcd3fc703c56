import Foundation
import Node
import Testing
import Wire

/// A node of its own with a small text task, in a folder that goes with it.
final class DeskNode: Sendable {
    let folder: String
    let node: Node
    let host: HostedNode

    private static let rows = [
        ("the printer is out of paper", "printer"), ("printer jams on every page", "printer"),
        ("cannot print from the printer", "printer"), ("printer shows a paper jam", "printer"),
        ("toner of the printer is empty", "printer"), ("the printer prints blank paper", "printer"),
        ("wifi is down again", "wifi"), ("no wifi in the meeting room", "wifi"),
        ("the wifi keeps dropping", "wifi"), ("cannot join the wifi network", "wifi"),
        ("wifi password does not work", "wifi"), ("slow wifi on the third floor", "wifi"),
    ]

    init() throws {
        folder = NSTemporaryDirectory() + "tl-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let lines = Self.rows.map { "{\"text\": \"\($0.0)\", \"label\": \"\($0.1)\"}\n" }
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
        examples = ["rows.jsonl"]
        [retrain]
        new_examples = 0
        """.write(toFile: folder + "/desk.task", atomically: true, encoding: .utf8)
        try NodeSetup.create(
            folder: folder + "/data", name: "box", tier: "on-prem", tasks: [folder + "/desk.task"])
        node = try Node.open(
            folder: folder + "/data", options: .init(worksByItself: false, seed: 1))
        host = HostedNode(node)
    }

    deinit {
        // A folder that stays behind in the temporary directory harms nobody.
        try? FileManager.default.removeItem(atPath: folder)
    }

    func stop() async {
        await node.stop()
    }

    /// Imports the rows and trains the first version.
    func train() async throws {
        let reader = try DataFile(path: folder + "/rows.jsonl")
            .rows(of: try node.learningTask("desk"))
        _ = try node.importRows(
            reader, name: "rows.jsonl", task: "desk", acceptsNewClasses: false,
            refuse: { Issue.record("refused: \($0)") }, report: { _ in true })
        let end = try await node.finished(try await node.retrain(task: "desk", by: "test").id)
        try #require(end.state == .promoted, "\(end.remark)")
    }
}

extension NodeAPI {
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
}
