import Foundation
import Learning
import Node

/// All that a reader gave: good rows, bad rows, and the error that ended it.
struct Reading: Equatable {
    var rows: [Row] = []
    var bad: [String] = []
    var error: String?

    init(_ open: () throws(ImportError) -> any RowReader) {
        do throws(ImportError) {
            var reader = try open()
            while let next = try reader.next() {
                switch next {
                case .success(let row): rows.append(row)
                case .failure(let row): bad.append(row.description)
                }
            }
        } catch {
            self.error = error.description
        }
    }

    /// Reads bytes that a stream holds.
    init(_ bytes: [UInt8], _ format: RowFormat?, _ task: LearningTask) {
        self.init { () throws(ImportError) in
            try ByteSource(bytes, name: "x").rows(of: task, format: format)
        }
    }

    /// Reads text that a stream holds.
    init(_ text: String, _ format: RowFormat?, _ task: LearningTask) {
        self.init(Array(text.utf8), format, task)
    }

    var inputs: [[FieldValue?]] { rows.map(\.input.values) }
    var classNames: [String?] { rows.map(\.className) }
}

/// A folder of its own for one test.
func makeFolder() throws -> String {
    let path = NSTemporaryDirectory() + "tideline-readers-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}

func removeFolder(_ folder: String) {
    // What stays behind in the temporary directory fails no test.
    try? FileManager.default.removeItem(atPath: folder)
}

func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// A task with a field of each kind.
func makeMixedTask(
    image: ImageShape = ImageShape(width: 2, height: 1, channels: 1, maximum: 255)
) -> LearningTask {
    LearningTask(
        name: "mixed",
        fields: [
            Field(name: "note", kind: .text), Field(name: "speed", kind: .number),
            Field(name: "zone", kind: .category), Field(name: "image", kind: .image(image)),
        ], classes: [], target: .accuracy(0.95))
}
