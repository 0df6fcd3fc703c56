import Learning
import Node
import Wire

/// The cascade that people build in Python, in its own setting: a parent trained on everything
/// (cross-fitted where it answers rows that it was trained on), an edge that begins with few rows,
/// the others in ten rounds, a target of 95 %.
///
/// The edge is a whole node. It is never shown the truth: it learns what the parent answers, and
/// chooses its threshold from its own held-out examples alone.
struct CascadeBenchmark {
    let workspace: Workspace
    /// A folder with `train.jsonl`, `test.jsonl` and, if some rows are to be left out,
    /// `holdout.json`.
    let folder: String

    private static let folds = 5
    private static let seed: UInt64 = 7

    func run() async throws {
        let data = try CascadeData(folder: folder)
        let parent = try predictor(data.examples, data.task)
        let key = try crossFitted(data)
        RoundTable.say("\(folder), \(CascadeRun.rounds) rounds, seed \(Self.seed)")
        var table = RoundTable(CascadeRun.titles)
        for start in CascadeData.Start.allCases {
            for cadence in CascadeRun.Cadence.allCases {
                let (own, arriving) = data.divided(start, seed: Self.seed)
                var run = CascadeRun(
                    task: data.task, own: own, arriving: arriving, cadence: cadence,
                    parent: KeyedParent(
                        key: key,
                        task: FieldedTask(
                            name: data.task.name,
                            fields: [FieldDescription(name: "text", kind: .text)])),
                    test: data.test.map { ($0, parent($0)) })
                table.add([start.rawValue] + (try await run.run(in: workspace)))
            }
        }
        table.print()
    }

    private func predictor(
        _ examples: [TrainingExample], _ task: LearningTask
    ) throws -> (StreamedRow) -> String? {
        let model = try Trainer(task: task, seed: Self.seed).train(examples)
        return { row in
            guard case .text(let text)? = row.fields["text"] else { return nil }
            return model.predict(Input(values: [.text(text)])).best.map { task.classes[$0.label] }
        }
    }

    /// What a model says of each text that was trained on all rows but a fifth with this one.
    private func crossFitted(_ data: CascadeData) throws -> [String: String] {
        var key: [String: String] = [:]
        for fold in 0..<Self.folds {
            let places = data.examples.indices
            let model = try Trainer(task: data.task, seed: Self.seed).train(
                places.filter { $0 % Self.folds != fold }.map { data.examples[$0] })
            for place in places where place % Self.folds == fold {
                let input = data.examples[place].input
                guard case .text(let text)?? = input.values.first else { continue }
                key[text] = model.predict(input).best.map { data.task.classes[$0.label] }
            }
        }
        return key
    }
}
