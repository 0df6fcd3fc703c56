import Learning

/// What an edge's own layer on its parent's thinned model is worth: in each region of sightings
/// the global model alone, the region's own examples alone, and the two together.
///
/// Test rows are only measured on; a fifth of the examples is held out as on a node.
struct LayersBenchmark {
    private static let budgets: [Int?] = [nil, 64_000, 32_000]
    private static let regions = ["north", "forest", "coast"]

    func run(_ report: Report) throws {
        let general = try data("start").examples + data("questions").examples
        let task = try data("start").task
        let trainer = Trainer(task: task, seed: 1)
        let (trained, heldOut) = split(general, of: task)
        let global = try trainer.train(trained).calibrated(on: heldOut)
        let bases = try Self.budgets.map { bytes in
            let seconds = try Stopwatch.median(of: 1) {
                _ = try Thinning(bytes: bytes).thinned(global, for: trained.map(\.input))
            }
            let thin = try Thinning(bytes: bytes).thinned(global, for: trained.map(\.input))
            return (bytes, thin, seconds)
        }
        try reportBytes(of: global, bases, report)
        for region in Self.regions { try measure(region, trainer, global, bases.map(\.1), report) }
    }

    private func measure(
        _ region: String, _ trainer: Trainer, _ global: Model, _ bases: [Model], _ report: Report
    ) throws {
        let own = try data("regions/\(region)-train")
        let (trained, heldOut) = split(own.examples, of: own.task)
        let test = try data("regions/\(region)-test").examples
        let local = try trainer.train(trained).calibrated(on: heldOut)
        let alone = accuracy(of: global, on: test)
        let best = max(alone, accuracy(of: local, on: test))
        try report.add("\(region): global alone", alone, .percent)
        try report.add("\(region): local alone", accuracy(of: local, on: test), .percent)
        for (bytes, base) in zip(Self.budgets, bases) {
            let layered = try trainer.train(trained, base: base.layers).calibrated(on: heldOut)
            try report.add(
                "\(region): layered, base \(Self.name(bytes))", accuracy(of: layered, on: test),
                .percent, beside: .init(name: "better of the two alone", value: best))
        }
    }

    private func reportBytes(
        of global: Model, _ bases: [(Int?, Model, Double)], _ report: Report
    ) throws {
        let whole = Double(Artifact.encode(global).count)
        for (bytes, thin, seconds) in bases {
            try report.add(
                "the global model thinned, \(Self.name(bytes))",
                Double(Artifact.encode(thin).count), .bytes,
                beside: .init(name: "whole", value: whole))
            try report.add("thinning it, \(Self.name(bytes))", seconds, .seconds)
        }
    }

    private static func name(_ bytes: Int?) -> String {
        bytes.map { "≤ \($0 / 1000) kB" } ?? "without a budget"
    }

    private func accuracy(of model: Model, on test: [TrainingExample]) -> Double {
        let right = test.count { model.predict($0.input).best?.label == $0.label }
        return 100 * Double(right) / Double(test.count)
    }

    private func data(_ part: String) throws -> TrainingData {
        try TrainingData(
            "sightings", taskFile: try Workspace.sample("sightings/sightings.task"),
            data: try Workspace.sample("sightings/\(part).jsonl"))
    }

    private func split(
        _ examples: [TrainingExample], of task: LearningTask
    ) -> (trained: [TrainingExample], heldOut: [TrainingExample]) {
        var (trained, heldOut) = ([TrainingExample](), [TrainingExample]())
        var counts = [Int: Int]()
        for example in examples {
            let isHeldOut = HeldOutSplit.isHeldOut(
                example.input.fingerprint(task: task.name),
                classTotal: counts[example.label, default: 0])
            if isHeldOut { heldOut.append(example) } else { trained.append(example) }
            counts[example.label, default: 0] += 1
        }
        return (trained, heldOut)
    }
}
