import ArgumentParser
import Console
import Foundation
import Node
import Terminal

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
        let opened: Node
        do {
            opened = try Node.open(folder: folder, options: .init(worksByItself: true))
        } catch {
            throw Failure.of(error)
        }
        do {
            let preferences = PreferencesFile(folder: folder)
            let signal = try await show(opened, shelf, preferences, keymap)
            await opened.stop()
            if let signal { throw ExitCode(128 + signal) }
        } catch let error as TerminalError {
            await opened.stop()
            throw Failure.because(error.description)
        }
    }

    /// Shows the console until the operator or the terminal ends it; returns the signal that did.
    private func show(
        _ opened: Node, _ shelf: ThemeShelf, _ preferences: PreferencesFile, _ keymap: Keymap
    ) async throws -> Int32? {
        var saved = preferences.load()
        if let theme { saved.theme = theme }
        if noMouse { saved.isMouseOn = false }
        let terminal = try await Terminal.start(
            TerminalOptions(
                depth: colors, hasMouse: saved.isMouseOn, asksBackground: saved.theme == nil,
                errorLog: "\(node.folder)/console.log"))
        let loop = await ConsoleLoop(
            terminal: terminal, node: opened, shelf: shelf, preferences: preferences,
            look: ConsoleLoop.Look(glyphs: glyphs, saved: saved, keymap: keymap),
            operatorName: node.operatorWord, isReadOnly: readOnly)
        await loop.run()
        let signal = await terminal.endSignal
        await terminal.stop()
        return signal
    }
}

extension ColorDepth: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
