import Foundation
import Learning

/// The data in `sample-data`, as far as the quality tests need it.
enum SampleData {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "sample-data")

    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path())
    }

    static let digits = LearningTask(
        name: "digits",
        fields: [
            Field(
                name: "image",
                kind: .image(ImageShape(width: 8, height: 8, channels: 1, maximum: 16)))
        ],
        classes: (0..<10).map(String.init), target: .accuracy(0.95))

    static func readDigits(_ part: String) throws -> [TrainingExample] {
        let images = try read("digits/\(part)-images.idx").dropFirst(16)
        let labels = try read("digits/\(part)-labels.idx").dropFirst(8)
        return labels.enumerated().map { index, label in
            let start = images.startIndex + index * 64
            let image = FieldValue.image(Array(images[start..<start + 64]))
            return TrainingExample(input: Input(values: [image]), label: Int(label))
        }
    }

    /// The rows that have a label, and the task of all their labels.
    static func readHelpdesk() throws -> (
        task: LearningTask, train: [TrainingExample], test: [TrainingExample]
    ) {
        let train = try readRows("helpdesk/start.jsonl") + readRows("helpdesk/questions.jsonl")
        let test = try readRows("helpdesk/test.jsonl")
        let classes = Set(train.compactMap(\.label)).sorted()
        let task = LearningTask(
            name: "helpdesk", fields: [Field(name: "text", kind: .text)], classes: classes,
            target: .accuracy(0.9))
        let examples = { (rows: [Row]) in
            rows.compactMap { row -> TrainingExample? in
                guard let label = row.label.flatMap({ classes.firstIndex(of: $0) })
                else { return nil }
                return TrainingExample(input: Input(values: [.text(row.text)]), label: label)
            }
        }
        return (task, examples(train), examples(test))
    }

    private struct Row: Decodable {
        var text: String
        var label: String?
    }

    private static func readRows(_ path: String) throws -> [Row] {
        try read(path).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Row.self, from: Data($0))
        }
    }

    private static func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }
}
