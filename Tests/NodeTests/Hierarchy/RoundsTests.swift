import Foundation
import Learning
import Node
import Testing
import Wire

/// What all of it is for, on a small scale: `make rounds` shows it on whole samples.
@Suite(.timeLimit(.minutes(2))) struct RoundsTests {
    private static let intents = [
        "payslip", "printer_problem", "wifi_problem", "phishing_report", "badge_access",
        "laptop_slow",
    ]
    private static let rounds = 3

    @Test(.enabled(if: !questions.isEmpty && !test.isEmpty))
    func `an edge escalates less each round and becomes no worse`() async throws {
        let top = try await Member("cloud", tier: "cloud", rows: [])
        let edge = try await Member("edge", rows: [])
        try await edge.join(top)
        var escalated: [Int] = []
        var right: [Int] = []

        for round in 0..<Self.rounds {
            let count = Self.questions.count
            let part =
                Self.questions[count * round / Self.rounds..<count * (round + 1) / Self.rounds]
            escalated.append(try await ask(part, edge.node, top.node))
            let job = try await edge.node.retrain(task: "desk", by: "test")
            _ = try await edge.node.finished(job.id)
            right.append(try Self.test.count { try edge.node.guess($0.text) == $0.label })
        }

        // The first round finds a node that knows nothing at all.
        #expect(escalated[0] == Self.questions.count / Self.rounds)
        // A version may be made of what had come by then, so that one round alone proves nothing.
        #expect(escalated[2] < escalated[0])
        #expect(right[0] < right[2])
        await edge.stop()
        await top.stop()
    }

    /// Asks a round's questions before any is learned, and has those that climb answered above.
    private func ask(
        _ part: ArraySlice<Row>, _ edge: Node, _ top: Node
    ) async throws -> Int {
        try await edge.setLink(to: nil, isHeld: true, by: "test")
        var truths: [QuestionID: String] = [:]
        for row in part {
            let reply = try await edge.ask(row.text)
            if reply.answer == nil { truths[reply.id] = row.label ?? "" }
        }
        try await edge.setLink(to: nil, isHeld: false, by: "test")
        let climbed = truths
        try await top.reaches { try await $0.status().waiting == climbed.count }
        for (id, truth) in truths.sorted(by: { $0.key.text < $1.key.text }) {
            _ = try await top.label(id, .newClass(truth))
        }
        try await edge.reaches { try await $0.status().waiting == 0 }
        return truths.count
    }

    // MARK: - The sample

    private struct Row: Decodable {
        var text: String
        var label: String?
    }

    private static let questions = rows("questions.jsonl")
    private static let test = rows("test.jsonl")

    /// The rows of the intents; none, and no test, where they cannot be read.
    private static func rows(_ file: String) -> [Row] {
        let path = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "sample-data/helpdesk/\(file)").path
        let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n")
        return (lines ?? []).compactMap {
            // A line that is no row would be missed by the suite of the samples.
            try? JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
        .filter { row in row.label.map(intents.contains) ?? false }
    }
}

extension Node {
    /// What the node would say, sure of it or not.
    fileprivate func guess(_ text: String) throws -> String? {
        switch try tried(AskRequest(task: "desk", fields: ["text": .text(text)])).outcome {
        case .answered(let answer): answer.name
        case .waiting(_, let guess): guess?.name
        }
    }
}
