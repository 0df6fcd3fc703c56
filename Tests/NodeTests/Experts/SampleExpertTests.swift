import Declaration
import Foundation
import Learning
import Node
import Testing
import Wire

/// The example in sample-data, run on the samples as its README says.
@Suite(.serialized)
struct SampleExpertTests {
    @Test(arguments: [
        ("helpdesk", "questions.jsonl"), ("sightings", "questions.jsonl"),
        ("digits", "questions-images.idx"),
    ])
    func itKnowsEveryQuestionThatItsFilesAnswer(task: String, rows: String) async throws {
        let samples = Self.samples
        let folder = try makeFolder()
        defer { removeFolder(folder) }
        var file = try TaskFile(path: "\(samples)/\(task)/\(task).task")
        let questions = try #require(file.data.questions.first)
        file.data = DataFiles()
        file.experts = [
            ExpertDeclaration(
                name: "answer-key", command: ["../experts/answer-key", rows],
                folder: "\(samples)/\(task)", questionsPerMinute: 60_000)
        ]
        try TaskFile.text(for: file).write(
            toFile: folder + "/t.task", atomically: true, encoding: .utf8)
        try NodeSetup.create(
            folder: folder + "/data", name: "top", tier: "cloud", tasks: [folder + "/t.task"])
        let node = try Node.open(
            folder: folder + "/data", options: .init(worksByItself: true, seed: 1))

        var asked = 0
        var reader = try questions.rows(of: file.task)
        while asked < 20, let row = try reader.next() {
            guard case .success(let row) = row, let label = row.className,
                file.task.classes.contains(label)
            else { continue }
            let reply = try await node.ask(
                AskRequest(task: task, fields: file.task.contents(of: row.input)))
            // What resembles an earlier one too much is answered by memory.
            guard reply.answer == nil else { continue }
            #expect(try await node.answered(reply.id).answer == label)
            asked += 1
        }
        #expect(asked == 20)
        await node.stop()
    }

    private static var samples: String {
        let parts = #filePath.split(separator: "/").dropLast(4)
        return "/" + parts.joined(separator: "/") + "/sample-data"
    }
}
