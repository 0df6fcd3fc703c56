import ArgumentParser
import Console
import Foundation
import Link
import Store
import Terminal
import Wire

/// The console from the terminal's taking to its giving back, on whatever node it is given.
struct ConsoleRun: Sendable {
    /// Where its looks are remembered and its errors go; nothing is shown when it is not there.
    let folder: String
    let operatorName: String
    private let shelf: ThemeShelf
    private let keymap: Keymap
    private let options: ConsoleOptions
    private let preferences: PreferencesFile
    private let saved: Preferences

    /// Reads themes and keys; throws what is wrong with them.
    init(_ options: ConsoleOptions, folder: String, operatorName: String) throws {
        self.options = options
        self.folder = folder
        self.operatorName = operatorName
        shelf = ThemeShelf(extraFolder: options.themes)
        if let theme = options.theme, shelf.theme(named: theme) == nil {
            throw Failure.because(
                "there is no theme \"\(theme)\"; there are "
                    + shelf.names.joined(separator: ", "))
        }
        keymap = try KeymapFile.load(options.keys)
        preferences = PreferencesFile(folder: folder)
        var saved = preferences.load()
        if let theme = options.theme { saved.theme = theme }
        if options.noMouse { saved.isMouseOn = false }
        self.saved = saved
    }

    /// Shows the node until the operator quits or the terminal goes away, then ends the session.
    ///
    /// The session is opened beside the terminal: the first frame need not wait for a store and
    /// its models.
    func run(_ open: @Sendable () async throws -> NodeSession) async throws {
        // The terminal listens to it while it is shown. A window that is closed comes as the end of
        // the input, too, and then the signal must not cut the closing of the node short.
        signal(SIGHUP, SIG_IGN)
        async let opening = open()
        let terminal = await takeTerminal()
        var loop: ConsoleLoop?
        if case .success(let terminal) = terminal {
            loop = await ConsoleLoop(
                terminal: terminal, shelf: shelf, preferences: preferences,
                look: ConsoleLoop.Look(glyphs: options.glyphs, saved: saved, keymap: keymap),
                operatorName: operatorName, isReadOnly: options.readOnly)
        }
        let session: NodeSession
        do {
            session = try await opening
        } catch let error as NodeError {
            if case .success(let terminal) = terminal { await terminal.stop() }
            throw Failure.of(error)
        }
        await loop?.run(on: session.node, by: performer(session.node))
        let end = await giveBack(terminal)
        await session.close()
        try end()
    }

    /// Works on the node, and through it on those below.
    private func performer(_ node: any NodeAPI) -> EffectPerformer {
        EffectPerformer(
            node: node,
            further: { [operatorName] id in
                if let remote = node as? RemoteNode { return remote.nodeBelow(id) }
                return RemoteNode(.relay(by: node, to: id, as: operatorName, role: .operator))
            },
            link: { [folder] invitation, below in
                let served =
                    below == nil
                    ? LockHolder(folder: folder)?.addresses.compactMap { ServedAddress($0) } ?? []
                    : []
                guard let first = served.first(where: { !$0.address.isLoopback }) ?? served.first
                else {
                    return invitation.secret
                        + " (the secret alone: where that node is reached is not known here)"
                }
                let place = first.reachable
                let link = InvitationLink(
                    address: place.address, secret: invitation.secret, trust: place.trust)
                return "tideline join '\(link)'"
            })
    }

    private func takeTerminal() async -> Result<Terminal, TerminalError> {
        guard FileManager.default.fileExists(atPath: folder) else {
            return .failure(.notATerminal(reason: "there is no node to show"))
        }
        do {
            return .success(
                try await Terminal.start(
                    TerminalOptions(
                        depth: options.colors, hasMouse: saved.isMouseOn,
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
}
