/// Why the console cannot have the terminal, and what to do about it.
package enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither a controlling terminal nor standard input can be drawn on.
    case notATerminal(reason: String)
    /// None of these is in the terminfo database.
    case unknownTerminal([String])
    /// The terminal has no way to place the cursor.
    case cannotPlaceCursor(String)
    /// What curses or the system refused.
    case refused(what: String, reason: String)
    /// Standard error cannot go to this file meanwhile.
    case cannotOpenLog(path: String, reason: String)

    package var description: String {
        switch self {
        case .notATerminal(let reason):
            """
            no terminal to draw on: \(reason); run this in a terminal, or use a subcommand that \
            prints (see --help)
            """
        case .unknownTerminal(let names):
            """
            the terminal is not known: none of \(names.joined(separator: ", ")) is in the terminfo \
            database; install ncurses-base, or set TERM to one that `toe` lists
            """
        case .cannotPlaceCursor(let name):
            """
            the terminal cannot show a console: TERM=\(name) cannot place the cursor; set TERM to \
            what the terminal is, such as xterm-256color, or use a subcommand that prints (see \
            --help)
            """
        case .refused(let what, let reason):
            "the terminal cannot be set up: \(what): \(reason); try `reset`, or another terminal"
        case .cannotOpenLog(let path, let reason):
            """
            the log for error output cannot be opened: \(path): \(reason); make its folder \
            writable, or name another
            """
        }
    }
}
