package import Console

/// How the console wants the terminal.
package struct TerminalOptions: Equatable, Sendable {
    /// Nil to find out from the terminal and the environment; `direct` is only used on request.
    package var depth: ColorDepth?
    /// Whether the mouse is reported, which takes selecting text from the terminal.
    package var hasMouse: Bool
    /// Whether the terminal is asked for its background, which waits up to 80 ms for an answer.
    package var asksBackground: Bool
    /// Where standard error goes meanwhile; nil leaves it on the screen.
    package var errorLog: String?
    package var environment: TerminalEnvironment

    package init(
        depth: ColorDepth? = nil, hasMouse: Bool = true, asksBackground: Bool = true,
        errorLog: String? = nil, environment: TerminalEnvironment = .ofProcess
    ) {
        self.depth = depth
        self.hasMouse = hasMouse
        self.asksBackground = asksBackground
        self.errorLog = errorLog
        self.environment = environment
    }
}

/// What the environment says about the terminal.
package struct TerminalEnvironment: Equatable, Sendable {
    /// TERM.
    package var term: String?
    /// COLORTERM.
    package var colorTerm: String?
    /// NO_COLOR: any text that is not empty.
    package var noColor: String?
    /// COLORFGBG: the colour numbers of text and background.
    package var foregroundBackground: String?
    /// Whether keys come over a network.
    package var isRemote: Bool
    /// Whether tmux is between.
    package var isInTmux: Bool
    /// Whether LC_ALL, LC_CTYPE or LANG says anything.
    package var hasLocale: Bool

    package init(
        term: String? = nil, colorTerm: String? = nil, noColor: String? = nil,
        foregroundBackground: String? = nil, isRemote: Bool = false, isInTmux: Bool = false,
        hasLocale: Bool = true
    ) {
        self.term = term
        self.colorTerm = colorTerm
        self.noColor = noColor
        self.foregroundBackground = foregroundBackground
        self.isRemote = isRemote
        self.isInTmux = isInTmux
        self.hasLocale = hasLocale
    }
}
