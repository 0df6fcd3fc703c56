import Foundation
import Learning
import Node

/// A task with the examples of one of its files.
struct TrainingData {
    let name: String
    let task: LearningTask
    let examples: [TrainingExample]

    /// Reads a file of the task that a task file declares.
    init(_ name: String, taskFile: String, data: String) throws {
        let task = try TaskFile(path: taskFile).task
        try self.init(name, task: task, data: data)
    }

    /// Reads a file of labelled texts, whose classes are those that it names.
    init(_ name: String, texts: String) throws {
        var task = LearningTask(
            name: name, fields: [Field(name: "text", kind: .text)], classes: [],
            target: .accuracy(0.9))
        try Self.forEachRow(of: texts, task) { _, label in
            if !task.classes.contains(label) { task.classes.append(label) }
        }
        try self.init(name, task: task, data: texts)
    }

    private init(_ name: String, task: LearningTask, data: String) throws {
        self.name = name
        self.task = task
        var examples: [TrainingExample] = []
        try Self.forEachRow(of: data, task) { input, label in
            guard let index = task.classes.firstIndex(of: label) else { return }
            examples.append(TrainingExample(input: input, label: index))
        }
        self.examples = examples
    }

    private static func forEachRow(
        of path: String, _ task: LearningTask, _ body: (Input, String) -> Void
    ) throws {
        var reader = try DataFile(path: path).withLabelsBeside().rows(of: task)
        while let row = try reader.next() {
            guard let row = try? row.get(), let label = row.className else {
                // A bad row of a sample is the sample's tests' concern.
                continue
            }
            body(row.input, label)
        }
    }
}
