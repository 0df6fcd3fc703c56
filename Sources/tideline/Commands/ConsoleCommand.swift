import ArgumentParser
import Console
import Foundation
import Node
import Terminal
import Wire

/// Opens the console on the node in the data folder.
struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console: watch the node, label, retrain, promote.",
        discussion: """
            Press ? in the console for its keys. Colours and glyphs follow the terminal, NO_COLOR \
            and the locale; the options below decide otherwise.

            Examples:
              tideline
              tideline console --theme gruvbox-light --read-only
              tideline console --colors none --glyphs ascii
            """)

    @OptionGroup var node: NodeOptions

    @Option(help: "A theme by its name, such as dracula; the last one used without.")
    var theme: String?

    @Option(help: ArgumentHelp("A folder of theme files, before the others.", valueName: "folder"))
    var themes: String?

    @Option(
        help: ArgumentHelp(
            "A keymap; $XDG_CONFIG_HOME/tideline/keys without, if it is there.",
            valueName: "file"))
    var keys: String?

    @Option(help: "none, sixteen, indexed or direct.")
    var colors: ColorDepth?

    @Option(help: "braille, block or ascii.")
    var glyphs: GlyphSet?

    @Flag(help: "Nothing can be changed until :rw says so.")
    var readOnly = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    func run() async throws {
        let folder = node.folder
        let shelf = ThemeShelf(extraFolder: themes)
        if let theme, shelf.theme(named: theme) == nil {
            throw Failure.because(
                "there is no theme \"\(theme)\"; there are "
                    + shelf.names.joined(separator: ", "))
        }
        let keymap = try KeymapFile.load(keys)
        // The terminal listens to it while it is shown. A window that is closed comes as the end of
        // the input, too, and then the signal must not cut the closing of the node short.
        signal(SIGHUP, SIG_IGN)
        let preferences = PreferencesFile(folder: folder)
        let saved = remembered(preferences)
        // Opened beside the terminal: the first frame need not wait for the store and its models.
        async let opening = open()
        let terminal = await takeTerminal(saved)
        var loop: ConsoleLoop?
        if case .success(let terminal) = terminal {
            loop = await ConsoleLoop(
                terminal: terminal, shelf: shelf, preferences: preferences,
                look: ConsoleLoop.Look(glyphs: glyphs, saved: saved, keymap: keymap),
                operatorName: node.operatorWord, isReadOnly: readOnly)
        }
        let opened: Node
        do {
            opened = try await opening
        } catch let error as NodeError {
            if case .success(let terminal) = terminal { await terminal.stop() }
            throw Failure.of(error)
        }
        await loop?.run(on: opened)
        let end = await giveBack(terminal)
        await opened.stop()
        try end()
    }

    private func takeTerminal(_ saved: Preferences) async -> Result<Terminal, TerminalError> {
        guard FileManager.default.fileExists(atPath: node.folder) else {
            return .failure(.notATerminal(reason: "there is no node to show"))
        }
        do {
            return .success(
                try await Terminal.start(
                    TerminalOptions(
                        depth: colors, hasMouse: saved.isMouseOn,
                        asksBackground: saved.theme == nil,
                        errorLog: "\(node.folder)/console.log")))
        } catch {
            return .failure(error)
        }
    }

    /// Gives the terminal back and returns how the program is to end: well, by the signal that
    /// ended it, or because there was no terminal.
    private func giveBack(
        _ terminal: Result<Terminal, TerminalError>
    ) async -> () throws -> Void {
        switch terminal {
        case .failure(let error):
            return { throw Failure.because(error.description) }
        case .success(let terminal):
            let signal = await terminal.endSignal
            await terminal.stop()
            return { if let signal { throw ExitCode(128 + signal) } }
        }
    }

    @concurrent private func open() async throws -> Node {
        try Node.open(folder: node.folder, options: .init(worksByItself: true))
    }

    private func remembered(_ preferences: PreferencesFile) -> Preferences {
        var saved = preferences.load()
        if let theme { saved.theme = theme }
        if noMouse { saved.isMouseOn = false }
        return saved
    }
}

extension ColorDepth: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
