import Foundation

/// Measures the figures of the design, each beside a peer or a limit in the same run.
///
/// Everything happens in a temporary folder with seeded data; sections follow one another, since
/// two at a time would measure each other.
@main struct Bench {
    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            FileHandle.standardError.write(Data((Options.usage + "\n").utf8))
            exit(64)
        }
        let begun = Stopwatch.now()
        var report = Report(isJSON: options.isJSON)
        let workspace = try Workspace()
        defer { workspace.remove() }
        for section in options.sections {
            report.begin(section)
            try await run(section, in: workspace, &report)
        }
        try report.finish(seconds: Stopwatch.seconds(since: begun))
    }

    private static func run(
        _ section: Section, in workspace: Workspace, _ report: inout Report
    ) async throws {
        switch section {
        case .asking: try await AskingBenchmark(workspace: workspace).run(&report)
        case .learning: try await LearningBenchmark(workspace: workspace).run(&report)
        case .importing: try await ImportBenchmark(workspace: workspace).run(&report)
        case .memory: MemoryBenchmark().run(&report)
        case .view: try await ViewBenchmark(workspace: workspace).run(&report)
        case .console: try await ConsoleBenchmark(workspace: workspace).run(&report)
        }
    }
}
