import Testing

@testable import Console

struct ThemeTests {
    @Test func `the built-in theme is the file in the folder`() throws {
        #expect(try ThemeFiles.text("tideline") == Theme.builtInText)
        #expect(Theme.builtIn == (try Theme(parsing: Theme.builtInText, file: "tideline.theme")))
        #expect(Theme.builtIn.warnings.isEmpty)
    }

    @Test func `a minimal file names what it is`() throws {
        let theme = try Theme(parsing: minimal(), file: "themes/night.theme")

        #expect(theme.stem == "night")
        #expect(theme.name == "night")
        #expect(theme.variant == .dark)
        #expect(theme.pair == nil)
        #expect(theme.warnings.isEmpty)
    }

    @Test func `a role has its colours at every depth`() throws {
        let theme = try Theme(
            parsing: minimal("ok = \"$green bold | green | underline\""), file: "a.theme")

        #expect(
            theme.palette(depth: .direct, isUnicode: true).style(.ok)
                == Style(
                    foreground: .rgb(80, 250, 123), background: .rgb(40, 42, 54), attributes: .bold)
        )
        #expect(
            theme.palette(depth: .indexed, isUnicode: true).style(.ok).foreground == .indexed(48))
        #expect(
            theme.palette(depth: .sixteen, isUnicode: true).style(.ok)
                == Style(foreground: .indexed(2)))
        #expect(
            theme.palette(depth: .none, isUnicode: true).style(.ok)
                == Style(attributes: .underline))
    }

    @Test func `what a theme leaves out looks like its base`() throws {
        let palette = try Theme(parsing: minimal(), file: "a.theme")
            .palette(depth: .direct, isUnicode: true)

        for role in Role.allCases {
            guard let base = role.base, base != .bg else { continue }
            #expect(palette.style(role) == palette.style(base), "\(role)")
        }
    }

    @Test func `a role named by the theme is not derived`() throws {
        let theme = try Theme(parsing: minimal("state_live = \"#010203\""), file: "a.theme")
        let palette = theme.palette(depth: .direct, isUnicode: true)

        #expect(palette.style(.stateLive).foreground == .rgb(1, 2, 3))
        #expect(palette.style(.ok).foreground != .rgb(1, 2, 3))
    }

    @Test func `text on a selected row stays readable`() throws {
        let text = minimal("select = \"#000000 on #ffffff\"", "muted = \"#eeeeee\"")
        let palette = try Theme(parsing: text, file: "a.theme")
            .palette(depth: .direct, isUnicode: true)

        #expect(
            palette.style(.muted, on: .select)
                == Style(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)))
    }

    @Test func `glyphs are those of the theme unless the operator chose others`() throws {
        let theme = try Theme(
            parsing: minimal() + "\n[glyphs]\nset = \"block\"\nborder = \"square\"", file: "a.theme"
        )

        let palette = theme.palette(depth: .indexed, isUnicode: true)
        #expect(palette.glyphs == .block)
        #expect(palette.borders == .square)
        let chosen = theme.palette(depth: .indexed, glyphs: .braille, isUnicode: true)
        #expect(chosen.glyphs == .braille)
        let poor = theme.palette(depth: .indexed, glyphs: .braille, isUnicode: false)
        #expect(poor.glyphs == .ascii)
        #expect(poor.borders == .ascii)
    }

    @Test func `a gradient goes from its first to its last colour`() throws {
        let theme = try Theme(
            parsing: minimal() + "\n[gradients]\nload = \"#000000 #ff0000 #ffffff\"",
            file: "a.theme")
        let palette = theme.palette(depth: .direct, isUnicode: true)

        #expect(palette.gradient(.load, at: 0) == .rgb(0, 0, 0))
        #expect(palette.gradient(.load, at: 1) == .rgb(255, 255, 255))
        #expect(palette.gradient(.load, at: .nan) == .rgb(0, 0, 0))
        #expect(palette.gradient(.load, at: 7) == .rgb(255, 255, 255))
        #expect(Palette.plain.gradient(.load, at: 0.5) == .terminal)
    }

    @Test func `a key that is not known is a warning with its line`() throws {
        let theme = try Theme(parsing: minimal("okay = \"#ffffff\""), file: "a.theme")

        #expect(
            theme.warnings.map(\.description)
                == ["a.theme:18: roles.okay is not known and not used"])
    }

    @Test(arguments: [
        (
            "[meta]\nname = \"x\"",
            "a.theme:1: format: [meta] does not say it; fix: write format = 1 into [meta]"
        ),
        (
            "[meta]\nformat = 2",
            "a.theme:2: format: this program reads format 1, the file has another; "
                + "fix: use a theme of format 1 or a newer program"
        ),
        (
            "[meta]\nformat = 1\n\n[roles]\nfg = \"#ffffff\"",
            "a.theme:4: bg: [roles] does not say it; fix: add bg = \"#rrggbb\" to [roles]"
        ),
        (
            "[meta]\nformat = 1\n[palette]\nred = \"#ff\"",
            "a.theme:4: red: it is no colour; fix: write six digits: \"#8be9fd\""
        ),
        (
            "[meta]\nformat = 1\n[roles]\nfg = 7",
            "a.theme:4: fg: its value is not text; fix: put it in quotes: fg = \"…\""
        ),
        (
            "[meta]\nformat = 1\n[roles]\nfg = \"$white\"",
            "a.theme:4: fg: $white is not in [palette]; fix: add white = \"#rrggbb\" to [palette]"
        ),
        (
            "[meta]\nformat = 1\n[roles]\nfg = \"wite\"",
            "a.theme:4: fg: wite is neither a colour nor an attribute; fix: write $name, #rrggbb, "
                + "default, a name such as cyan or bright-cyan, or one of normal, bold, dim, "
                + "italic, underline, reverse"
        ),
        (
            "[meta]\nformat = 1\n[roles]\nfg = \"red | red | red\"",
            "a.theme:4: fg: its third form names a colour; fix: write only attributes behind the "
                + "second |, such as bold or reverse"
        ),
        (
            "[meta]\nformat = 1\n[roles]\nfg = \"red|red|bold|dim\"",
            "a.theme:4: fg: it has 4 forms between |; fix: write at most three: full colour | "
                + "16 colours | attributes"
        ),
        (
            "[meta]\nformat = 1\nvariant = \"dusk\"",
            "a.theme:3: variant: \"dusk\" is not known; fix: write one of \"dark\", \"light\", "
                + "\"any\""
        ),
    ])
    func `a mistake says where, why and what to write`(text: String, message: String) {
        let error = #expect(throws: ThemeError.self) { try Theme(parsing: text, file: "a.theme") }
        #expect(error?.description == message)
    }

    @Test func `a gradient of one colour is refused`() {
        let text = minimal() + "\n[gradients]\nload = \"#000000\""
        let error = #expect(throws: ThemeError.self) { try Theme(parsing: text, file: "a.theme") }

        #expect(error?.why == "it has 1 stops")
    }

    @Test func `a mistake of the grammar keeps its place`() {
        let error = #expect(throws: ThemeError.self) {
            try Theme(parsing: "[meta]\nformat 1", file: "a.theme")
        }
        #expect(error?.description.hasPrefix("a.theme:2: ") == true)
    }

    @Test func `the theme goes with the background`() throws {
        let light = try ThemeFiles.theme("tideline-light")
        let nord = try ThemeFiles.theme("nord")

        #expect(Theme.choice(named: nil, isLight: true, from: [light]) == light)
        #expect(Theme.choice(named: nil, isLight: nil, from: [light]) == Theme.builtIn)
        #expect(Theme.choice(named: "nord", isLight: true, from: [light, nord]) == nord)
        #expect(Theme.choice(named: "nrod", isLight: nil, from: [light, nord]) == nil)
        #expect(Theme.choice(named: "tideline", isLight: nil, from: []) == Theme.builtIn)
    }

    /// The twelve roles, some of them replaced or more added.
    private func minimal(_ roles: String...) -> String {
        var lines = [
            "fg = \"#f8f8f2\"", "bg = \"#282a36\"", "muted = \"#8080a0\"", "accent = \"#bd93f9\"",
            "ok = \"$green\"", "warn = \"#ffb86c\"", "err = \"#ff5555\"", "info = \"#8be9fd\"",
            "select = \"#f8f8f2 on #44475a\"", "border = \"#6272a4\"",
            "border_focus = \"#bd93f9\"", "title = \"#bd93f9\"",
        ]
        for role in roles {
            let key = role.split(separator: " ")[0]
            lines.removeAll { $0.split(separator: " ")[0] == key }
            lines.append(role)
        }
        return "[meta]\nformat = 1\n[palette]\ngreen = \"#50fa7b\"\n[roles]\n"
            + lines.joined(separator: "\n")
    }
}
