import Console
import Node
import Wire

/// How long one frame takes to draw, from the state to the grid of cells.
struct ViewBenchmark {
    let workspace: Workspace

    private static let frames = 200
    private static let runs = 5

    func run(_ report: Report) async throws {
        let node = try Node.opened(try FullStore.made(in: workspace))
        for size in [Size(columns: 120, rows: 35), Size(columns: 200, rows: 55)] {
            try await draw(size, of: node, report)
        }
        await node.stop()
    }

    private func draw(_ size: Size, of node: Node, _ report: Report) async throws {
        let state = try await loaded(size, from: node)
        let palette = Theme.builtIn.palette(depth: .indexed, glyphs: .braille, isUnicode: true)
        guard state.view(palette).lines.contains(where: { $0.contains(FullStore.mark) }) else {
            throw BenchError("the console's state does not show the node's questions")
        }
        var cells = 0
        let drawn = Stopwatch.median(of: Self.runs) {
            for _ in 0..<Self.frames { cells += state.view(palette).cells.count }
        }
        let filled = Stopwatch.median(of: Self.runs) {
            for _ in 0..<Self.frames { cells += Self.filled(size).cells.count }
        }
        guard cells > 0 else { throw BenchError("the frames have no cells") }
        try report.add(
            "view of \(size.columns)×\(size.rows)", drawn / Double(Self.frames) * 1e3,
            .milliseconds,
            beside: .init(
                name: "filling as many cells", value: filled / Double(Self.frames) * 1e3),
            limit: 5)
    }

    private static func filled(_ size: Size) -> Grid {
        var grid = Grid(size: size)
        for row in 0..<size.rows {
            for column in 0..<size.columns { grid[column, row] = Cell(glyph: "x") }
        }
        return grid
    }

    /// The state of a console that has read all that it asks the node for.
    private func loaded(_ size: Size, from node: Node) async throws -> ConsoleState {
        let now = NodeClock.system.now()
        var state = ConsoleState(size: size, now: now, operatorName: "bench")
        let performer = EffectPerformer(node: node)
        var effects = state.update(.changed(Set(Topic.allCases))) + state.update(.tick(now))
        while !effects.isEmpty {
            let effect = effects.removeFirst()
            guard let action = await performer.perform(effect) else { continue }
            effects += state.update(action)
        }
        return state
    }
}
