import Console
import Wire

/// What a key costs in a tree of ten thousand nodes: making its lines, moving, folding, filtering,
/// sorting and drawing.
struct TreeBenchmark {
    private static let size = Size(columns: 200, rows: 55)
    private static let runs = 5
    private static let presses = 20

    func run(_ report: Report) throws {
        let tree = Self.tree(regions: 10, shops: 40, tills: 24)
        var state = try Self.console(on: tree)
        let palette = Theme.builtIn.palette(depth: .indexed, glyphs: .braille, isUnicode: true)
        let count = tree.entries.count
        let load = Load(.tree, .tree)
        try add(report, "\(count) nodes told", count: 1) {
            _ = state.update(.loaded(load, .tree(tree)))
        }
        try add(report, "\(count) nodes: key and frame") {
            Self.press("j", &state)
            _ = state.view(palette)
        }
        try add(report, "\(count) nodes: fold, unfold and frames") {
            Self.press("E", &state)
            _ = state.view(palette)
        }
        Self.press("/", &state)
        try add(report, "\(count) nodes: a filter's letter and frame") {
            Self.press("7", &state)
            _ = state.view(palette)
            Self.press(.backspace, &state)
        }
        Self.press(.escape, &state)
        try add(report, "\(count) nodes: sorted by a figure and frame") {
            Self.press(">", &state)
            _ = state.view(palette)
        }
    }

    private func add(
        _ report: Report, _ name: String, count: Int = TreeBenchmark.presses, _ body: () -> Void
    ) throws {
        let time = Stopwatch.median(of: Self.runs) {
            for _ in 0..<count { body() }
        }
        try report.add(name, time / Double(count) * 1e3, .milliseconds, limit: count == 1 ? 50 : 5)
    }

    private static func press(_ key: Key, _ state: inout ConsoleState) {
        _ = state.update(.input(.key(key), at: state.now))
    }

    private static func console(on tree: Tree) throws -> ConsoleState {
        let now = Timestamp(milliseconds: 1_790_000_000_000)
        var state = ConsoleState(
            size: size, now: now, operatorName: "bench", preferences: Preferences(focus: .tiers))
        _ = state.update(.tick(now))
        _ = state.update(.loaded(Load(.tree, .tree), .tree(tree)))
        guard state.tiers.total == tree.entries.count else {
            throw BenchError("the console does not show the whole tree")
        }
        return state
    }

    private static func tree(regions: Int, shops: Int, tills: Int) -> Tree {
        var entries = [entry("cloud", nil, .this, "cloud")]
        for region in 0..<regions {
            let above = "region-\(region)"
            entries.append(entry(above, "cloud", .node, "near edge"))
            for shop in 0..<shops {
                let place = "\(above)-shop-\(shop)"
                entries.append(entry(place, above, .node, "far edge"))
                for till in 0..<tills {
                    entries.append(entry("\(place)-till-\(till)", place, .node, "on-prem"))
                }
            }
        }
        return Tree(entries: entries)
    }

    private static func entry(
        _ name: String, _ parent: String?, _ kind: TreeEntry.Kind, _ tier: String
    ) -> TreeEntry {
        TreeEntry(
            id: name, parent: parent, name: name, tier: tier, kind: kind,
            questionsPerSecond: Double(name.utf8.reduce(0) { $0 + Int($1) } % 97),
            escalated: 0.1, waiting: name.utf8.count, versions: ["digits v3"],
            standings: [
                VersionStanding(
                    task: "digits", live: 3, desired: "cloud v12", reported: "cloud v12")
            ], flow: Flow(asked: 100, answeredHere: 80, passedUp: 20, cameBack: 18),
            link: .connected, seen: Timestamp(milliseconds: 1_790_000_000_000), staleAfter: 15)
    }
}
