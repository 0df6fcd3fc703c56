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

    static let sightings = LearningTask(
        name: "sightings",
        fields: [
            Field(
                name: "silhouette",
                kind: .image(ImageShape(width: 24, height: 24, channels: 1, maximum: 255)))
        ]
            + (1...6).map { Field(name: "band\($0)", kind: .number) }
            + [
                Field(name: "motion", kind: .category), Field(name: "speed", kind: .number),
                Field(name: "note", kind: .text),
            ],
        classes: [
            "red_fox", "grey_wolf", "wild_boar", "roe_deer", "moose", "brown_bear", "lynx",
            "badger", "otter", "beaver", "eagle_owl", "crane", "raven", "grey_seal",
        ], target: .accuracy(0.9))

    static func readSightings(_ part: String) throws -> [TrainingExample] {
        try read("sightings/\(part).jsonl").split(separator: UInt8(ascii: "\n")).map {
            let row = try JSONDecoder().decode(Sighting.self, from: Data($0))
            let label = sightings.classes.firstIndex(of: row.label) ?? -1
            return TrainingExample(input: Input(values: row.values), label: label)
        }
    }

    private struct Sighting: Decodable {
        var silhouette: String?
        var band1, band2, band3, band4, band5, band6: Double?
        var motion: String?
        var speed: Double?
        var note: String?
        var label: String

        var values: [FieldValue?] {
            [silhouette.flatMap { Data(base64Encoded: $0) }.map { .image(Array($0)) }]
                + [band1, band2, band3, band4, band5, band6].map { $0.map { .number($0) } }
                + [
                    motion.map { .category($0) }, speed.map { .number($0) },
                    note.map { .text($0) },
                ]
        }
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
