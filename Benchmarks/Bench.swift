import Foundation

/// Measures the figures of the design, each beside a peer or a limit in the same run.
///
/// Everything happens in temporary folders with seeded data. Sections follow one another, since
/// two at a time would measure each other, each in a process of its own, since what one leaves in
/// memory makes the next one's programs start later.
@main struct Bench {
    static func main() async {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            complain(Options.usage)
            exit(64)
        }
        do {
            if let folder = options.storeFolder {
                try await FullStore.make(folder: folder)
            } else if let rounds = options.rounds {
                try await show(rounds)
            } else if options.isPart {
                for section in options.sections { try await measure(section) }
            } else {
                try runAll(options)
            }
        } catch {
            complain("tideline-bench: \(error)")
            exit(1)
        }
    }

    private static func show(_ rounds: [String]) async throws {
        let workspace = try Workspace()
        defer { workspace.remove() }
        for name in rounds.isEmpty ? ["helpdesk", "sightings"] : rounds {
            switch name {
            case "helpdesk": try await RoundsBenchmark(workspace: workspace).helpdesk()
            case "sightings": try await RoundsBenchmark(workspace: workspace).sightings()
            default: try await CascadeBenchmark(workspace: workspace, folder: name).run()
            }
        }
    }

    private static func runAll(_ options: Options) throws {
        let begun = Stopwatch.now()
        var table = Table(isJSON: options.isJSON)
        for section in options.sections {
            table.begin(section)
            let status = try OwnProgram.run(["--part", section.rawValue]) { line in
                table.add(try JSONDecoder().decode(Report.Line.self, from: Data(line.utf8)))
            }
            guard status == 0 else {
                throw BenchError("the section \(section.rawValue) ended with status \(status)")
            }
        }
        try table.finish(seconds: Stopwatch.seconds(since: begun))
    }

    private static func measure(_ section: Section) async throws {
        let workspace = try Workspace()
        defer { workspace.remove() }
        let report = Report()
        switch section {
        case .asking: try await AskingBenchmark(workspace: workspace).run(report)
        case .writing: try await WritingBenchmark(workspace: workspace).run(report)
        case .learning: try await LearningBenchmark(workspace: workspace).run(report)
        case .layers: try LayersBenchmark().run(report)
        case .importing: try await ImportBenchmark(workspace: workspace).run(report)
        case .memory: try MemoryBenchmark().run(report)
        case .uplink: try await UplinkBenchmark().run(report)
        case .view: try await ViewBenchmark(workspace: workspace).run(report)
        case .tree: try TreeBenchmark().run(report)
        case .console: try ConsoleBenchmark(workspace: workspace).run(report)
        case .serving: try await ServingBenchmark(workspace: workspace).run(report)
        case .hops: try await HopBenchmark(workspace: workspace).run(report)
        case .handing: try await HandingDownBenchmark(workspace: workspace).run(report)
        case .children: try await ChildrenBenchmark(workspace: workspace).run(report)
        }
    }

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
