import CNcurses
import Glibc

/// What the terminfo database knows of a terminal.
@TerminalActor
struct TerminalEntry {
    let name: String
    let colors: Int
    /// Whether colours are given as red, green and blue.
    let isDirect: Bool
    /// Whether it knows the modes of `TerminalModes`.
    let isModern: Bool
    let showCursor: String?

    /// Looks the names up in turn.
    ///
    /// - Parameters:
    ///   - names: best first.
    ///   - descriptor: the open terminal.
    /// - Throws: `TerminalError.unknownTerminal` or `.cannotPlaceCursor`.
    init(firstOf names: [String], descriptor: Int32) throws(TerminalError) {
        // Unlike initscr, setupterm with a place for the error does not end the process.
        var error: Int32 = 0
        guard let name = names.first(where: { setupterm($0, descriptor, &error) == OK }) else {
            throw .unknownTerminal(names)
        }
        guard tideline_capability("cup") != nil else { throw .cannotPlaceCursor(name) }
        self.name = name
        colors = Int(tigetnum("colors"))
        isDirect = tigetflag("RGB") == 1 || tigetnum("RGB") > 0 || tideline_capability("RGB") != nil
        let leave = tideline_capability("rmcup").map { String(cString: $0) } ?? ""
        isModern = leave.contains("?1049l")
        showCursor = tideline_capability("cnorm").map {
            TerminalModes.unpadded(String(cString: $0))
        }
    }
}
