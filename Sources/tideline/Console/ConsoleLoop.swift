import Console
import Foundation
import Node
import Terminal
import Wire

/// The console's shell: actions in, the state decides, effects out, a frame on the terminal.
@TerminalActor
final class ConsoleLoop {
    /// How the console is to look, and which keys do what.
    struct Look {
        var glyphs: GlyphSet?
        var saved: Preferences
        var keymap: Keymap
    }

    /// The node's changes are taken in at most ten times a second, however many questions pass.
    private static let settling = Duration.milliseconds(100)
    /// What comes from the node within this time is painted together; keys are painted at once.
    private static let gathering = Duration.milliseconds(40)

    private let terminal: Terminal
    private let shelf: ThemeShelf
    private let preferences: PreferencesFile
    private let glyphs: GlyphSet?
    private let isUnicode: Bool
    private let mailbox = Mailbox()
    private var state: ConsoleState
    private var palette: Palette
    private var hasQuit = false
    private var hasFigures = false
    private var painting = Painting.idle
    /// What listens to the node further down that is looked at.
    private var listening: Task<Void, Never>?

    private enum Painting {
        case idle, planned, due
    }

    init(
        terminal: Terminal, shelf: ThemeShelf, preferences: PreferencesFile,
        look: Look, operatorName: String, isReadOnly: Bool
    ) {
        self.terminal = terminal
        self.shelf = shelf
        self.preferences = preferences
        glyphs = look.glyphs
        let theme =
            Theme.choice(
                named: look.saved.theme, isLight: terminal.isLight, from: shelf.themes)
            ?? Theme.builtIn
        isUnicode = terminal.isUnicode && look.glyphs != .ascii
        palette = theme.palette(
            depth: terminal.depth, glyphs: look.glyphs, isUnicode: isUnicode)
        var saved = look.saved
        saved.theme = theme.stem
        state = ConsoleState(
            size: terminal.size, now: Self.now, operatorName: operatorName, preferences: saved,
            themes: shelf.names, isReadOnly: isReadOnly,
            clock: Clock(zoneOffset: TimeZone.current.secondsFromGMT()), keymap: look.keymap)
        terminal.show(state.view(palette))
    }

    /// Runs on a node until the operator quits or the terminal goes away.
    func run(on node: any NodeAPI) async {
        await run(on: node, by: EffectPerformer(node: node))
    }

    /// Runs on a node with a performer that knows the way to those below it.
    func run(on node: any NodeAPI, by performer: EffectPerformer) async {
        defer { listening?.cancel() }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.listenToTerminal() }
            group.addTask { await self.listen(to: node) }
            group.addTask { await self.tick() }
            for complaint in shelf.complaints { mailbox.send(.notice(.warning, complaint)) }
            for await _ in mailbox.bells {
                let actions = mailbox.takeAll()
                for action in actions {
                    for effect in state.update(action) { carryOut(effect, performer, in: &group) }
                }
                if hasQuit { break }
                paint(after: actions, in: &group)
            }
            group.cancelAll()
        }
    }

    private func paint(after actions: [Action], in group: inout DiscardingTaskGroup) {
        let hasInput = actions.contains { if case .input = $0 { true } else { false } }
        // The first figures are waited for as the answer to a key is.
        if hasInput || painting == .due || !hasFigures {
            hasFigures = state.node.status != nil
            painting = .idle
            terminal.show(state.view(palette))
        } else if painting == .idle, !actions.isEmpty {
            painting = .planned
            group.addTask { await self.gather() }
        }
    }

    private func gather() async {
        // Cancelled means that the console ends, and nothing needs painting.
        try? await Task.sleep(for: Self.gathering)
        painting = .due
        mailbox.ring()
    }

    private nonisolated static var now: Timestamp { NodeClock.system.now() }

    private nonisolated func listenToTerminal() async {
        for await input in terminal.inputs {
            mailbox.send(.input(input, at: Self.now))
        }
    }

    private nonisolated func listen(to node: any NodeAPI) async {
        for await topics in node.changes() {
            mailbox.send(.changed(topics))
            // Cancelled means that the console ends, and so does the loop.
            try? await Task.sleep(for: Self.settling)
        }
    }

    /// Says from now on what changes on a node further down, and on that one alone.
    private func listen(to node: NodeID?, _ performer: EffectPerformer) {
        listening?.cancel()
        listening = node.map { node in
            Task { [mailbox] in
                for await action in performer.changes(of: node) {
                    mailbox.send(action)
                    // Cancelled means that another node is looked at.
                    try? await Task.sleep(for: Self.settling)
                }
            }
        }
    }

    private nonisolated func tick() async {
        while !Task.isCancelled {
            mailbox.send(.tick(Self.now))
            // As above.
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func carryOut(
        _ effect: Effect, _ performer: EffectPerformer, in group: inout DiscardingTaskGroup
    ) {
        switch effect {
        case .quit: hasQuit = true
        case .suspend: terminal.suspend()
        case .repaint: terminal.repaint()
        case .setMouse(let isOn): terminal.setMouse(isOn)
        case .copy(let text): copy(text)
        case .setTheme(let name): setTheme(name)
        case .savePreferences(let preferences): save(preferences)
        case .dump(let path): dump(path)
        case .visit(let node): listen(to: node, performer)
        default:
            group.addTask { [mailbox] in
                if let action = await performer.perform(effect) { mailbox.send(action) }
            }
        }
    }

    private func copy(_ text: String) {
        if !terminal.copy(text) {
            mailbox.send(.notice(.warning, "this terminal takes no copies"))
        }
    }

    private func setTheme(_ name: String) {
        guard let theme = shelf.theme(named: name) else { return }
        palette = theme.palette(
            depth: terminal.depth, glyphs: glyphs, isUnicode: isUnicode)
    }

    private func save(_ preferences: Preferences) {
        do {
            try self.preferences.save(preferences)
        } catch {
            mailbox.send(.notice(.warning, "cannot remember the console's looks: \(error)"))
        }
    }

    private func dump(_ path: String) {
        let text = state.view(palette).lines.joined(separator: "\n") + "\n"
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            mailbox.send(.notice(.success, "screen written to \(path)"))
        } catch {
            mailbox.send(.notice(.failure, "cannot write \(path): \(SystemReason(error))"))
        }
    }
}
