import CNcurses
import CTerminal
import Console
import Glibc

/// The screen as curses keeps it: takes frames, sends what changed.
@TerminalActor
final class CursesScreen {
    private let device: TerminalDevice
    private let output: UnsafeMutablePointer<FILE>
    private let screen: OpaquePointer
    private var pairs: PairTable
    private var shown: Grid?
    /// One glyph's code points with a zero behind, kept to spare an allocation for each cell.
    private var text = [wchar_t](repeating: 0, count: longestGlyph + 1)
    private var isCursorVisible: Bool?
    /// Whether the terminal knows the modes of `TerminalModes`.
    let isModern: Bool

    /// Takes over the terminal: switches to its second screen and to raw keys.
    ///
    /// - Parameters:
    ///   - device: the open terminal.
    ///   - entry: what the terminfo database knows of it.
    ///   - depth: the colours to use.
    /// - Throws: `TerminalError.refused`.
    init(device: TerminalDevice, entry: TerminalEntry, depth: ColorDepth) throws(TerminalError) {
        guard let output = fdopen(dup(device.descriptor), "r+") else {
            throw .refused(what: "opening it for curses", reason: SystemError.text)
        }
        // The window's size, not LINES and COLUMNS, which go stale.
        use_tioctl(true)
        guard let screen = newterm(entry.name, output, output) else {
            fclose(output)
            throw .refused(what: "starting curses", reason: "TERM=\(entry.name)")
        }
        self.device = device
        self.output = output
        self.screen = screen
        isModern = entry.isModern
        raw()
        noecho()
        nonl()
        // Frames are drawn whole, so that nothing ever needs to scroll.
        scrollok(tideline_screen(), false)
        if depth != .none {
            start_color()
            use_default_colors()
        }
        pairs = PairTable(depth: depth)
    }

    /// Shows a frame; sends nothing when it equals the one before.
    func show(_ grid: Grid) {
        if pairs.mustRestart {
            pairs.restart()
            repaint()
        }
        let difference = GridDifference(from: shown, to: grid)
        let isMoved = shown?.cursor != grid.cursor || isCursorVisible != grid.isCursorVisible
        guard !difference.runs.isEmpty || isMoved else { return }
        for run in difference.runs { put(run, of: grid) }
        shown = grid
        setCursorVisibility(grid.isCursorVisible)
        if let cursor = grid.cursor {
            wmove(tideline_screen(), Int32(cursor.row), Int32(cursor.column))
        }
        // Smaller frames fit into one packet and one write anyway.
        let isLarge = isModern && difference.cells > Self.largeFrame
        if isLarge { device.write(TerminalModes.frameBegin) }
        wnoutrefresh(tideline_screen())
        doupdate()
        if isLarge { device.write(TerminalModes.frameEnd) }
    }

    /// Cells from which a frame is sent as one.
    private static let largeFrame = 100

    private func put(_ run: GridDifference.Run, of grid: Grid) {
        var cells: [cchar_t] = []
        cells.reserveCapacity(run.columns.count)
        for column in run.columns {
            append(grid[column, run.row], isWide: isWide(column, run.row, grid), to: &cells)
        }
        mvwadd_wchnstr(
            tideline_screen(), Int32(run.row), Int32(run.columns.lowerBound), cells,
            Int32(cells.count))
    }

    private func isWide(_ column: Int, _ row: Int, _ grid: Grid) -> Bool {
        column + 1 < grid.size.columns && grid[column + 1, row].glyph == nil
    }

    private func append(_ cell: Cell, isWide: Bool, to cells: inout [cchar_t]) {
        guard let glyph = cell.glyph else { return }
        let look = pairs.look(cell.style)
        var length = 0
        for scalar in glyph.unicodeScalars where length < Self.longestGlyph {
            text[length] = wchar_t(scalar.value)
            length += 1
        }
        text[length] = 0
        var result = cchar_t()
        let columns = tideline_cell(
            &result, text, isWide ? 2 : 1, look.attributes, look.pair)
        cells.append(result)
        guard isWide, columns == 1 else { return }
        // The replacement of a wide glyph needs a second column.
        cells.append(result)
    }

    /// Code points that a cell of curses holds.
    private static let longestGlyph = Int(CCHARW_MAX)

    private func setCursorVisibility(_ isVisible: Bool) {
        guard isCursorVisible != isVisible else { return }
        isCursorVisible = isVisible
        curs_set(isVisible ? 1 : 0)
    }

    /// Follows the window; the next frame is sent whole.
    func resize(to size: Size) {
        resizeterm(Int32(size.rows), Int32(size.columns))
        repaint()
    }

    /// Forgets what is on the screen, so that the next frame is sent whole.
    func repaint() {
        shown = nil
        isCursorVisible = nil
        werase(tideline_screen())
        clearok(tideline_physical_screen(), true)
    }

    /// Gives the screen back until the next frame.
    func leave() {
        endwin()
    }

    /// Gives the screen back for good.
    ///
    /// A screen that is gone is not written to any more.
    func close(isGone: Bool) {
        if !isGone { endwin() }
        delscreen(screen)
        fclose(output)
    }
}
