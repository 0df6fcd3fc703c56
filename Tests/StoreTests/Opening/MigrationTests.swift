import Foundation
import Learning
import Store
import Testing

/// A node's file that the first schema left, opened by this build.
@Suite struct MigrationTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Schemas/first.sql")
        let header =
            "PRAGMA foreign_keys = OFF; PRAGMA application_id = 1414087749; PRAGMA user_version = 1;"
        try sqlite(folder.path, header + String(decoding: Data(contentsOf: file), as: UTF8.self))
    }

    private func open() throws -> Store { try TemporaryStore.open(folder.path) }

    private func examples(_ store: Store) throws -> [String] {
        let classes = try store.task("digits").task.classes
        var lines: [String] = []
        try store.forEachExample(task: "digits") {
            lines.append("\(classes[$0.classIndex]) for \($0.preview) (\($0.source))")
        }
        return lines
    }

    @Test func theNodeGetsAnIdForGood() throws {
        let store = try open()
        let identity = try #require(try store.identity())
        try store.close()

        #expect(identity.id.count == 16)
        #expect(identity.id.allSatisfy { $0.isHexDigit })
        #expect(identity.name == "box")
        #expect(identity.createdAt == 7)
        #expect(try open().identity() == identity)
    }

    @Test func allIsAsItWas() throws {
        let store = try open()

        #expect(try store.checkIntegrity() == [])
        #expect(try store.setting("a") == "b")
        #expect(try examples(store) == ["two for q1 (human)", "nine for q4 (human)"])
        let listing = QuestionListing(states: StoredQuestion.State.allCases)
        #expect(try store.questionRows(listing).rows.map(\.id) == ["q1", "q2", "q3", "q4", "q5"])
        #expect(
            try store.question("q1")
                == StoredQuestion(
                    id: "q1", task: "digits", state: .answered, askedAt: 1, client: "till",
                    preview: "q1", guess: Guess(classIndex: 0, probability: 0.5), runnerUp: nil,
                    reason: nil, answer: try store.answers("q1").last, skips: 0))
        #expect(
            try store.labels(question: "q2")
                == [
                    StoredLabel(
                        id: 2, questionID: "q2", className: "one", operatorName: "bert",
                        note: "a note", at: 11, undoneAt: 12, undoneBy: "carl")
                ])
        #expect(try store.route("q1") == ("[]", "[]"))
        #expect(try store.outboxState().unsent == 0)
    }

    @Test func labelsOfBeforeAreUndoneAsEver() throws {
        let store = try open()

        let first = try store.undoLabel(1, by: "anna", at: 20)
        #expect(first.removedExampleID == 3)
        #expect(try examples(store) == ["nine for q4 (human)", "zero for q1 (import)"])
        #expect(try store.undoLabel(3, by: "anna", at: 21).removedClass == "nine")
        #expect(try store.undoLabel(4, by: "anna", at: 22).state == .waiting)

        #expect(try store.task("digits").task.classes == ["zero", "one", "two"])
        let again = try storeError { _ = try store.undoLabel(2, by: "anna", at: 23) }
        #expect(again.kind == .conflict)
        #expect(try store.checkIntegrity() == [])
    }

    @Test func whatWaitedGoesUpOnceThereIsAParent() throws {
        let store = try open()

        try store.setUplink(
            StoredUplink(node: "p", name: "hq", tier: "cloud", address: "a", token: "t"))
        let question = NewQuestion(
            id: "q6", task: "digits", askedAt: 9, preview: "q6", payload: [1], fingerprint: [2],
            goesUp: true)
        _ = try store.escalate(question)
        _ = try store.label(
            NewLabel(questionID: "q6", verdict: .known("two"), operatorName: "dora", at: 30))

        let entries = try store.outbox(limit: 9, at: 0)
        #expect(entries.map(\.sequence) == [4, 5])
        #expect(try store.labels(question: "q6").map(\.id) == [5])
        #expect(try store.checkIntegrity() == [])
    }
}
