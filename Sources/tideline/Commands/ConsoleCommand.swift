import ArgumentParser
import Console
import Foundation
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
        let remote = try remotePlace()
        let folder = remote == nil ? node.folder : try Self.ownFolder()
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
        async let opening = node.session(worksByItself: true)
        let terminal = await takeTerminal(saved, folder: folder)
        var loop: ConsoleLoop?
        if case .success(let terminal) = terminal {
            loop = await ConsoleLoop(
                terminal: terminal, shelf: shelf, preferences: preferences,
                look: ConsoleLoop.Look(glyphs: glyphs, saved: saved, keymap: keymap),
                operatorName: node.operatorWord, isReadOnly: readOnly)
        }
        let session: NodeSession
        do {
            session = try await opening
        } catch let error as NodeError {
            if case .success(let terminal) = terminal { await terminal.stop() }
            throw Failure.of(error)
        }
        await loop?.run(on: session.node)
        let end = await giveBack(terminal)
        await session.close()
        try end()
    }

    private func remotePlace() throws -> RemotePlace? {
        do throws(NodeError) {
            return try node.remotePlace()
        } catch {
            throw Failure.of(error)
        }
    }

    /// Where the console of a node elsewhere keeps its looks and its log.
    private static func ownFolder() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"] ?? ""
        let base = state.isEmpty ? "\(environment["HOME"] ?? ".")/.local/state" : state
        let folder = "\(base)/tideline"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            return folder
        } catch {
            throw Failure.because("cannot make the folder \(folder): \(error.localizedDescription)")
        }
    }

    private func takeTerminal(
        _ saved: Preferences, folder: String
    ) async -> Result<Terminal, TerminalError> {
        guard FileManager.default.fileExists(atPath: folder) else {
            return .failure(.notATerminal(reason: "there is no node to show"))
        }
        do {
            return .success(
                try await Terminal.start(
                    TerminalOptions(
                        depth: colors, hasMouse: saved.isMouseOn,
                        asksBackground: saved.theme == nil,
                        errorLog: "\(folder)/console.log")))
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

    private func remembered(_ preferences: PreferencesFile) -> Preferences {
        var saved = preferences.load()
        if let theme { saved.theme = theme }
        if noMouse { saved.isMouseOn = false }
        return saved
    }
}

extension ColorDepth: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
