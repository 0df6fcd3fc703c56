package import Declaration

// A keymap file changes some of the standard keys:
//
//     [keys]
//     retrain = "R f5"       # several keys stand apart by blanks
//     freeze  = "none"       # no key; the help still runs it
//
// A command's name is that of `Command`. A key is a character or one of the names that the help
// shows, such as ctrl-r, alt-a, Space, Enter, PgUp, S-Tab, F5, in any case but for characters.
extension Keymap {
    /// Reads a keymap file's text over the standard keys.
    ///
    /// - Parameters:
    ///   - text: the whole file.
    ///   - file: its path as errors show it.
    /// - Throws: `DeclarationError` for a mistake of the grammar, an unknown command or key, a key
    ///   that belongs to the terminal, and a key that two commands would have in one context.
    package init(parsing text: String, file: String) throws(DeclarationError) {
        let declaration = try Declaration(parsing: text, file: file)
        try declaration.expectSections(["keys"])
        let section = try declaration.section("keys")
        try section.expectKeys(Command.allCases.map(\.rawValue))
        var bindings = Keymap.standard.bindings
        for entry in section.entries {
            let keys = try Self.keys(entry, section)
            for place in bindings.indices where bindings[place].command.rawValue == entry.key {
                bindings[place].keys = keys
            }
        }
        self.init(bindings)
        guard let conflict = conflicts.first else { return }
        throw DeclarationError(
            file: file, line: section.line, what: conflict, fix: "give one of them another key")
    }

    private static func keys(
        _ entry: Declaration.Entry, _ section: Declaration.Section
    ) throws(DeclarationError) -> [Key] {
        let text = try section.string(entry.key)
        guard text.lowercased() != "none" else { return [] }
        var keys: [Key] = []
        for word in text.split(separator: " ") {
            guard let key = Key(named: String(word)) else {
                throw section.error(
                    at: entry.key, "no key is called \(word)",
                    fix: "write a character, or a name such as ctrl-r, alt-a, F5, PgUp, Space")
            }
            guard !Key.reserved.contains(key) else {
                throw section.error(
                    at: entry.key, "\(key.label) cannot be bound",
                    why: "terminals use it themselves, or it must always cancel",
                    fix: "choose another key")
            }
            keys.append(key)
        }
        return keys
    }
}

extension Key {
    /// Keys that terminals act on by themselves, and the one that always cancels.
    static let reserved: Set<Key> = [
        .control("\\"), .control("s"), .control("q"), .control("c"),
    ]

    /// Reads a key by the name that `label` gives it.
    init?(named name: String) {
        let lowered = name.lowercased()
        if let known = Self.named.first(where: { $0.label.lowercased() == lowered }) {
            self = known
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if lowered.hasPrefix("ctrl-"), lowered.count == 6, let last = lowered.last {
            self = .control(last)
        } else if lowered.hasPrefix("alt-"), lowered.count == 5, let last = name.last {
            self = .alt(last)
        } else if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()),
            (1...24).contains(number)
        {
            self = .function(number)
        } else {
            return nil
        }
    }

    private static let named: [Key] = [
        " ", .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
        .right, .home, .end, .pageUp, .pageDown, .shiftUp, .shiftDown,
    ]
}
