import Console
import Declaration
import Testing

@Suite struct KeymapParsingTests {
    @Test func keysAreReplaced() throws {
        let keymap = try Keymap(
            parsing: "[keys]\nretrain = \"F5 ctrl-t\"\nfreeze = \"none\"\n", file: "my.keys")

        #expect(keymap.command(for: .function(5), in: .jobs) == .retrain)
        #expect(keymap.command(for: .control("t"), in: .tiers) == .retrain)
        #expect(keymap.command(for: "R", in: .jobs) == nil)
        #expect(keymap.command(for: "f", in: .jobs) == nil)
        #expect(keymap.command(for: "q", in: .jobs) == .quit)
    }

    @Test(arguments: [
        ("[keys]\nretrain = \"hyper-r\"\n", "no key is called hyper-r"),
        ("[keys]\nretrain = \"ctrl-s\"\n", "ctrl-s cannot be bound"),
        ("[keys]\nretrain = \"ctrl-c\"\n", "ctrl-c cannot be bound"),
        ("[keys]\nretrain = \"q\"\n", "q means both retrain and quit in"),
        ("[keys]\nfrobnicate = \"x\"\n", "[keys] has no key frobnicate"),
        ("[kees]\nretrain = \"x\"\n", "kees"),
    ])
    func mistakesAreSaidWithTheirLine(text: String, message: String) {
        let error = #expect(throws: DeclarationError.self) {
            try Keymap(parsing: text, file: "my.keys")
        }

        #expect(error?.description.contains(message) == true)
        #expect(error?.description.hasPrefix("my.keys:") == true)
    }

    @Test(arguments: [
        ("Space", Key.character(" ")), ("Enter", .enter), ("S-Tab", .backTab), ("PgUp", .pageUp),
        ("↑", .up), ("alt-Z", .alt("Z")), ("ctrl-r", .control("r")), ("~", .character("~")),
        ("F12", .function(12)), ("esc", .escape), ("S-↓", .shiftDown),
    ])
    func keysHaveTheNamesThatTheHelpShows(name: String, key: Key) throws {
        let others = Keymap.standard.bindings.filter { $0.keys.contains(key) }
        let freed = others.map { "\($0.command.rawValue) = \"none\"\n" }.joined()

        let keymap = try Keymap(parsing: "[keys]\n\(freed)foldAll = \"\(name)\"\n", file: "k")

        #expect(keymap.command(for: key, in: .tiers) == .foldAll)
        #expect(key.label.lowercased() == name.lowercased())
    }
}
