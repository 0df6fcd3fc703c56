import Console
import Testing

@testable import Terminal

struct TerminalChoiceTests {
    @Test(
        arguments: [
            ("xterm-256color", nil, ["xterm-256color", "xterm"]),
            ("xterm-kitty", nil, ["xterm-kitty", "xterm-256color", "xterm"]),
            ("foot", nil, ["foot", "xterm-256color", "xterm"]),
            ("tmux-256color", nil, ["tmux-256color", "xterm-256color", "xterm"]),
            ("frob", nil, ["frob", "xterm", "vt100"]),
            ("frob", "truecolor", ["frob", "xterm-256color", "xterm"]),
            (nil, nil, ["xterm", "vt100"]),
        ] as [(String?, String?, [String])])
    func `a terminal that is not known is taken for its nearest kin`(
        term: String?, colorTerm: String?, names: [String]
    ) {
        #expect(choice(term, colorTerm).names == names)
    }

    @Test func `direct colour is only looked for on request`() {
        #expect(
            choice("tmux-256color", wanted: .direct).names
                == ["tmux-direct", "xterm-direct", "tmux-256color", "xterm-256color", "xterm"])
    }

    @Test(
        arguments: [
            (colors: 256, wanted: nil, depth: ColorDepth.indexed), (8, nil, .sixteen),
            (16, nil, .sixteen), (88, nil, .sixteen), (-1, nil, .none), (2, nil, .none),
            (256, .sixteen, .sixteen), (256, ColorDepth.none, .none), (8, .indexed, .sixteen),
            (256, .direct, .indexed),
        ] as [(colors: Int, wanted: ColorDepth?, depth: ColorDepth)])
    func `no more colours are used than there are`(
        colors: Int, wanted: ColorDepth?, depth: ColorDepth
    ) {
        #expect(choice("xterm", wanted: wanted).depth(colors: colors, isDirect: false) == depth)
    }

    @Test func `NO_COLOR wins over everything`() {
        let environment = TerminalEnvironment(term: "xterm", noColor: "1")
        let choice = TerminalChoice(environment: environment, wantedDepth: .direct)

        #expect(choice.depth(colors: 256, isDirect: true) == ColorDepth.none)
        #expect(choice.names == ["xterm", "xterm-256color"])
    }

    @Test(
        arguments: [
            ("15;0", false), ("0;15", true), ("0;default;7", true), ("0;8", false),
            ("7;default", nil),
            (nil, nil), ("", nil),
        ] as [(String?, Bool?)])
    func `COLORFGBG tells the background`(text: String?, isLight: Bool?) {
        let environment = TerminalEnvironment(foregroundBackground: text)
        #expect(TerminalChoice(environment: environment, wantedDepth: nil).isLight == isLight)
    }

    @Test func `over a network an escape byte waits longer`() {
        let near = TerminalChoice(environment: TerminalEnvironment(), wantedDepth: nil)
        let far = TerminalChoice(
            environment: TerminalEnvironment(isRemote: true), wantedDepth: nil)

        #expect(near.escapeDelay == 25)
        #expect(far.escapeDelay == 100)
    }

    private func choice(
        _ term: String?, _ colorTerm: String? = nil, wanted: ColorDepth? = nil
    ) -> TerminalChoice {
        TerminalChoice(
            environment: TerminalEnvironment(term: term, colorTerm: colorTerm),
            wantedDepth: wanted)
    }
}
