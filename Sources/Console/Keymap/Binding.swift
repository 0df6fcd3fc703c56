/// What a command is called, which keys give it, and where they do.
package struct Binding: Equatable, Sendable {
    package let command: Command
    package var keys: [Key]
    /// For the help.
    package let description: String
    /// For the line of hints: nil leaves it out.
    package let hint: String?
    package let contexts: Set<Context>
    /// Whether it changes the node, which a read-only console must not.
    package let changesNode: Bool

    init(
        _ command: Command, _ keys: Key..., does description: String, hint: String? = nil,
        in contexts: Set<Context>, changesNode: Bool = false
    ) {
        self.command = command
        self.keys = keys
        self.description = description
        self.hint = hint
        self.contexts = contexts
        self.changesNode = changesNode
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    package init(extendedGraphemeClusterLiteral character: Character) {
        self = .character(character)
    }

    /// How the key is written on screen.
    package var label: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "ctrl-\(character)"
        case .alt(let character): "alt-\(character)"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .shiftUp: "S-↑"
        case .shiftDown: "S-↓"
        case .function(let number): "F\(number)"
        }
    }
}
