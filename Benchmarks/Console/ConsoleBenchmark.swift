import Console
import Foundation
import Wire

/// The release program's console on a pseudo-terminal, as an operator has it.
struct ConsoleBenchmark {
    let workspace: Workspace

    private static let starts = 7
    private static let emptyLimit = 20.0
    private static let fullLimit = 60.0

    /// The program that was built with this one.
    private static var program: String { OwnProgram.folder + "/tideline" }

    func run(_ report: Report) throws {
        guard FileManager.default.isExecutableFile(atPath: Self.program) else {
            try report.note("there is no \(Self.program); build it with: make build")
            return
        }
        let synthetic = SyntheticTask(seed: 6)
        let empty = try workspace.dataFolder(tasks: [try workspace.taskFile(synthetic)])
        let full = try FullStore.made(in: workspace)
        try start(empty: empty, full: full, report)
        for size in [Size(columns: 120, rows: 35), Size(columns: 200, rows: 55)] {
            try OpenConsole(arguments: Self.console(full), home: workspace.folder, size: size)
                .measure(report)
        }
    }

    private func start(empty: String, full: String, _ report: Report) throws {
        let nothing = try ended(["/bin/true"])
        let version = try ended([Self.program, "--version"])
        try add("tideline --version, start to end", version, nothing, nil, report)
        let small = try shown(empty, "bench")
        try add("first frame, empty store", small.frame, nothing, Self.emptyLimit, report)
        try add("first figures, empty store", small.text, nothing, nil, report)
        let large = try shown(full, FullStore.mark)
        try add("first frame, full store", large.frame, nothing, Self.fullLimit, report)
        try add("first questions, full store", large.text, nothing, Self.fullLimit, report)
    }

    private func add(
        _ name: String, _ value: Double, _ peer: Double, _ limit: Double?, _ report: Report
    ) throws {
        try report.add(
            name, value, .milliseconds,
            beside: .init(name: "/bin/true, start to end", value: peer), limit: limit)
    }

    /// The median milliseconds from a program's start to its end.
    private func ended(_ arguments: [String]) throws -> Double {
        var times = Samples()
        for _ in 0..<Self.starts {
            let terminal = try open(arguments)
            try terminal.waitForEnd()
            times.add(Double(Stopwatch.now() - terminal.begun) / 1e6)
        }
        return times.median
    }

    /// The median milliseconds to the end of the first frame, and to a text that the node gave.
    private func shown(_ data: String, _ text: String) throws -> (frame: Double, text: Double) {
        var frames = Samples()
        var texts = Samples()
        for run in 0...Self.starts {
            let terminal = try open(Self.console(data))
            let frame = try terminal.wait(for: "\u{1B}[?2026l")
            let shown = try terminal.wait(for: text)
            try terminal.end()
            guard run > 0 else { continue }
            frames.add(Double(frame - terminal.begun) / 1e6)
            texts.add(Double(shown - terminal.begun) / 1e6)
        }
        return (frames.median, texts.median)
    }

    private func open(_ arguments: [String]) throws -> WatchedTerminal {
        try WatchedTerminal(arguments, home: workspace.folder, columns: 120, rows: 35)
    }

    private static func console(_ data: String) -> [String] {
        [program, "console", "--data", data]
    }
}
