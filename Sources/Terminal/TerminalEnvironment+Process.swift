import Glibc

extension TerminalEnvironment {
    /// The environment of this process; variables that are empty count as not set.
    package static var ofProcess: TerminalEnvironment {
        TerminalEnvironment(
            term: variable("TERM"), colorTerm: variable("COLORTERM"),
            noColor: variable("NO_COLOR"), foregroundBackground: variable("COLORFGBG"),
            isRemote: variable("SSH_CONNECTION") != nil || variable("SSH_TTY") != nil,
            isInTmux: variable("TMUX") != nil,
            hasLocale: ["LC_ALL", "LC_CTYPE", "LANG"].contains { variable($0) != nil })
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
