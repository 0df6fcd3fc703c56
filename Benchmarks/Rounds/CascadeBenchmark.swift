import Foundation
import Learning
import Node
import Wire

/// The cascade that people build in Python, in its own setting: a parent trained on everything
/// (cross-fitted where it answers rows that it was trained on), an edge trained on a seed, the rest
/// of the rows in ten rounds, a target of 95 %.
///
/// The edge is never shown the truth: it learns what the parent answers, and chooses its threshold
/// on its own held-out examples alone.
struct CascadeBenchmark {
    let workspace: Workspace
    /// A folder with `train.jsonl` and `test.jsonl`.
    let folder: String

    private static let rounds = 10
    private static let folds = 5

    func run() async throws {
        let data = try TrainingData("cascade", texts: folder + "/train.jsonl")
        var task = data.task
        task.target = .accuracy(0.95)
        let rows = try StreamedRow.read(folder + "/train.jsonl", of: task)
        let test = try StreamedRow.read(folder + "/test.jsonl", of: task)
        let key = try crossFitted(data)
        let parent = try predictor(data.examples, task)
        var table = RoundTable([
            "seed", "round", "escalated", "edge alone", "right where the edge answers",
            "right in all", "asked so far",
        ])
        for seed in Seed.allCases {
            try await measure(
                seed, Setting(task: task, rows: rows, test: test, key: key, parent: parent),
                &table)
        }
        table.print()
    }

    private struct Setting {
        var task: LearningTask
        var rows: [StreamedRow]
        var test: [StreamedRow]
        var key: [String: String]
        var parent: (Input) -> String?
    }

    private enum Seed: String, CaseIterable {
        case tenth = "a tenth of the rows"
        case fifthOfHalf = "a fifth of half the classes"

        /// Whether a row is of the seed; `place` counts the rows of its class.
        func has(_ row: StreamedRow, place: Int, classes: [String]) -> Bool {
            switch self {
            case .tenth: return place % 10 == 0
            case .fifthOfHalf:
                let index = row.truth.flatMap { classes.firstIndex(of: $0) } ?? 0
                return index % 2 == 0 && place % 5 == 0
            }
        }
    }

    private func measure(_ seed: Seed, _ setting: Setting, _ table: inout RoundTable) async throws {
        var places: [String: Int] = [:]
        var (own, rest): ([StreamedRow], [StreamedRow]) = ([], [])
        for row in setting.rows {
            let name = row.truth ?? ""
            if seed.has(row, place: places[name, default: 0], classes: setting.task.classes) {
                own.append(row)
            } else {
                rest.append(row)
            }
            places[name, default: 0] += 1
        }
        var generator = SeededGenerator(seed: 7)
        generator.shuffle(&rest)
        let parent = KeyedParent(
            key: setting.key,
            task: FieldedTask(
                name: setting.task.name, fields: [FieldDescription(name: "text", kind: .text)]))
        let edge = try await makeEdge(setting.task, own)
        try await edge.join(parent.grant, address: "in this process")
        try await edge.connect(to: parent)
        try add(edge, parent, setting, [seed.rawValue, "0"], &table)
        for (round, arriving) in rest.rounds(Self.rounds).enumerated() {
            for row in arriving {
                _ = try await edge.ask(AskRequest(task: setting.task.name, fields: row.fields))
            }
            try await untilNothingWaits(edge)
            _ = try await edge.retrained(setting.task.name)
            try add(edge, parent, setting, [seed.rawValue, "\(round + 1)"], &table)
        }
        await edge.stop()
    }

    /// Waits until every answer has come back.
    private func untilNothingWaits(_ edge: Node) async throws {
        for await _ in edge.changes() where try await edge.status().waiting == 0 { return }
    }

    private func makeEdge(_ task: LearningTask, _ own: [StreamedRow]) async throws -> Node {
        let path = workspace.path("cascade.task")
        let file = TaskFile(
            task: task,
            retrain: RetrainSettings(newExamples: nil, everyHours: nil, accuracyFall: nil))
        try TaskFile.text(for: file).write(toFile: path, atomically: true, encoding: .utf8)
        let edge = try Node.opened(try workspace.dataFolder(tasks: [path]))
        _ = try await edge.addExamples(
            own.compactMap { row in
                row.truth.map { ExampleRow(fields: row.fields, name: $0, source: .import) }
            }, task: task.name)
        _ = try await edge.retrained(task.name)
        return edge
    }

    private func add(
        _ edge: Node, _ parent: KeyedParent, _ setting: Setting, _ head: [String],
        _ table: inout RoundTable
    ) throws {
        let sitting = try Sitting(edge, task: setting.task.name, on: setting.test)
        var rightInAll = sitting.right
        for row in setting.test {
            let reply = try edge.tried(AskRequest(task: setting.task.name, fields: row.fields))
            guard case .waiting = reply.outcome, case .text(let text)? = row.fields["text"] else {
                continue
            }
            if setting.parent(Input(values: [.text(text)])) == row.truth { rightInAll += 1 }
        }
        table.add(
            head + [
                RoundTable.share(sitting.asked - sitting.answered, of: sitting.asked),
                RoundTable.share(sitting.rightAnyway, of: sitting.asked),
                RoundTable.share(sitting.right, of: sitting.answered),
                RoundTable.share(rightInAll, of: sitting.asked), "\(parent.askedCount)",
            ])
    }

    private func predictor(
        _ examples: [TrainingExample], _ task: LearningTask
    ) throws -> (Input) -> String? {
        let model = try Trainer(task: task, seed: 1).train(examples)
        return { input in model.predict(input).best.map { task.classes[$0.label] } }
    }

    /// What a model says of each row that was trained on all rows but a fifth with this one.
    private func crossFitted(_ data: TrainingData) throws -> [String: String] {
        var key: [String: String] = [:]
        for fold in 0..<Self.folds {
            let (inside, outside) = data.examples.enumerated().reduce(
                into: ([TrainingExample](), [TrainingExample]())
            ) { parts, row in
                if row.offset % Self.folds == fold {
                    parts.1.append(row.element)
                } else {
                    parts.0.append(row.element)
                }
            }
            let predict = try predictor(inside, data.task)
            for example in outside {
                guard case .text(let text)?? = example.input.values.first else { continue }
                key[text] = predict(example.input)
            }
        }
        return key
    }
}
