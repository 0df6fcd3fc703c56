import Foundation
import Learning
import Store
import Testing

/// A store on a real file in a folder of its own, with a clock that stands still, two tasks and
/// a split that holds every third example of a class out.
struct TemporaryStore {
    let folder: TemporaryFolder
    let store: Store
    static let time: Int64 = 1_000_000

    init(isHeldOut: @escaping Store.HeldOutRule = { _, total, _ in total % 3 == 2 }) throws {
        folder = try TemporaryFolder()
        store = try Self.open(folder.path, isHeldOut: isHeldOut)
        _ = try store.registerTask(Self.digits, declaration: "digits")
        _ = try store.registerTask(Self.helpdesk, declaration: "helpdesk")
    }

    static func open(
        _ path: String, isHeldOut: @escaping Store.HeldOutRule = { _, total, _ in total % 3 == 2 }
    ) throws(StoreError) -> Store {
        try Store.open(folder: path, now: { time }, isHeldOut: isHeldOut)
    }

    static let digits = LearningTask(
        name: "digits",
        fields: [
            Field(
                name: "pixels",
                kind: .image(ImageShape(width: 8, height: 8, channels: 1, maximum: 16)))
        ],
        classes: ["zero", "one", "two"], target: .accuracy(0.95))

    static let helpdesk = LearningTask(
        name: "helpdesk",
        fields: [Field(name: "text", kind: .text), Field(name: "urgency", kind: .number)],
        classes: ["password", "printer"], target: .escalation(0.2))

    /// An example whose fingerprint is its payload.
    func example(
        _ text: String, _ classIndex: Int = 0, _ source: StoredExample.Source = .import
    ) -> NewExample {
        NewExample(
            payload: Array("payload of \(text)".utf8), fingerprint: Array(text.utf8),
            classIndex: classIndex, source: source, preview: text)
    }

    /// A question whose fingerprint is its content.
    func question(
        _ id: String, content: String? = nil, task: String = "digits", askedAt: Int64 = 1,
        guess: Double? = nil, client: String? = nil
    ) -> NewQuestion {
        NewQuestion(
            id: id, task: task, askedAt: askedAt, client: client, preview: content ?? id,
            payload: Array("payload of \(content ?? id)".utf8),
            fingerprint: Array((content ?? id).utf8),
            guess: guess.map { Guess(classIndex: 0, probability: $0) })
    }

    func answer(
        _ classIndex: Int?, via: StoredAnswer.Via = .model, by: String = "box v1", hops: Int = 0,
        at: Int64 = 5
    ) -> NewAnswer {
        NewAnswer(
            classIndex: classIndex, ranked: "[]", confidence: 0.9, by: by, via: via, hops: hops,
            at: at)
    }

    func label(
        _ id: String, _ verdict: NewLabel.Verdict, by operatorName: String = "anna",
        at: Int64 = 10
    ) -> NewLabel {
        NewLabel(questionID: id, verdict: verdict, operatorName: operatorName, at: at)
    }

    func version(
        _ digest: String, task: String = "digits", trainedUpTo: Int64 = 0, trainedAt: Int64 = 20
    ) -> NewVersion {
        NewVersion(
            task: task, digest: digest, artifact: Array("artifact \(digest)".utf8),
            figures: "{}", detail: "detail of \(digest)", trainedUpTo: trainedUpTo,
            sourceCounts: "{}", seed: .max, trainedAt: trainedAt)
    }

    /// Every example of a task, read back.
    func allExamples(_ task: String = "digits", upTo mark: Int64? = nil) throws -> [StoredExample] {
        var examples: [StoredExample] = []
        try store.forEachExample(task: task, upTo: mark) { examples.append($0) }
        return examples
    }
}

/// A folder that is gone with its last reference.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let base = FileManager.default.temporaryDirectory
        path = base.appendingPathComponent("tideline-store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // A folder left in /tmp hurts nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Returns the error that `body` throws, or records an issue.
func storeError(
    _ body: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws -> StoreError {
    try #require(throws: StoreError.self, sourceLocation: sourceLocation) { try body() }
}
