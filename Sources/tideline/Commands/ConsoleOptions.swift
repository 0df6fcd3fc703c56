import ArgumentParser
import Console

/// How the console looks and what may be done in it.
struct ConsoleOptions: ParsableArguments {
    @Option(help: "A theme by its name, such as dracula; the last one used without.")
    var theme: String?

    @Option(
        help: ArgumentHelp("A folder of theme files, before the others.", valueName: "folder"),
        completion: .directory)
    var themes: String?

    @Option(
        help: ArgumentHelp(
            "A keymap; $XDG_CONFIG_HOME/tideline/keys without, if it is there.",
            valueName: "file"), completion: .file())
    var keys: String?

    @Option(help: "none, sixteen, indexed or direct.")
    var colors: ColorDepth?

    @Option(help: "braille, block or ascii.")
    var glyphs: GlyphSet?

    @Flag(help: "Nothing can be changed until :rw says so.")
    var readOnly = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false
}

extension ColorDepth: ExpressibleByArgument {}
extension GlyphSet: ExpressibleByArgument {}
