import Console

/// What follows from the environment, decided without touching the terminal.
struct TerminalChoice: Equatable {
    let environment: TerminalEnvironment
    let wantedDepth: ColorDepth?

    /// Names to look up in the terminfo database, best first.
    ///
    /// Names of newer terminals are often missing from it (Debian's ncurses-base knows neither
    /// kitty nor foot nor ghostty); they all understand xterm.
    var names: [String] {
        var names: [String] = []
        if wantedDepth == .direct, environment.noColor == nil { names += directNames }
        if let term = environment.term { names.append(term) }
        names += isLikeXterm ? ["xterm-256color", "xterm"] : ["xterm", "vt100"]
        return names.reduce(into: []) { known, name in
            if !known.contains(name) { known.append(name) }
        }
    }

    private var directNames: [String] {
        let family = environment.term.map { $0.split(separator: "-")[0] } ?? "xterm"
        return ["\(family)-direct", "xterm-direct"]
    }

    private var isLikeXterm: Bool {
        let families = [
            "xterm", "kitty", "ghostty", "alacritty", "foot", "wezterm", "tmux", "screen", "rxvt",
            "konsole", "gnome", "vte", "st-", "contour", "rio",
        ]
        let term = environment.term ?? ""
        return families.contains { term.contains($0) } || environment.colorTerm != nil
    }

    /// Returns the colours to use on a terminal that knows so many.
    func depth(colors: Int, isDirect: Bool) -> ColorDepth {
        // no-color.org: any value that is not empty.
        if environment.noColor != nil || wantedDepth == ColorDepth.none || colors < 8 {
            return .none
        }
        if isDirect { return .direct }
        let most: ColorDepth = colors >= 256 ? .indexed : .sixteen
        return wantedDepth == .sixteen ? .sixteen : most
    }

    /// Milliseconds in which the rest of a key's bytes must follow an escape byte.
    var escapeDelay: Int { environment.isRemote ? 100 : 25 }

    /// Whether the background is light by COLORFGBG; nil when it does not say.
    ///
    /// Its last number is the background: 7 and 9 to 15 are light among the sixteen.
    var isLight: Bool? {
        guard let last = environment.foregroundBackground?.split(separator: ";").last,
            let number = Int(last), (0..<16).contains(number)
        else { return nil }
        return number == 7 || number > 8
    }
}
