import Terminal
import Testing

struct TerminalErrorTests {
    @Test(arguments: [
        (
            TerminalError.notATerminal(reason: "/dev/tty: No such device or address"),
            "no terminal to draw on: /dev/tty: No such device or address; run this in a terminal, "
                + "or use a subcommand that prints (see --help)"
        ),
        (
            .unknownTerminal(["frob", "xterm"]),
            "the terminal is not known: none of frob, xterm is in the terminfo database; install "
                + "ncurses-base, or set TERM to one that `toe` lists"
        ),
        (
            .cannotPlaceCursor("dumb"),
            "the terminal cannot show a console: TERM=dumb cannot place the cursor; set TERM to "
                + "what the terminal is, such as xterm-256color, or use a subcommand that prints "
                + "(see --help)"
        ),
        (
            .refused(what: "starting curses", reason: "TERM=xterm"),
            "the terminal cannot be set up: starting curses: TERM=xterm; try `reset`, or another "
                + "terminal"
        ),
        (
            .cannotOpenLog(path: "/var/log/x", reason: "Permission denied"),
            "the log for error output cannot be opened: /var/log/x: Permission denied; make its "
                + "folder writable, or name another"
        ),
    ])
    func `an error says what, why and what to do`(error: TerminalError, text: String) {
        #expect(error.description == text)
    }
}
