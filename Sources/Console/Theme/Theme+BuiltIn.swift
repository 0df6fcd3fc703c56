extension Theme {
    /// The theme that is compiled in, so that the console runs without the folder `themes`.
    package static let builtIn: Theme = {
        do {
            return try Theme(parsing: builtInText, file: "tideline.theme")
        } catch {
            // A test reads the text below, so that this is never reached in a program that passed.
            return Theme(stem: "tideline", name: "Tideline")
        }
    }()

    /// A theme that says nothing: every role looks like the terminal's own text.
    private init(stem: String, name: String) {
        self.stem = stem
        self.name = name
        variant = .any
        pair = nil
        warnings = []
        looks = [:]
        gradients = [:]
        series = []
        glyphs = nil
        borders = nil
    }

    /// The text of themes/tideline.theme.
    package static let builtInText = #"""
        # Tideline for Tideline; see README.md for the format.

        [meta]
        format = 1
        name = "Tideline"
        variant = "dark"
        pair = "tideline-light"
        license = "Apache-2.0"
        source = "this project"

        [palette]
        bg = "#0e1a22"
        fg = "#d7e4ea"
        muted = "#8299a6"
        accent = "#56c7d6"
        ok = "#7fd1a0"
        warn = "#f0b866"
        err = "#ff7a75"
        info = "#8fb7f0"
        select = "#1f3a4a"
        foam = "#c9f0e6"
        coral = "#ff9e80"
        violet = "#c5a3f5"

        # foreground [on background] [attributes] | in 16 colours | attributes without colours
        [roles]
        fg = "$fg | default | normal"
        bg = "$bg | default"
        muted = "$muted | bright-black | dim"
        accent = "$accent bold | magenta bold | bold"
        ok = "$ok | green | normal"
        warn = "$warn bold | yellow bold | bold"
        err = "$err bold | red bold | reverse"
        info = "$info | cyan | normal"
        select = "$fg on $select | black on cyan | reverse"
        border = "$muted | bright-black | normal"
        border_focus = "$accent bold | magenta bold | bold"
        title = "$accent bold | magenta bold | bold"
        meter_bg = "$select | bright-black | dim"
        key = "$foam bold | cyan bold | bold"
        badge = "$bg on $warn bold | black on yellow | reverse"
        tab_active = "$bg on $accent bold | black on cyan | reverse"

        [gradients]
        confidence = "$err $warn $ok"
        load = "$ok $warn $err"
        loss = "$info $accent"

        [series]
        1 = "$accent"
        2 = "$warn"
        3 = "$foam"
        4 = "$coral"
        5 = "$ok"
        6 = "$info"

        [glyphs]
        set = "auto"
        border = "round"

        """#
}
