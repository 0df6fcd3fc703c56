import CTerminal
package import Console
import Glibc

/// Shows frames, reads keys, and always gives the terminal back.
///
/// Whatever ends the program, `stop()`, `exit()`, a signal or a crash, leaves the terminal as it
/// was: for what cannot run Swift code the bytes are prepared in `CTerminal`. INT, TERM, HUP and
/// QUIT are not deaths but come as `.closed` among the inputs, `endSignal` telling which, so that
/// the program can end in order; a second one ends it at once.
@TerminalActor
package final class Terminal {
    /// The colours that are used.
    nonisolated package let depth: ColorDepth
    /// Whether glyphs beyond ASCII are shown.
    nonisolated package let isUnicode: Bool
    /// Whether the background is light; nil when neither the terminal nor COLORFGBG says.
    nonisolated package let isLight: Bool?
    /// The signal behind `.closed`; nil when the terminal went away.
    package internal(set) var endSignal: Int32?

    let device: TerminalDevice
    let screen: CursesScreen
    let options: TerminalOptions
    let choice: TerminalChoice
    let signals: Int32
    private let errorOutput: ErrorOutput?
    var hasMouse: Bool

    var decoder: InputDecoder
    var clicks = ClickCounter()
    let started = ContinuousClock().now
    var pending: [TerminalInput] = []
    var state = State.running

    enum State {
        case running
        /// The terminal is gone or the program shall end: nothing more will come.
        case closed(isGone: Bool)
        case stopped
    }

    /// Takes the terminal.
    ///
    /// - Parameter options: what is wanted of it.
    /// - Returns: the terminal, with an empty screen.
    /// - Throws: `TerminalError`; the terminal is then as it was.
    package static func start(_ options: TerminalOptions) throws(TerminalError) -> Terminal {
        try Terminal(options)
    }

    private init(_ options: TerminalOptions) throws(TerminalError) {
        self.options = options
        hasMouse = options.hasMouse
        isUnicode = CharacterSet.prepare(options.environment)
        choice = TerminalChoice(environment: options.environment, wantedDepth: options.depth)
        device = try TerminalDevice()
        let entry = try TerminalEntry(firstOf: choice.names, descriptor: device.descriptor)
        depth = choice.depth(colors: entry.colors, isDirect: entry.isDirect)
        errorOutput = try options.errorLog.map { path throws(TerminalError) in
            try ErrorOutput(path: path)
        }
        var decoder = InputDecoder()
        let question =
            options.asksBackground && entry.isModern
            ? BackgroundQuestion(device, decoder: &decoder) : nil
        isLight = question?.isLight ?? choice.isLight
        self.decoder = decoder
        signals = terminal_signals_open()
        let log = options.errorLog
        screen = try Self.takeScreen(device, entry, depth, errorOutput, log: log)
        question.map { take($0.typed) }
        sendModes()
    }

    /// Arms the guard before curses changes anything, and disarms it when curses cannot start.
    private static func takeScreen(
        _ device: TerminalDevice, _ entry: TerminalEntry, _ depth: ColorDepth,
        _ errorOutput: ErrorOutput?, log: String?
    ) throws(TerminalError) -> CursesScreen {
        var saved = device.saved
        let restoration = TerminalModes.restoration(
            isModern: entry.isModern, showCursor: entry.showCursor)
        let farewell = log.map { "tideline crashed; its last words are in \($0)\n" } ?? ""
        terminal_guard_arm(
            device.descriptor, &saved, restoration, errorOutput?.original ?? -1, farewell)
        do {
            return try CursesScreen(device: device, entry: entry, depth: depth)
        } catch {
            terminal_guard_disarm()
            terminal_signals_close()
            errorOutput?.restore()
            throw error
        }
    }

    /// Gives the calling thread a stack of its own for crashes, so that even an overflow of its
    /// stack gives the terminal back; for threads that compute deeply and live long.
    nonisolated package static func protectThread() {
        // Without memory an overflow stays what it was.
        _ = terminal_guard_stack()
    }

    /// The window's size.
    package var size: Size { device.size }

    /// Shows a frame; sends nothing when it equals the one before.
    package func show(_ grid: Grid) {
        guard case .running = state else { return }
        screen.show(grid)
    }

    /// Chooses whether the mouse is reported; without it the terminal can select text.
    package func setMouse(_ isOn: Bool) {
        hasMouse = isOn
        guard case .running = state, screen.isModern else { return }
        device.write(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff)
    }

    /// Puts text on the operator's clipboard.
    ///
    /// - Parameter text: up to 56 kB; terminals refuse more.
    /// - Returns: false for a text that is too long and a terminal that cannot.
    package func copy(_ text: String) -> Bool {
        guard case .running = state, screen.isModern,
            let sequence = Clipboard.sequence(
                for: text, isInTmux: options.environment.isInTmux)
        else { return false }
        device.write(sequence)
        return true
    }

    /// Forgets what is on the screen, so that the next frame is sent whole.
    package func repaint() {
        screen.repaint()
    }

    /// Gives the terminal back and stops the program as ctrl-z does; returns when it goes on, with
    /// `.resumed` among the inputs.
    package func suspend() {
        guard case .running = state else { return }
        giveBack()
        terminal_stop_group()
        takeAgain()
    }

    /// Gives the terminal back; the inputs end.
    package func stop() {
        let isGone = if case .closed(let isGone) = state { isGone } else { false }
        if case .stopped = state { return }
        state = .stopped
        if isGone {
            screen.close(isGone: true)
        } else {
            withdrawModes()
            screen.close(isGone: false)
            device.restore()
        }
        terminal_guard_disarm()
        terminal_signals_close()
        errorOutput?.restore()
        TerminalActor.shared.thread.interrupt()
    }

    private func giveBack() {
        withdrawModes()
        screen.leave()
        device.restore()
    }

    private func takeAgain() {
        sendModes()
        screen.resize(to: size)
        pending.append(.resumed)
    }

    private func sendModes() {
        guard screen.isModern else { return }
        device.write(TerminalModes.reportsOn)
        if hasMouse { device.write(TerminalModes.mouseOn) }
    }

    private func withdrawModes() {
        guard screen.isModern else { return }
        device.write(TerminalModes.mouseOff + TerminalModes.reportsOff)
    }
}
