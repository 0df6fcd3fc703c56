import Console
import Glibc
import Terminal

/// Draws through `Terminal` and ends in every way a program can; its keys are listed in `act`.
@main
struct Probe {
    private var round = 0
    private var note = "ready"

    static func main() async {
        do {
            var probe = Probe()
            try await probe.run()
        } catch {
            say("\(error)\n")
            exit(2)
        }
    }

    private mutating func run() async throws {
        let terminal = try await Terminal.start(options)
        await terminal.show(await frame(terminal))
        for await input in terminal.inputs {
            if await act(input, terminal) { break }
            await terminal.show(await frame(terminal))
        }
        let end = await terminal.endSignal
        await terminal.stop()
        Self.say("<ended \(end.map(String.init) ?? "-")>")
    }

    private var options: TerminalOptions {
        let arguments = CommandLine.arguments
        let depth = arguments.first { $0.hasPrefix("--depth=") }
        let log = arguments.first { $0.hasPrefix("--log=") }
        return TerminalOptions(
            depth: depth.flatMap { ColorDepth(rawValue: String($0.dropFirst(8))) },
            hasMouse: !arguments.contains("--no-mouse"),
            asksBackground: arguments.contains("--ask"),
            errorLog: log.map { String($0.dropFirst(6)) })
    }

    /// Returns whether the program shall end.
    private mutating func act(_ input: TerminalInput, _ terminal: Terminal) async -> Bool {
        note = "\(input)"
        guard case .key(.character(let key)) = input else {
            if input == .key(.control("z")) { await terminal.suspend() }
            return input == .closed
        }
        switch key {
        case "q": return true
        case "n": round += 1
        case "f": await showTwice(terminal)
        case "e": exit(3)
        case "a": abort()
        case "t": fatalError("the probe was told to trap")
        case "s": Self.touchNothing()
        case "o": await Self.overflow(1)
        case "b": await Self.hang()
        case "c": await showManyColors(terminal)
        case "w": Self.complain()
        case "y": note = "\(await terminal.copy("tide"))"
        case "m": await terminal.setMouse(false)
        default: break
        }
        return false
    }

    /// Uses more pairs of colours than any terminal has.
    private mutating func showManyColors(_ terminal: Terminal) async {
        var grid = Grid(size: await terminal.size)
        for frame in 0..<100 {
            for (index, _) in grid.cells.enumerated() {
                let number = frame * grid.cells.count + index
                grid[index % grid.size.columns, index / grid.size.columns].style = Style(
                    foreground: .indexed(UInt8(number >> 8 & 255)),
                    background: .indexed(UInt8(number & 255)))
            }
            await terminal.show(grid)
        }
        Self.say("<coloured>")
    }

    /// Shows the present frame again and tells where its bytes would have ended.
    private mutating func showTwice(_ terminal: Terminal) async {
        note = "same"
        await terminal.show(await frame(terminal))
        Self.say("<before>")
        await terminal.show(await frame(terminal))
        await terminal.show(await frame(terminal))
        Self.say("<after>")
    }

    private func frame(_ terminal: Terminal) async -> Grid {
        let palette = Theme.builtIn.palette(
            depth: terminal.depth, isUnicode: terminal.isUnicode)
        var canvas = Canvas(size: await terminal.size, palette: palette)
        canvas.box(canvas.area, title: "probe", isFocused: true)
        canvas.write("\(terminal.depth) unicode=\(terminal.isUnicode)", column: 2, row: 1)
        canvas.write("light=\(terminal.isLight.map(String.init) ?? "-")", column: 2, row: 2)
        canvas.write("round \(round) [\(note)]", column: 2, row: 3, role: .accent)
        canvas.write("size \(canvas.size.columns)x\(canvas.size.rows) é 漢字", column: 2, row: 4)
        canvas.cursor = Position(column: 2, row: 3)
        return canvas.grid
    }

    private static func say(_ text: String) {
        _ = text.withCString { write(1, $0, strlen($0)) }
    }

    private static func complain() {
        _ = "noise for the log\n".withCString { write(2, $0, strlen($0)) }
    }

    /// Blocks the terminal's thread, so that nobody reads what signals tell.
    @TerminalActor
    private static func hang() {
        say("<hanging>")
        while true { pause() }
    }

    private static func touchNothing() {
        raise(SIGSEGV)
    }

    /// On the terminal's thread, which has a stack for such a case.
    @TerminalActor @discardableResult
    private static func overflow(_ depth: Int) -> Int {
        depth == 0 ? 0 : overflow(depth + 1) + depth
    }
}
